"""What the trainer sees in Streamlit: one file per page, four beats each. No rule, number or query lives here."""
