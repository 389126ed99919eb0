"""Virtual clients whose pain answers to load, and what each way of deciding makes of them (python -m tests.benchmarks.trial)."""
