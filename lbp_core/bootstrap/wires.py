"""`screen` and `review`: standard input to standard output, line by line. What the lines mean is in lbp_core/coach."""

import argparse
import sys


def screen(_: argparse.Namespace) -> int:
    """Answers every line; exit code 0 at the end of the input."""
    return _answer("screen")


def review(_: argparse.Namespace) -> int:
    """Answers every line; exit code 0 at the end of the input."""
    return _answer("review")


def _answer(verb: str) -> int:
    from lbp_core.coach import wire  # needs the requirements, so it waits until they are there

    return wire.run(verb, sys.stdin, sys.stdout)
