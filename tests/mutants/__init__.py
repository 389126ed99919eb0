"""Mutants of the engine: small slips put into rules, facts and planning one at a time, to see whether a test tells."""
