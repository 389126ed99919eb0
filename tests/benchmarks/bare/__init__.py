"""Bare Streamlit pages: what the framework itself costs, without anything of ours."""
