"""Drawings of every exercise: a posed figure, the things it uses, and where it moves. Words about them are in data/."""
