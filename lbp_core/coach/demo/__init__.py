"""The demo studio: invented clients who live through weeks."""
