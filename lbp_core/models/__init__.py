"""Words: what exists. Frozen models and enums; no policy, no reading, no writing."""
