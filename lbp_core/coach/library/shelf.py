"""What stands on the studio's shelf, for the pages: exercises, equipment, sources, and the words for doses and days."""

from lbp_core.evidence.equipment import equipment as kit
from lbp_core.evidence.learning import Topic, topics
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import Limit, limits
from lbp_core.evidence.sources import Source
from lbp_core.evidence.sources import sources as register
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose, Exercise
from lbp_core.planning.words import DAY_KINDS, WEEKDAYS, dose_in_words, load_in_grams, load_in_words, load_number

__all__ = [
    "DAY_KINDS",
    "WEEKDAYS",
    "Source",
    "dose_words",
    "equipment",
    "exercise",
    "exercise_name",
    "exercises",
    "learning",
    "limits_by_room",
    "load_in_grams",
    "load_in_words",
    "load_number",
    "sources",
]


def exercise(exercise_id: str) -> Exercise | None:
    """The exercise with that id; None where the library no longer has it."""
    return library().get(exercise_id)


def exercises() -> tuple[Exercise, ...]:
    """Every exercise in the library's order."""
    return tuple(library().values())


def exercise_name(exercise_id: str) -> str:
    """The exercise's name; the id itself where the library no longer has it."""
    known = library().get(exercise_id)
    return exercise_id if known is None else known.name


def equipment() -> dict[str, str]:
    """Names of the equipment by id, in the list's order."""
    return {name: piece.name for name, piece in kit().items()}


def sources() -> dict[str, Source]:
    """The register of sources by key."""
    return register()


def learning() -> dict[str, Topic]:
    """What a trainer can read up on, by key."""
    return topics()


def limits_by_room() -> dict[str, dict[str, Limit]]:
    """Every limit by its name, in the sections of data/limits.yaml."""
    known = limits()
    return {room: dict(getattr(known, room)) for room in type(known).model_fields}


def dose_words(dose: Dose, unit: WeightUnit = WeightUnit.KG) -> str:
    """The dose as the trainer reads it, loads in the client's unit."""
    return dose_in_words(dose, unit)
