"""What raised an alert, one telling at a time: whose answers, in which words, and what was on the screen at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from lbp_core.coach.screening import asking
from lbp_core.coach.screening.telling import alone, flags, pauses
from lbp_core.evidence.words import words_for
from lbp_core.models.alerts import Origin, Telling
from lbp_core.models.records import By, ScreeningRecord
from lbp_core.models.screening import Answer, Occasion, Told
from lbp_core.models.verdict import Disposition
from lbp_core.storage.flags import NumberedPause

ORIGINS = {
    Occasion.FULL: Origin.SCREENING,
    Occasion.SAFETY_SIX: Origin.SESSION,
    Occasion.CHECK_IN: Origin.CHECK_IN,
    Occasion.MORNING: Origin.MORNING,
    Occasion.SYMPTOM: Origin.SYMPTOM,
}
ONE_SITTING = timedelta(hours=1)
"""A screening is saved step by step, and what cannot wait before the form is sent: the same answers come more than once."""


def alarming(flagged: dict[str, Answer], occasion: Occasion) -> bool:
    """Whether these answers pause training, or ask for a clinician where nobody sat beside the client.

    A routine yes of a full screening shapes the plan in front of both; it rings no bell.
    """
    ends = alone(flagged)
    return pauses(ends) or (ends is Disposition.REFER_ROUTINE and occasion is not Occasion.FULL)


def of_screening(record: ScreeningRecord, questions: Iterable[str] | None = None) -> Telling:
    """One set of answers, of which `questions` are told (None: every one that is more than a no)."""
    flagged = flags(record.asked)
    asked = flagged if questions is None else [name for name in flagged if name in set(questions)]
    return Telling(
        id=record.id,
        at=record.at,
        on=record.on,
        origin=ORIGINS[record.occasion],
        by=record.by,
        said=tuple((asking.named(name), name, flagged[name]) for name in asked),
        note=record.note,
        told=record.told or _told(alone(flagged)),
    )


def of_pause(one: NumberedPause) -> Telling:
    """A pause of the trainer's own, in their words."""
    return Telling(
        id=one.id,
        at=one.at,
        on=one.on,
        origin=Origin.JUDGEMENT,
        by=By.TRAINER,
        note=one.pause.reason,
        told=_told(one.pause.soon),
    )


def without_repeats(tellings: Sequence[Telling], answered: Sequence[datetime]) -> tuple[Telling, ...]:
    """Oldest first in, newest first out: a telling that adds nothing to one of the same sitting is left out.

    What came after the trainer had `answered` is never a repeat of what came before.
    """
    kept: list[Telling] = []
    for one in tellings:
        before = [earlier for earlier in kept if not any(earlier.at <= when <= one.at for when in answered)]
        if not any(_repeats(one, earlier) for earlier in before):
            kept.append(one)
    return tuple(reversed(kept))


def _repeats(one: Telling, earlier: Telling) -> bool:
    same = one.origin is earlier.origin is not Origin.JUDGEMENT and one.at - earlier.at <= ONE_SITTING
    return same and set(one.said) <= set(earlier.said) and one.note in {None, earlier.note}


def _told(ends: Disposition) -> Told:
    words = words_for(ends)
    return Told(disposition=ends, headline=words.headline, for_client=words.for_client)
