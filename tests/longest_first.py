"""Files that take minutes begin first, so that no worker ends on one while the others are idle. Nothing is left out."""

import pytest

MINUTES = (
    "tests/journeys",
    "tests/many",
    "tests/bootstrap/test_serving",
    "tests/storage/test_migrating",
    "tests/documents/test_page",
)
LONG = (
    "tests/access",
    "tests/benchmarks",
    "tests/bootstrap",
    "tests/faults",
    "tests/laws",
    "tests/leaving",
    "tests/storage",
    "tests/test_fixtures",
)
MIDDLING = ("tests/coach", "tests/documents", "tests/keeping", "tests/pages", "tests/phone", "tests/planning")
RANKS = (MINUTES, LONG, MIDDLING)


def rank(nodeid: str) -> int:
    """0 for what takes minutes, 3 for what takes moments."""
    return next((place for place, files in enumerate(RANKS) if nodeid.startswith(files)), len(RANKS))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorted by file alone: within a file the order is the file's."""
    items.sort(key=lambda item: rank(item.nodeid))
