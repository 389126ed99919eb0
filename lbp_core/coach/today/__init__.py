"""Who needs the trainer today, and why: glances, rows, reminders."""
