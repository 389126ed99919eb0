"""Tests of planning, with a checker of its own that shares no code with the planner."""
