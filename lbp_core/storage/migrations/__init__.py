"""How the stored shape grew, step by step. Steps are never edited once released."""
