"""Knowledge: loads and checks data/."""
