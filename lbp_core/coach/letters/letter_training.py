"""What a letter says of the training so far, in two or three lines: programme, main work, sessions done. No judgement here."""

from collections.abc import Iterable, Sequence
from datetime import date

from lbp_core.coach.letters.letter_answers import counted, in_full
from lbp_core.coach.plan.plan_days import trained_days
from lbp_core.evidence.letter_words import letter_words
from lbp_core.evidence.library import library
from lbp_core.evidence.templates import presentations
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Block
from lbp_core.models.programme import Prescription, Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.planning.words import listed, load_in_words

MAIN = 4
"""Exercises named; those with the most load first."""


def training_told(
    version: ProgrammeVersion | None, saved: date | None, done: Sequence[date], unit: WeightUnit
) -> tuple[str, ...]:
    """The lines. `saved` is the studio's day the version was kept on, `done` the days of the sessions done, oldest first."""
    words = letter_words().training
    sessions = words["no_sessions"]
    if done:
        said = words["sessions"].format(n=counted(len(done), "session"), first=in_full(done[0]), last=in_full(done[-1]))
        sessions = said if len(done) > 1 else words["one_session"].format(first=in_full(done[0]))
    if version is None or saved is None:
        return (words["none"], *((sessions,) if done else ()))
    programme = version.programme
    planned = words["programme"].format(
        date=in_full(saved),
        n=version.number,
        days=counted(_days_a_week(programme), "day"),
        stage=presentations()[programme.presentation].name.lower(),
    )
    return (planned, *_main_work(programme, unit), sessions)


def _main_work(programme: Programme, unit: WeightUnit) -> Iterable[str]:
    named: dict[str, Prescription] = {}
    for day in trained_days(programme):
        for block in day.blocks:
            if block.block in {Block.CORE, Block.STRENGTH}:
                named |= {one.exercise: one for one in block.exercises}
    heavy = sorted(named.values(), key=lambda one: -(one.dose.load_g or 0))[:MAIN]
    said = [_said(one, unit) for one in heavy if one.exercise in library()]
    if said:
        yield letter_words().training["doses"].format(says=listed(said))


def _said(one: Prescription, unit: WeightUnit) -> str:
    name = library()[one.exercise].name.lower()
    return name if one.dose.load_g is None else f"{name} {load_in_words(one.dose.load_g, unit)}"


def _days_a_week(programme: Programme) -> int:
    return round(len(trained_days(programme)) / len(programme.weeks))
