"""Backups: taking, sealing, keeping and putting back. What a studio's rows are, and SQL, is in storage."""
