"""Arithmetic: what the answers and the diary add up to. No opinions."""
