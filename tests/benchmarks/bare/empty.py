"""A page with one checkbox and nothing else."""

import streamlit as st

st.checkbox("tick", key="tick")
