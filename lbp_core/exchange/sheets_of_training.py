"""The sheets about training: planned, done, and done before coaching. The last is one that other training apps read too."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from lbp_core.exchange.cells import Column, Sheet
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import PlannedDay, Prescription
from lbp_core.models.records import EntryKind, ProgrammeVersion, SessionRecord
from lbp_core.models.whole_record import SetTold, WholeRecord

GRAMS_PER_KG, GRAMS_PER_LB = 1_000, 453.59237
SCORE = "0 none to 10 worst imaginable; empty: not known"


class Planned(NamedTuple):
    """One exercise of one planned day of one version."""

    version: ProgrammeVersion
    day: PlannedDay
    item: Prescription
    name: str


class Set(NamedTuple):
    """One set with its session and its exercise's name."""

    of: WholeRecord
    session: SessionRecord
    told: SetTold

    @property
    def name(self) -> str:
        """The exercise as it is called."""
        return self.of.names.get(self.told.exercise, self.told.exercise)


def in_kg(grams: int | None) -> float | None:
    """Grams as kilograms, to the gram."""
    return None if grams is None else round(grams / GRAMS_PER_KG, 3)


def in_lb(grams: int | None) -> float | None:
    """Grams as pounds, to a hundredth."""
    return None if grams is None else round(grams / GRAMS_PER_LB, 2)


def tapped(session: SessionRecord, kind: EntryKind) -> Any:
    """The number that counts of that kind; None where nobody tapped one."""
    tap = session.latest(kind)
    if tap is None:
        return None
    return {EntryKind.MINUTES: tap.minutes, EntryKind.NOTE: tap.text}.get(kind, tap.score)


def _planned(of: WholeRecord) -> Iterable[Planned]:
    for version in of.versions:
        for day in version.programme.days:
            for item in day.prescriptions:
                yield Planned(version, day, item, of.names.get(item.exercise, item.exercise))


def _sets(of: WholeRecord) -> Iterable[Set]:
    sessions = {one.id: one for one in of.sessions}
    return (Set(of, sessions[one.session_id], one) for one in of.sets)


def _range(pair: tuple[int, int] | None) -> str | None:
    return None if pair is None else str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} to {pair[1]}"


def _dose(read: Any) -> Any:
    def of(one: Planned) -> Any:
        dose: Dose = one.item.dose
        return read(dose)

    return of


