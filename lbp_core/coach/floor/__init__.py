"""A session while it runs: cards, taps, swaps, what was easier, and putting it right afterwards."""
