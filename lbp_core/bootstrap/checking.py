"""`check-data` and `rulebook`: is the knowledge whole, and does the printed rule book say what the rules do?"""

import argparse
from difflib import unified_diff

from lbp_core.bootstrap.places import ROOT
from lbp_core.bootstrap.saying import Stopped, in_plain_words

RULEBOOK = ROOT / "docs" / "rulebook.md"
MEND = "python3 -m lbp_core rulebook"


def check_knowledge(_: argparse.Namespace) -> int:
    """Prints every problem of data/, file and entry first. Exit code 1 where there is one."""
    from lbp_core.coach import knowledge

    problems = knowledge.problems()
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} to mend in data/. Mend them and run `python3 -m lbp_core check-data` again.")
        return 1
    print(f"data/ is whole: {knowledge.summary()}.")
    return 0


def rulebook_options(parser: argparse.ArgumentParser) -> None:
    """--check."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the printed book is stale")


def rulebook(asked: argparse.Namespace) -> int:
    """Writes docs/rulebook.md, or says whether it is stale. Raises Stopped where it is."""
    from lbp_core.coach.rulebook import markdown

    with in_plain_words():
        fresh = markdown()
    printed = RULEBOOK.read_text(encoding="utf-8") if RULEBOOK.exists() else ""
    if not asked.check:
        RULEBOOK.write_text(fresh, encoding="utf-8", newline="\n")
        print(f"docs/rulebook.md is {'as it was' if fresh == printed else 'written'}. Commit it with the rules.")
        return 0
    if fresh != printed:
        changed = list(
            unified_diff(printed.splitlines(), fresh.splitlines(), "docs/rulebook.md", "the rules", lineterm="")
        )
        raise Stopped("\n".join(changed[:12]) + f"\ndocs/rulebook.md is stale. Mend it with: {MEND}")
    print("docs/rulebook.md says what the rules do.")
    return 0
