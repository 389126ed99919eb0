"""What stands on the studio's shelf, for the pages: exercises, equipment, sources, and a dose in words."""

from lbp_core.evidence.equipment import equipment as kit
from lbp_core.evidence.library import find, library
from lbp_core.evidence.sources import Source
from lbp_core.evidence.sources import sources as register
from lbp_core.models.exercise import Dose, Exercise


def exercises(words: str = "") -> tuple[Exercise, ...]:
    """Every exercise in the library's order, or those that go by those words."""
    return find(words) if words.strip() else tuple(library().values())


def exercise_name(exercise_id: str) -> str:
    """The exercise's name; the id itself where the library no longer has it."""
    known = library().get(exercise_id)
    return exercise_id if known is None else known.name


def rung_name(exercise_id: str, rung: int) -> str:
    """The name of that step of the ladder, or nothing where the ladder has no such step."""
    known = library().get(exercise_id)
    return known.ladder[rung - 1].name if known is not None and 1 <= rung <= len(known.ladder) else ""


def equipment() -> dict[str, str]:
    """Names of the equipment by id, in the list's order."""
    return {name: piece.name for name, piece in kit().items()}


def sources() -> dict[str, Source]:
    """The register of sources by key."""
    return register()


def dose_words(dose: Dose) -> str:
    """'3 × 8–12 each side · 8 kg · 2 in reserve': sets of reps, seconds, metres or minutes, in the coach's order."""
    counted = _range(dose.reps) or _unit(dose.hold_s, "s") or _unit(_range(dose.metres), "m") or _unit(_range(dose.minutes), "min")
    said = (
        f"{dose.sets} × {counted}" if dose.sets > 1 or dose.reps else counted,
        "each side" if dose.per_side else None,
        None if dose.load_g is None else f"{dose.load_g / 1000:g} kg",
        None if dose.reps_in_reserve is None else f"{dose.reps_in_reserve} in reserve",
    )
    return " · ".join(filter(None, said))


def _range(ends: tuple[int, int] | None) -> str | None:
    if ends is None:
        return None
    return f"{ends[0]}" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def _unit(amount: int | str | None, unit: str) -> str | None:
    return None if amount is None else f"{amount} {unit}"
