"""Pieces that two or more pages are made of. They draw; they decide nothing."""
