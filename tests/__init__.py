"""The tests. Fixtures are in conftest.py, the servers they start in servers.py."""
