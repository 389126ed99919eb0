"""Letters to a clinician."""
