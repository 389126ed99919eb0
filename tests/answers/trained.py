"""Sessions tapped at random: what they add up to, how the day stands after easings, swaps and flares, the diary row."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.eased import (
    day_as_eased,
    eased_since_pain,
    only_swapped,
    planned_as,
    replaced,
    said_easier,
    standing,
    stands_now,
    times_eased,
)
from lbp_core.facts.flared import before_the_flare, done_since_the_flare
from lbp_core.facts.session import diary_row, exercise_taps
from lbp_core.facts.under_way import is_under_way, training_day
from lbp_core.models.history import Symptom
from lbp_core.models.programme import PlannedDay
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.screening import Answer
from lbp_core.planning.calm_day import calm_day
from lbp_core.planning.next_week import needs_of
from tests.answers.planned import programme

COUNT = 240
LATE = date(2026, 3, 30)
OTHERS = ("dead-bug", "glute-bridge", "side-plank", "row")


def record(number: int) -> SessionRecord:
    """One session of somebody's first programme, with any taps in any order."""
    dice, plan = Random(number), programme(number % 20)
    day = plan.days[number % len(plan.days)]
    names = [item.exercise for item in day.prescriptions]
    calm = calm_day(day, needs_of(plan, library(), limits()))
    taps = tuple(_tap(dice, [*names, *OTHERS[:2]], calm) for _ in range(dice.choice((0, 2, 8, 20, 30))))
    return SessionRecord(
        id=f"s{number}", client_id="c", programme_version_id="p", opened=datetime(2026, 3, 2, tzinfo=UTC), on=day.date,
        plan=day, entries=taps,
    )  # fmt: skip


def _tap(dice: Random, names: list[str], calm: PlannedDay) -> Entry:
    kind = dice.choice([*EntryKind, EntryKind.SET_DONE, EntryKind.SET_DONE, EntryKind.SET_DONE, EntryKind.EASED])
    name, words = dice.choice(names[:6]), dict[str, Any]()
    if kind in (EntryKind.SET_DONE, EntryKind.SET_UNDONE):
        words = {"set_number": dice.randint(1, 3)}
        words |= {
            one: dice.choice((None, None, most, most // 2))
            for one, most in (("reps", 12), ("hold_s", 10), ("load_g", 12_000), ("reps_in_reserve", 3))
        }
    elif kind in (EntryKind.EASED, EntryKind.SWAPPED):
        instead = dice.choice((None, *OTHERS))
        dose = library()[instead or name].rung(1).dose
        words = {"rung": dice.choice((None, 1, 2)), "dose": dice.choice((None, dose)), "instead": instead}
        words["text"] = dice.choice((None, "Two sets, slowly."))
    elif kind is EntryKind.FLARED:
        words = {"plan": dice.choice((None, calm)), "text": dice.choice((None, "taken back"))}
    elif kind is EntryKind.SAFETY:
        words = {"answers": {"leg_pain": dice.choice(list(Answer)), "ca_night": dice.choice((Answer.NO, Answer.YES))}}
    words |= {
        "score": dice.choice((None, 0.0, 2.0, 4.5, 8.0)), "symptom": dice.choice((None, Symptom.SHARP)),
        "technique_ok": dice.choice((None, True, False)), "minutes": dice.choice((None, 0, 40)),
    }  # fmt: skip
    whole = {EntryKind.SAFETY, EntryKind.PAIN_BEFORE, EntryKind.EFFORT, EntryKind.MINUTES, EntryKind.FINISHED}
    whole |= {EntryKind.PAIN_NEXT_MORNING, EntryKind.FLARED}
    return Entry(kind=kind, exercise=None if kind in whole else name, **words)


def sessions() -> Iterator[tuple[str, dict[str, Any]]]:
    """What each session comes to."""
    for number in range(COUNT):
        one = record(number)
        names = [item.exercise for item in one.plan.prescriptions]
        yield f"{number} {len(one.entries)} taps", {
            "row": diary_row(one),
            "taps": [exercise_taps(one, item) for item in one.plan.prescriptions],
            "under way": is_under_way(one),
            "days": [
                training_day(one, limits().planning, on=LATE, at=one.opened + timedelta(minutes=at))
                for at in (-1, 0, 239, 240, 241)
            ],
            "day": day_as_eased(one),
            "gone": replaced(one),
            "standing": standing(one),
            "before": (before_the_flare(one), done_since_the_flare(one)),
            "each": [
                (
                    times_eased(one, name), said_easier(one, name), only_swapped(one, name), eased_since_pain(one, name),
                    planned_as(one, name), stands_now(one, name),
                )
                for name in (*names, *OTHERS)
            ],
        }  # fmt: skip
