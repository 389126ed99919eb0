"""The hazard log as a page of the docs. The log itself is data/hazards.yaml; its gate is tests/hazard_gate.py."""

from collections.abc import Iterable

from lbp_core.evidence.hazards import Hazard, Rating, hazards


def markdown() -> str:
    """docs/hazards.md, the same on every machine."""
    parts = [
        "# The hazard log\n",
        "Made by `python -m lbp_core rulebook`; change data/hazards.yaml, not this file. Severity and likelihood run from "
        "1 to 5, the risk from 1 acceptable to 5 unacceptable (the matrix of NHS DCB0129); below 3 may stay. The ratings "
        "are the developers' proposal and wait for the owner's and a clinician's view. A full test run fails where a test "
        "named here did not run or did not pass.\n",
        "| id | hazard | before | after | status |\n|---|---|---|---|---|",
        *(
            f"| [{one.id}](#{one.id.lower()}) | {one.hazard} | {one.before.risk} | {one.after.risk} | {one.status} |"
            for one in hazards()
        ),
        "",
        *map(_section, hazards()),
    ]
    return "\n".join(parts)


def _section(one: Hazard) -> str:
    to_come = f"\nStill to come: {'; '.join(one.to_come)}.\n" if one.to_come else ""
    return (
        f"## {one.id}\n\n**{one.hazard}** {one.cause} {one.effect}\n\n"
        f"Before: {_rated(one.before)}. After: {_rated(one.after)}. Owner: {one.owner}. Status: {one.status}.\n\n"
        f"{_list(one.controls)}\n{to_come}\nShown by:\n\n{_list(f'`{name}`' for name in one.tests)}\n"
    )


def _rated(rating: Rating) -> str:
    return f"severity {rating.severity}, likelihood {rating.likelihood}, risk {rating.risk}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
