"""Documents on paper: what they say arrives as plain words and numbers, what leaves is a PDF. No opinions, no records."""
