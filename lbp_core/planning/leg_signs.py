"""Leg symptoms that the safety answers tell of shape the plan too, whether or not they were ticked as a trigger."""

from collections.abc import Iterable

from lbp_core.models.screening import Trigger
from lbp_core.rules.screening import LEG_PAIN, LEG_PAIN_SEVERE, NEURO_TINGLE

OF_THE_LEG = frozenset({LEG_PAIN.id, LEG_PAIN_SEVERE.id, NEURO_TINGLE.id})


def with_leg_signs(triggers: tuple[Trigger, ...], fired: Iterable[str]) -> tuple[Trigger, ...]:
    """The triggers, with leg symptoms among them where one of the fired screening rules is about a leg."""
    told = not OF_THE_LEG.isdisjoint(fired)
    return (*triggers, Trigger.LEG_SYMPTOMS) if told and Trigger.LEG_SYMPTOMS not in triggers else triggers
