"""The drawings: anatomy, contact with the floor and with things, legibility, and one for every rung."""
