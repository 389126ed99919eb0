"""Opinions: one file per question, rules as records."""
