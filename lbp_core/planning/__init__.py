"""Programmes: template to blocks to doses to calendar, and next week from a decision."""
