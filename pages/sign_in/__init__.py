"""The plain pages around signing in: no Streamlit, no script but the PIN pad's own."""
