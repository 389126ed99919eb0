"""The weekly review: the history, the decision with its reasons, what-if, and the word to the client."""
