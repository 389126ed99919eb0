"""One exercise with everything the library knows of it. The tiles that lead here are in exercise_library."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from lbp_core.coach.library.browsing import beside, checks_before_return, left_out, opens, return_words, usual_gate
from lbp_core.coach.library.picturing import picture_says
from lbp_core.coach.library.shelf import dose_words, equipment, exercises
from lbp_core.models.exercise import Exercise
from pages._parts.body_words import DEMANDS
from pages._parts.checklist import details
from pages._parts.exercise_filter import filters_set
from pages._parts.leaf import address, leaf


def exercise_page(one: Exercise) -> None:
    """Everything the library says of it, under the way back to the tiles as they were."""
    leaf("back", to=address("exercises", **filters_set()), label="All exercises")
    leaf("exercise", **_known_of(one.id))


@cache
def _known_of(exercise_id: str) -> dict[str, Any]:
    """What its layout is filled with: data/ does not change while the server runs."""
    one = next(one for one in exercises() if one.id == exercise_id)
    return {
        "one": one,
        "ladder": list(_steps(one)),
        "usual_gate": usual_gate(),
        "left_out": left_out(one),
        "checks": checks_before_return(one),
        "details": details,
        "return_words": return_words(),
        "demands": [(name, asks) for key, name in DEMANDS.items() if (asks := getattr(one.demands, key))],
        "newtons": _newtons(one),
        "elsewhere": _elsewhere(one),
    }


def _steps(one: Exercise) -> Iterator[dict[str, Any]]:
    names, stage = equipment(), None
    for number, (rung, gate) in enumerate(zip(one.ladder, opens(one), strict=True), 1):
        yield {
            "number": number,
            "rung": rung,
            "stage": rung.earliest is not stage,
            "gate": gate,
            "dose": dose_words(rung.dose),
            "kit": ", ".join(names[piece] for piece in rung.equipment),
            "picture": picture_says(one.id, number),
            "instead": beside(one, number),
        }
        stage = rung.earliest


def _newtons(one: Exercise) -> str:
    if one.compression is None:
        return ""
    low, high = one.compression.newtons
    return f"about {low:,} N" if low == high else f"{low:,} to {high:,} N"


def _elsewhere(one: Exercise) -> str:
    known = (("wger", one.elsewhere.wger), ("free-exercise-db", one.elsewhere.free_exercise_db))
    return "; ".join(f"{where}: {name}" for where, name in known if name)
