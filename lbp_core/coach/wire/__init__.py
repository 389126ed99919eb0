"""The command line for other programs: a line of JSON in, a line out."""
