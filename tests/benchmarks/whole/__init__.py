"""The whole product against its limits, beside bare Streamlit in the same run: `python3 -m lbp_core bench`."""
