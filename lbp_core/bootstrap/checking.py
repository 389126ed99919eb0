"""`check-data` and `rulebook`: is the knowledge whole, and do the pages printed from it say what holds?"""

import argparse
from difflib import unified_diff

from lbp_core.bootstrap.places import ROOT
from lbp_core.bootstrap.saying import Stopped, in_plain_words

MEND = "python3 -m lbp_core rulebook"


def check_knowledge(_: argparse.Namespace) -> int:
    """Prints every problem of data/, file and entry first. Exit code 1 where there is one."""
    from lbp_core.coach.docs import knowledge

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
    """Writes what is made from rules, data and drawings, or says whether it is stale. Raises Stopped where something is."""
    from lbp_core.coach.docs import composed_drawings, hazards, rulebook, worked_clients

    with in_plain_words():
        rooms = {"rulebook.md": rulebook, "hazards.md": hazards, "programmes.md": worked_clients}
        fresh = {f"docs/{name}": room.markdown() for name, room in rooms.items()}
        fresh[composed_drawings.KEPT.relative_to(ROOT).as_posix()] = composed_drawings.text()
    for name, text in fresh.items():
        page = ROOT / name
        printed = page.read_text(encoding="utf-8") if page.exists() else ""
        if not asked.check:
            page.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name} is {'as it was' if text == printed else 'written'}. Commit it with the rules.")
        elif text != printed:
            raise Stopped(_what_is_stale(name, printed, text))
        else:
            print(f"{name} says what the rules and data/ say.")
    return 0


def _what_is_stale(name: str, printed: str, fresh: str) -> str:
    changed = unified_diff(printed.splitlines(), fresh.splitlines(), name, "the rules", lineterm="")
    return "\n".join(line[:200] for line in list(changed)[:12]) + f"\n{name} is stale. Mend it with: {MEND}"
