"""A session as it stands, put together for the page: plan, last time, sets, what was felt. What may be tapped: training."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from lbp_core.coach.floor.card_advice import with_advice
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.gate.limits_told import limits_told
from lbp_core.coach.screening.stop_rules import rules_of, told
from lbp_core.evidence.library import library
from lbp_core.evidence.questions import asked_at
from lbp_core.facts.eased import day_as_eased, planned_as, replaced
from lbp_core.facts.session import ExerciseTaps, SetDone, asserted, exercise_taps
from lbp_core.models.client import Client, WeightUnit
from lbp_core.models.exercise import Block
from lbp_core.models.gate import Gate
from lbp_core.models.programme import PlannedDay, Prescription
from lbp_core.models.records import EntryKind, SessionRecord
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import MayTrain
from lbp_core.models.views import ExerciseCard, SessionView, SetState
from lbp_core.planning.words import day_in_words, dose_in_words, load_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.sessions import last_tap, sessions_of
from lbp_core.storage.transaction import Transaction

LONGEST_MINUTES = 240
LOOK_BACK = timedelta(days=60)


def session_view(tx: Transaction, record: SessionRecord) -> SessionView:
    """The session, its client's gate, and a card per exercise."""
    client = find_client(tx, record.client_id)
    gate = gate_of(tx, client, on=record.on)
    recent = sessions_of(tx, client.id, since=record.on - LOOK_BACK)
    earlier = [one for one in recent if one.on <= record.on and one.id != record.id]
    effort, note = record.latest(EntryKind.EFFORT), record.latest(EntryKind.NOTE)
    minutes, before = record.latest(EntryKind.MINUTES), record.latest(EntryKind.PAIN_BEFORE)
    rules, unit = rules_of(tx, client.id), client.details.weight_unit
    return SessionView(
        record=record,
        client=client,
        gate=gate,
        brief=(*_brief(client, gate), *(f"Own rule, {line}" for line in told(rules.values()))),
        safety_answered=safety_answered(record),
        pain_before=None if before is None else before.score,
        cards=tuple(
            with_advice(one, record, cleared=gate.within, rules=rules)
            for one in _cards(record, day_as_eased(record), earlier, unit)
        ),
        given_up=tuple(_given_up(record, earlier, unit)),
        effort=None if effort is None else effort.score,
        minutes=None if minutes is None else minutes.minutes,
        minutes_so_far=_minutes_so_far(record, last_tap(tx, record.id)),
        rules=tuple(rules.values()),
        note=None if note is None else note.text,
        finished=record.finished,
    )


def card_as_tapped(view: SessionView, record: SessionRecord, exercise: str) -> ExerciseCard | None:
    """That exercise's card after more taps, nothing else looked up again; None where the exercise is not there now."""
    last = {one.exercise.id: one.last for one in view.cards}
    rules = {one.exercise: one for one in view.rules}
    for block in day_as_eased(record).blocks:
        for asked in block.exercises:
            if asked.exercise == exercise:
                card = _card(record, block.block, asked, last.get(exercise), view.client.details.weight_unit)
                return with_advice(card, record, cleared=view.gate.within, rules=rules)
    return None


def safety_answered(record: SessionRecord) -> bool:
    """True once each of the safety six has a real answer in this session's newest safety tap."""
    given = record.latest(EntryKind.SAFETY)
    answers = {} if given is None or given.answers is None else given.answers
    six = asked_at(Occasion.SAFETY_SIX)
    return all(answers.get(one.id, Answer.NOT_ASKED) is not Answer.NOT_ASKED for one in six)


def _brief(client: Client, gate: Gate) -> tuple[str, ...]:
    """What bounds this session, whatever is planned."""
    lines = [f"Limits from {line}" for line in limits_told(gate, client.details.weight_unit)]
    if gate.may_train is MayTrain.MODIFIED:
        lines.append("Modified work only: at the present level or below, and nothing that brings the answer on.")
    return tuple(lines)


def _cards(
    record: SessionRecord, day: PlannedDay, earlier: Sequence[SessionRecord], unit: WeightUnit
) -> Iterator[ExerciseCard]:
    for block in day.blocks:
        for asked in block.exercises:
            yield _card(record, block.block, asked, _last_time(asked, earlier, unit), unit)


def _given_up(record: SessionRecord, earlier: Sequence[SessionRecord], unit: WeightUnit) -> Iterator[ExerciseCard]:
    """What was begun, then something else took its place."""
    blocks = {item.exercise: block.block for block in record.plan.blocks for item in block.exercises}
    for gone in replaced(record):
        begun = exercise_taps(record, gone)
        if begun.sets or begun.pain_during is not None:
            block = blocks.get(planned_as(record, gone.exercise), Block.STRENGTH)
            yield _card(record, block, gone, _last_time(gone, earlier, unit), unit)


def _card(record: SessionRecord, block: Block, asked: Prescription, last: str | None, unit: WeightUnit) -> ExerciseCard:
    exercise = library()[asked.exercise]
    told = exercise_taps(record, asked)
    return ExerciseCard(
        block=block,
        prescription=asked,
        exercise=exercise,
        rung=exercise.rung(asked.rung),
        dose=dose_in_words(asked.dose, unit),
        last=last,
        sets=_sets(asked, told),
        pain_during=told.pain_during,
        symptom=told.symptom,
        technique_ok=told.technique_ok,
        skipped=told.skipped,
        advice=None,
        unit=unit,
    )


def _sets(asked: Prescription, told: ExerciseTaps) -> tuple[SetState, ...]:
    """Each asked set: as it was done, or with what 'as prescribed' would claim of it."""
    done = {one.number: one for one in told.sets}
    claim = asserted(asked.dose)
    empty = SetDone(
        number=1, reps=claim.reps, hold_s=claim.hold_s, load_g=claim.load_g, reps_in_reserve=claim.reps_in_reserve
    )
    return tuple(
        SetState(
            number=number,
            done=number in done,
            reps=done.get(number, empty).reps,
            hold_s=done.get(number, empty).hold_s,
            load_g=done.get(number, empty).load_g,
            reps_in_reserve=done.get(number, empty).reps_in_reserve,
        )
        for number in range(1, asked.dose.sets + 1)
    )


def _last_time(asked: Prescription, earlier: Sequence[SessionRecord], unit: WeightUnit) -> str | None:
    """'Last time, 3 Mar: 8, 8, 7 reps, 12 kg, pain 2'; None where it was never done."""
    for record in earlier:
        for planned in day_as_eased(record).prescriptions:
            if planned.exercise != asked.exercise:
                continue
            if (told := exercise_taps(record, planned)).sets:
                return f"Last time, {day_in_words(record.on)}: {_told(told, unit)}"
    return None


def _told(told: ExerciseTaps, unit: WeightUnit) -> str:
    counts = [one.reps if one.hold_s is None else one.hold_s for one in told.sets]
    counted = "reps" if told.sets[0].hold_s is None else "s"
    said = f"{', '.join(map(str, counts))} {counted}" if None not in counts else f"{len(counts)} sets"
    load = told.sets[-1].load_g
    parts = [said] + ([] if load is None else [load_in_words(load, unit)])
    return ", ".join(parts + ([] if told.pain_during is None else [f"pain {told.pain_during:g}"]))


def _minutes_so_far(record: SessionRecord, last: datetime | None) -> int:
    """Whole minutes from the opening to the newest tap; the plan's own minutes where that cannot be."""
    passed = 0 if last is None else round((last - record.opened).total_seconds() / 60)
    return passed if 0 < passed <= LONGEST_MINUTES else round(record.plan.minutes)
