"""`screen`, `plan` and `review`: standard input to standard output, line by line. What the lines mean is in lbp_core/coach."""

import argparse
import gc
import sys

OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""A year's history is some ten thousand objects without cycles: looking for cycles in each line is time for nothing."""


def screen(_: argparse.Namespace) -> int:
    """Answers every line; exit code 0 at the end of the input."""
    return _answer("screen")


def plan(_: argparse.Namespace) -> int:
    """Answers every line; exit code 0 at the end of the input."""
    return _answer("plan")


def review(_: argparse.Namespace) -> int:
    """Answers every line; exit code 0 at the end of the input."""
    return _answer("review")


def _answer(verb: str) -> int:
    from lbp_core.coach.wire import wire

    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 100)
    return wire.run(verb, sys.stdin, sys.stdout)