PROGRAMME = Sheet(
    "programme",
    "one exercise of one planned day, in every version of the programme",
    (
        Column("version", "versions count from 1; the highest is the one that holds", lambda one: one.version.number),
        Column("written_at_utc", "the instant, UTC", lambda one: one.version.at),
        Column("because", "what made the version", lambda one: one.version.because),
        Column("date", "the planned day", lambda one: one.day.date),
        Column("kind", "strength, core or walk", lambda one: one.day.kind),
        Column("exercise", "its name", lambda one: one.name),
        Column("step", "which step of its ladder, 1 the easiest", lambda one: one.item.rung),
        Column("sets", "how many sets", _dose(lambda dose: dose.sets)),
        Column("reps", "repetitions, or from and to", _dose(lambda dose: _range(dose.reps))),
        Column("hold_s", "seconds held", _dose(lambda dose: dose.hold_s)),
        Column("walk_m", "metres, or from and to", _dose(lambda dose: _range(dose.metres))),
        Column("minutes_min", "minutes, or from and to", _dose(lambda dose: _range(dose.minutes))),
        Column("per_side", "yes where it is done on each side", _dose(lambda dose: dose.per_side)),
        Column("load_kg", "the whole weight, kilograms", _dose(lambda dose: in_kg(dose.load_g))),
        Column("load_lb", "the same in pounds", _dose(lambda dose: in_lb(dose.load_g))),
        Column("reps_in_reserve", "repetitions left in the tank", _dose(lambda dose: dose.reps_in_reserve)),
        Column("rest_s", "seconds between sets", _dose(lambda dose: dose.rest_s)),
    ),
    _planned,
)
SESSIONS = Sheet(
    "sessions",
    "one session that was opened",
    (
        Column("session_id", "its name in this kit", lambda one: one.id),
        Column("on", "the studio's calendar day", lambda one: one.on),
        Column("planned_for", "the planned day it carried out", lambda one: one.plan.date),
        Column("opened_at_utc", "the instant, UTC", lambda one: one.opened),
        Column("finished", "yes where the trainer closed it", lambda one: one.finished),
        Column("pain_before_0_10", SCORE, lambda one: tapped(one, EntryKind.PAIN_BEFORE)),
        Column("pain_next_morning_0_10", SCORE, lambda one: tapped(one, EntryKind.PAIN_NEXT_MORNING)),
        Column("effort_0_10", "0 rest to 10 as hard as it gets", lambda one: tapped(one, EntryKind.EFFORT)),
        Column("minutes_min", "how long it took", lambda one: tapped(one, EntryKind.MINUTES)),
        Column("note", "the trainer's note", lambda one: tapped(one, EntryKind.NOTE)),
    ),
    lambda of: reversed(of.sessions),
)
SETS = Sheet(
    "sets",
    "one set that was done, or one exercise in which none was (set empty)",
    (
        Column("session_id", "the session", lambda one: one.session.id),
        Column("on", "the studio's calendar day", lambda one: one.told.on),
        Column("exercise", "its name", lambda one: one.name),
        Column("set", "counted from 1", lambda one: one.told.number),
        Column("reps", "repetitions", lambda one: one.told.reps),
        Column("hold_s", "seconds held", lambda one: one.told.hold_s),
        Column("load_kg", "the whole weight, kilograms", lambda one: in_kg(one.told.load_g)),
        Column("load_lb", "the same in pounds", lambda one: in_lb(one.told.load_g)),
        Column("reps_in_reserve", "repetitions left in the tank", lambda one: one.told.reps_in_reserve),
        Column("pain_during_0_10", SCORE + "; of the exercise as a whole", lambda one: one.told.pain_during),
        Column("stopped_by", "sharp, travelling or climbing pain", lambda one: one.told.symptom),
        Column("technique_ok", "yes or no; empty: not said", lambda one: one.told.technique_ok),
        Column("skipped", "yes where it was left out", lambda one: one.told.skipped),
    ),
    _sets,
)
BEFORE = Sheet(
    "training_before",
    "one set from before coaching, as it was brought in from another program",
    (
        Column("on", "the day", lambda one: one.on),
        Column("exercise", "as it was called there", lambda one: one.name),
        Column("known_here_as", "our name for it; empty: not known here", lambda one: one.exercise),
        Column("set", "counted from 1", lambda one: one.number),
        Column("reps", "repetitions", lambda one: one.reps),
        Column("load_kg", "kilograms", lambda one: in_kg(one.load_g)),
        Column("seconds_s", "seconds", lambda one: one.seconds),
    ),
    lambda of: of.before,
)
HEVY = Sheet(
    "workouts_for_other_apps",
    "one set in the columns that Hevy uses, ours after them",
    (
        Column("title", "what the day was for", lambda one: one.session.plan.kind.value.capitalize()),
        Column("start_time", "the instant it was opened, UTC", lambda one: f"{one.session.opened:%Y-%m-%d %H:%M:%S}"),
        Column("end_time", "not kept, so empty", lambda one: None),
        Column("description", "the trainer's note", lambda one: tapped(one.session, EntryKind.NOTE)),
        Column("exercise_title", "its name", lambda one: one.name),
        Column("superset_id", "there are none", lambda one: None),
        Column("exercise_notes", "empty", lambda one: None),
        Column("set_index", "counted from 0", lambda one: one.told.number - 1),
        Column("set_type", "always normal", lambda one: "normal"),
        Column("weight_kg", "kilograms", lambda one: in_kg(one.told.load_g)),
        Column("reps", "repetitions", lambda one: one.told.reps),
        Column("distance_km", "not kept, so empty", lambda one: None),
        Column("duration_seconds", "seconds held", lambda one: one.told.hold_s),
        Column("rpe", "not kept, so empty", lambda one: None),
        Column("pain_during", SCORE, lambda one: one.told.pain_during),
        Column("pain_before", SCORE, lambda one: tapped(one.session, EntryKind.PAIN_BEFORE)),
        Column("pain_next_day", SCORE, lambda one: tapped(one.session, EntryKind.PAIN_NEXT_MORNING)),
    ),
    lambda of: (one for one in _sets(of) if one.told.number is not None),
)
