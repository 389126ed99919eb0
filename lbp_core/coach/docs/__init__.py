"""Pages of docs/ that are made from data/, and the check that data/ is whole."""
