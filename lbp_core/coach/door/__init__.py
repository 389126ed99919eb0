"""Who works here and how they come in: people, sign-in, lock, own keys, whose client is whose, and the log."""
