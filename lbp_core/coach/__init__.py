"""The verbs a page may call: one file per job."""
