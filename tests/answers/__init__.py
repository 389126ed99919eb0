"""What the engine answers to several hundred invented people, kept: whoever changes an answer sees which, and says so."""
