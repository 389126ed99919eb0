"""What the client reads and sends on their own phone."""
