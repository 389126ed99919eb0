"""What a trainer is told about the studio's backups."""
