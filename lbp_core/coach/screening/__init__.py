"""Questions asked and answers kept, and what they say: red flags, presentation, measures, stop rules."""
