"""Coaching core for people with lower back pain: answers and diary → facts → rules → decision → next programme."""
