"""Records that leave and come back: the leaving kit, bringing in, history from other programs, erasing, how long to keep."""
