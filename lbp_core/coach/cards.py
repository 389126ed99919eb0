"""A session as it stands, put together for the page: plan, last time, sets, what was felt. What may be tapped: training."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from lbp_core.coach.gate import gate_of
from lbp_core.coach.limits_told import limits_told
from lbp_core.coach.stop_rules import broken_rule, in_words, rules_of
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import asked_at
from lbp_core.facts.eased import day_as_eased
from lbp_core.facts.session import ExerciseTaps, SetDone, asserted, diary_row, exercise_taps
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import Client, WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.models.programme import PlannedBlock, Prescription
from lbp_core.models.records import EntryKind, SessionRecord
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.verdict import MayTrain
from lbp_core.models.views import ExerciseCard, SessionView, SetState
from lbp_core.planning.within import beyond, heavier_than
from lbp_core.planning.words import day_in_words, dose_in_words, load_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.sessions import last_tap, sessions_of
from lbp_core.storage.transaction import Transaction

LONGEST_MINUTES = 240
LOOK_BACK = timedelta(days=60)
STOP_SIGNS = {
    "sharp": "Sharp pain: stop this exercise for today. Ask the safety questions again before going on.",
    "travelling": "Pain that travels: stop this exercise for today. Ask the safety questions again before going on.",
    "climbing": "Pain that climbs from set to set: stop this exercise for today, and step it back next time.",
}

TOO_MUCH = (
    "Pain {pain:g}: stop here or make it easier (shorter range, less load, fewer reps), unless this much is usual for "
    "them. The review counts it."
)


def session_view(tx: Transaction, record: SessionRecord) -> SessionView:
    """The session, its client's gate, and a card per exercise."""
    client = find_client(tx, record.client_id)
    gate = gate_of(tx, client, on=record.on)
    recent = sessions_of(tx, client.id, since=record.on - LOOK_BACK)
    earlier = [one for one in recent if one.on <= record.on and one.id != record.id]
    effort, note = record.latest(EntryKind.EFFORT), record.latest(EntryKind.NOTE)
    minutes, before = record.latest(EntryKind.MINUTES), record.latest(EntryKind.PAIN_BEFORE)
    rules = rules_of(tx, client.id)
    return SessionView(
        record=record,
        client=client,
        gate=gate,
        brief=_brief(client, gate, earlier),
        safety_answered=safety_answered(record),
        pain_before=None if before is None else before.score,
        cards=tuple(
            _with_own_rule(
                _card(record, block, asked, earlier, client.details.weight_unit, cleared=gate.within), record, rules
            )
            for block in day_as_eased(record).blocks
            for asked in block.exercises
        ),
        effort=None if effort is None else effort.score,
        minutes=None if minutes is None else minutes.minutes,
        minutes_so_far=_minutes_so_far(record, last_tap(tx, record.id)),
        note=None if note is None else note.text,
        finished=record.finished,
    )


def safety_answered(record: SessionRecord) -> bool:
    """True once each of the safety six has a real answer in this session's newest safety tap."""
    given = record.latest(EntryKind.SAFETY)
    answers = {} if given is None or given.answers is None else given.answers
    six = asked_at(Occasion.SAFETY_SIX)
    return all(answers.get(one.id, Answer.NOT_ASKED) is not Answer.NOT_ASKED for one in six)


def _brief(client: Client, gate: Gate, earlier: Sequence[SessionRecord]) -> tuple[str, ...]:
    """What the trainer should know before the first set."""
    lines = [f"Limits from {line}" for line in limits_told(gate, client.details.weight_unit)]
    if gate.may_train is MayTrain.MODIFIED:
        lines.append("Modified work only: at the present level or below, and nothing that brings the answer on.")
    last = next((diary_row(one) for one in earlier), None)
    if last is not None and last.completed:
        morning = "not known" if last.pain_next_morning is None else f"{last.pain_next_morning:g} of 10"
        lines.append(f"Last session {day_in_words(last.date)}: pain the next morning {morning}.")
    return tuple(lines)


def _card(
    record: SessionRecord,
    block: PlannedBlock,
    asked: Prescription,
    earlier: Sequence[SessionRecord],
    unit: WeightUnit,
    *,
    cleared: ClearanceLimits,
) -> ExerciseCard:
    exercise = library()[asked.exercise]
    told = exercise_taps(record, asked)
    return ExerciseCard(
        block=block.block,
        prescription=asked,
        exercise=exercise,
        rung=exercise.rung(asked.rung),
        dose=dose_in_words(asked.dose, unit),
        last=_last_time(asked, earlier, unit),
        sets=_sets(asked, told),
        pain_during=told.pain_during,
        symptom=told.symptom,
        technique_ok=told.technique_ok,
        skipped=told.skipped,
        advice=_advice(told) or _beyond(asked, cleared),
        unit=unit,
    )


def _with_own_rule(card: ExerciseCard, record: SessionRecord, rules: dict[str, StopRule]) -> ExerciseCard:
    """The client's own stop rule on its exercise's card; once it is broken it is the advice."""
    rule = rules.get(card.exercise.id)
    if rule is None:
        return card
    said, over = in_words(rule), broken_rule(record, card.exercise.id, rules) is not None
    return card.model_copy(update={"own_rule": said, "advice": said if over and card.symptom is None else card.advice})


def _advice(told: ExerciseTaps) -> str | None:
    """What to do at this moment: a stop sign goes before pain above the ceiling; None where there is neither."""
    if told.symptom is not None:
        return STOP_SIGNS[told.symptom]
    if told.pain_during is not None and told.pain_during > limits().review.pain_ceiling.value:
        return TOO_MUCH.format(pain=told.pain_during)
    return None


def _beyond(asked: Prescription, cleared: ClearanceLimits) -> str | None:
    """What a clearance leaves out of this exercise as it is planned; None where it leaves it as it is."""
    why = beyond(library()[asked.exercise], asked.rung, asked.dose.load_g, cleared)
    if why is None:
        return None
    lighter = heavier_than(asked.dose.load_g or 0, cleared) == why
    return f"{why[:1].upper()}{why[1:]}. {'Take less weight.' if lighter else 'Leave this one out today.'}"


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
            told = exercise_taps(record, planned)
            if planned.exercise == asked.exercise and told.sets:
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
