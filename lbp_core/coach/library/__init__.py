"""Exercises, pictures and sources, for the pages to browse and cite."""
