"""What clearances in force limit, in sentences for every place where something is loaded. Holding to them: planning/within."""

from collections.abc import Iterable
from datetime import date

from lbp_core.models.clearing import ClearanceLimits, LimitsInForce
from lbp_core.models.client import WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.planning.words import day_in_words, load_in_words

SUPERVISED = "only with the trainer beside them"


def limits_told(gate: Gate, unit: WeightUnit = WeightUnit.KG) -> tuple[str, ...]:
    """One line for each clearance that limits something, newest first: who, when, what."""
    return tuple(
        f"{who(one.by, one.role)}, {day_in_words(one.given_on)}: {'; '.join(said)}."
        for one in gate.limits
        if (said := [*ticked(one.limits, unit), *([one.says.rstrip(" .")] if one.says else [])])
    )


def ticked(limits: ClearanceLimits, unit: WeightUnit = WeightUnit.KG) -> tuple[str, ...]:
    """Each limit that was ticked, in a few words."""
    load = [] if limits.load_g_most is None else [f"no load over {load_in_words(limits.load_g_most, unit)}"]
    words = (
        ("no bending under load", limits.no_loaded_bending),
        ("no impact", limits.no_impact),
        (SUPERVISED, limits.supervised_only),
    )
    return (*load, *(says for says, is_so in words if is_so))


def overdue(gate: Gate, *, on: date) -> tuple[LimitsInForce, ...]:
    """The clearances whose day to look again has come."""
    return tuple(one for one in gate.limits if one.review_on is not None and one.review_on <= on)


def looks_again(found: Iterable[LimitsInForce]) -> str:
    """The sentence for them: who asked for a new look, since when."""
    named = "; ".join(
        f"{who(one.by, one.role)} asked for a new look by {day_in_words(one.review_on)}"
        for one in found
        if one.review_on
    )
    return f"{named}. Ask for a newer clearance, and record it."


def who(name: str, role: str) -> str:
    """'Dr Okafor (hospital doctor)', 'Dr Lind (GP)'."""
    return f"{name} ({role if role.isupper() else role[:1].lower() + role[1:]})"
