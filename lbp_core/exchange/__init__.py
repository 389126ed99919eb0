"""What leaves the studio and what comes in, as text: CSV, our own JSON, FHIR, one zip. It reads no database."""
