"""Tidy table in, chart out."""
