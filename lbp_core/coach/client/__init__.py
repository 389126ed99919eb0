"""One client: who they are, what they told lately, a symptom at any hour."""
