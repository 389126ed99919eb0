"""What leaves on paper: handout, progress, year, discharge."""
