"""Training history of other programs, read with limits: which program, which columns, which numbers and days."""
