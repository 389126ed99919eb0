"""What is on file: consents, PAR-Q+, what the trainer may plan alone."""
