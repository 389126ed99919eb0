"""Documents to read and print, for the trainer's own browser: a plain route beside Streamlit, behind the same guard."""
