"""The trainer's pages, spoken to as a trainer would: through the app, on a real studio."""
