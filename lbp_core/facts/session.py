"""What the taps of one session add up to: sets done, what was felt, and the diary row. No opinions, and nothing prefilled.

'Set done' without numbers says: as prescribed. It asserts the top of the asked range, the asked load and reserve, and
sound technique; a number given with the tap, or another tap, says otherwise. What nobody tapped stays unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lbp_core.facts.eased import day_as_eased, replaced
from lbp_core.facts.session_safety import yes_ids
from lbp_core.models.exercise import Dose
from lbp_core.models.history import ExerciseDone, Prescribed, Session, Symptom
from lbp_core.models.programme import Prescription
from lbp_core.models.records import Entry, EntryKind, SessionRecord

GRAMS = 1_000
LEFT_OR_NOT = frozenset({EntryKind.SKIPPED, EntryKind.SKIP_UNDONE, EntryKind.SET_DONE})


@dataclass(frozen=True, kw_only=True)
class SetDone:
    """One set as it was done. Load in grams, hold in seconds."""

    number: int
    reps: int | None
    hold_s: int | None
    load_g: int | None
    reps_in_reserve: int | None


@dataclass(frozen=True, kw_only=True)
class ExerciseTaps:
    """What was tapped for one exercise."""

    sets: tuple[SetDone, ...]
    pain_during: float | None
    symptom: Symptom | None
    technique_ok: bool | None
    skipped: bool
    touched: bool


def exercise_taps(record: SessionRecord, asked: Prescription) -> ExerciseTaps:
    """The taps of one exercise laid together: the latest of a kind and set counts, an undone set is not done."""
    return _laid_together([tap for tap in record.entries if tap.exercise == asked.exercise], asked)


@lru_cache(maxsize=1_024)
def diary_row(record: SessionRecord) -> Session:
    """The session as the weekly review reads it. A session that was opened and in which nothing was done did not happen."""
    taps: dict[str | None, list[Entry]] = {}
    for tap in record.entries:
        taps.setdefault(tap.exercise, []).append(tap)
    planned = {item.exercise: item for item in record.plan.prescriptions}
    done = (
        *(
            _exercise_done(_laid_together(taps.get(asked.exercise, ()), asked), asked, planned.get(asked.exercise))
            for asked in day_as_eased(record).prescriptions
        ),
        *(_given_up(_laid_together(taps.get(gone.exercise, ()), gone), gone) for gone in replaced(record)),
    )
    minutes = _number(record, EntryKind.MINUTES)
    effort = _number(record, EntryKind.EFFORT)
    return Session(
        date=record.on,
        completed=any(row.sets_done for row in done) or (record.finished and (effort is not None)),
        pain_before=_number(record, EntryKind.PAIN_BEFORE),
        minutes=minutes,
        effort=effort,
        pain_next_morning=_number(record, EntryKind.PAIN_NEXT_MORNING),
        safety=yes_ids([tap.answers for tap in record.entries if tap.kind is EntryKind.SAFETY and tap.answers]),
        exercises=done,
    )


def asserted(dose: Dose) -> Entry:
    """What 'as prescribed' claims of one set of this dose."""
    return Entry(
        kind=EntryKind.SET_DONE,
        reps=None if dose.reps is None else dose.reps[1],
        hold_s=dose.hold_s,
        load_g=dose.load_g,
        reps_in_reserve=dose.reps_in_reserve,
    )


def _laid_together(taps: Sequence[Entry], asked: Prescription) -> ExerciseTaps:
    sets = _sets_done(taps, asked.dose)
    form = _latest(taps, EntryKind.TECHNIQUE)
    sign = _latest(taps, EntryKind.SYMPTOM)
    left_out = [tap.kind for tap in taps if tap.kind in LEFT_OR_NOT][-1:]
    return ExerciseTaps(
        sets=sets,
        pain_during=_worst_pain(taps),
        symptom=None if sign is None else sign.symptom,
        technique_ok=form.technique_ok if form is not None else True if sets else None,
        skipped=left_out == [EntryKind.SKIPPED],
        touched=bool(taps),
    )


def _sets_done(taps: Sequence[Entry], dose: Dose) -> tuple[SetDone, ...]:
    done: dict[int, Entry] = {}
    for tap in taps:
        if tap.kind is EntryKind.SET_DONE and tap.set_number is not None:
            done[tap.set_number] = tap
        elif tap.kind is EntryKind.SET_UNDONE and tap.set_number is not None:
            done.pop(tap.set_number, None)
    claimed = asserted(dose)
    return tuple(_set_done(number, done[number], claimed) for number in sorted(done))


def _set_done(number: int, said: Entry, claimed: Entry) -> SetDone:
    return SetDone(
        number=number,
        reps=claimed.reps if said.reps is None else said.reps,
        hold_s=claimed.hold_s if said.hold_s is None else said.hold_s,
        load_g=claimed.load_g if said.load_g is None else said.load_g,
        reps_in_reserve=claimed.reps_in_reserve if said.reps_in_reserve is None else said.reps_in_reserve,
    )


def _given_up(told: ExerciseTaps, planned: Prescription) -> ExerciseDone:
    """What something else stood in for: the sets done before that, which may be none."""
    row = _exercise_done(told, planned, planned)
    return row.model_copy(update={"sets_done": row.sets_done or 0})


def _exercise_done(told: ExerciseTaps, asked: Prescription, planned: Prescription | None) -> ExerciseDone:
    """Made easier on its own step, it is still measured against what was planned: it has not reached that."""
    same_step = planned is not None and planned.rung == asked.rung
    whole = [one for one in told.sets if _held(one, asked.dose)]
    said_something = bool(told.sets) or told.skipped
    return ExerciseDone(
        exercise=asked.exercise,
        rung=asked.rung,
        prescribed=_prescribed(planned.dose if same_step and planned is not None else asked.dose),
        sets_done=len(whole) if said_something else None,
        reps_done=_known([one.reps for one in told.sets]),
        load_kg=_mean_load([one.load_g for one in told.sets]),
        reps_in_reserve=min(
            (one.reps_in_reserve for one in told.sets if one.reps_in_reserve is not None), default=None
        ),
        pain_during=told.pain_during,
        symptom=told.symptom,
        technique_ok=told.technique_ok,
    )


def _held(one: SetDone, dose: Dose) -> bool:
    """A hold cut short is not the set that was asked for; the diary has no other place to say so."""
    return dose.hold_s is None or one.hold_s is None or one.hold_s >= dose.hold_s


def _known(reps: Sequence[int | None]) -> tuple[int, ...] | None:
    known = tuple(count for count in reps if count is not None)
    return known if known and len(known) == len(reps) else None


def _mean_load(grams: Sequence[int | None]) -> float | None:
    known = [one for one in grams if one is not None]
    return round(sum(known) / len(known) / GRAMS, 3) if known else None


def _prescribed(dose: Dose) -> Prescribed:
    reps = dose.reps[0] if dose.reps is not None and dose.reps[0] == dose.reps[1] else dose.reps
    return Prescribed(
        sets=dose.sets,
        reps=reps,
        hold_s=dose.hold_s,
        load_kg=None if dose.load_g is None else dose.load_g / GRAMS,
        reps_in_reserve=dose.reps_in_reserve,
    )


def _worst_pain(taps: Sequence[Entry]) -> float | None:
    """The highest of the latest score of each set, and of the exercise as a whole."""
    latest = {tap.set_number: tap.score for tap in taps if tap.kind is EntryKind.PAIN_DURING}
    return max((score for score in latest.values() if score is not None), default=None)


def _latest(taps: Sequence[Entry], kind: EntryKind) -> Entry | None:
    return next((tap for tap in reversed(taps) if tap.kind is kind), None)


def _number(record: SessionRecord, kind: EntryKind) -> float | None:
    tap = record.latest(kind)
    if tap is None:
        return None
    return tap.minutes if kind is EntryKind.MINUTES else tap.score
