"""What an exercise's card says at this moment: a stop sign, an own rule, too much pain, a clearance, and what was eased."""

from collections.abc import Mapping

from lbp_core.coach.screening.stop_rules import broken_rule, in_words
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.eased import eased_since_pain, only_swapped, said_easier
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.programme import Prescription
from lbp_core.models.records import SessionRecord
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.views import ExerciseCard
from lbp_core.planning.within import beyond, heavier_than

STOP_SIGNS = {
    "sharp": "Sharp pain: stop this exercise for today. Ask the safety questions again before going on.",
    "travelling": "Pain that travels: stop this exercise for today. Ask the safety questions again before going on.",
    "climbing": "Pain that rises from set to set: stop this exercise for today, and step it back next time.",
}

TOO_MUCH = (
    "Pain {pain:g}: stop here or make it easier (shorter range, less load, fewer reps), unless this much is usual for "
    "them. The review counts it."
)


def with_advice(
    card: ExerciseCard, record: SessionRecord, *, cleared: ClearanceLimits, rules: Mapping[str, StopRule]
) -> ExerciseCard:
    """The card with what to do now: a stop sign goes first, then an own rule, pain above the ceiling, a clearance."""
    name, stopped = card.exercise.id, card.symptom is not None
    rule = rules.get(name)
    broken = None if stopped else broken_rule(record, name, rules)
    too_much = not stopped and _above_ceiling(card) and not eased_since_pain(record, name)
    return card.model_copy(
        update={
            "own_rule": None if rule is None else in_words(rule),
            "advice": _advice(card, broken, too_much=too_much) or _beyond(card.prescription, cleared),
            "bothers": too_much or broken is not None,
            "held": broken is not None,
            "eased": said_easier(record, name),
            "swapped": only_swapped(record, name),
        }
    )


def _above_ceiling(card: ExerciseCard) -> bool:
    return card.pain_during is not None and card.pain_during > limits().review.pain_ceiling.value


def _advice(card: ExerciseCard, broken: StopRule | None, *, too_much: bool) -> str | None:
    if card.symptom is not None:
        return STOP_SIGNS[card.symptom]
    if broken is not None:
        return in_words(broken)
    return TOO_MUCH.format(pain=card.pain_during) if too_much else None


def _beyond(asked: Prescription, cleared: ClearanceLimits) -> str | None:
    """What a clearance leaves out of this exercise as it is planned; None where it leaves it as it is."""
    why = beyond(library()[asked.exercise], asked.rung, asked.dose.load_g, cleared)
    if why is None:
        return None
    lighter = heavier_than(asked.dose.load_g or 0, cleared) == why
    return f"{why[:1].upper()}{why[1:]}. {'Take less weight.' if lighter else 'Leave this one out today.'}"
