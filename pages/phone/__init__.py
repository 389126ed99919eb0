"""The client's own phone: small pages made on the server. They need no script and never open a Streamlit session."""
