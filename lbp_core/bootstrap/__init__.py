"""Sets up what is missing and starts things. Standard library only, so that a bare Python can run it."""
