"""One client's records laid out as the history that a weekly review reads, up to one Sunday. No opinion here.

Confidence at the start is asked beside the screening (coach/screening). Where it was not, it stays unknown, and a
fall is measured from the first check-in that tells one.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from lbp_core.coach.plan.flares_told import flares_told
from lbp_core.coach.plan.plan_days import planned_through
from lbp_core.coach.screening.run_so_far import got_to_the_pain
from lbp_core.coach.screening.starting_point import confidence_at_start
from lbp_core.coach.studio import Studio
from lbp_core.evidence.questions import questions
from lbp_core.facts.answers import PRESSING
from lbp_core.facts.calendar import local_day, monday_of
from lbp_core.facts.session import diary_row
from lbp_core.models.client import Client
from lbp_core.models.history import AppliedDecision, CheckIn, ExerciseDone, FlareLength, Session
from lbp_core.models.programme import PlannedDay
from lbp_core.models.records import DecisionRecord, ScreeningRecord, SessionRecord
from lbp_core.models.review import Baseline, ReviewClient, ReviewInput
from lbp_core.models.screening import Answer, Clearance, Occasion
from lbp_core.models.symptom_told import SYMPTOM, SymptomTold
from lbp_core.storage import safety, weeks
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import versions_of
from lbp_core.storage.sessions import sessions_of
from lbp_core.storage.transaction import Transaction


def diary(tx: Transaction, studio: Studio, client_id: str, *, as_of: date, missed_until: date) -> ReviewInput:
    """Everything up to `as_of`; a planned session counts as missed where its day is `missed_until` or before."""
    client = find_client(tx, client_id)
    answered = safety.screenings_of(tx, client_id)
    trained = [one for one in sessions_of(tx, client_id) if one.on <= as_of]
    full = [one for one in answered if one.occasion is Occasion.FULL and one.on <= as_of]
    return ReviewInput(
        as_of=as_of,
        client=_about(client, next(filter(got_to_the_pain, full), None), as_of),
        baseline=_baseline(
            next(filter(got_to_the_pain, reversed(full)), None), confidence_at_start(tx, client_id, as_of=as_of)
        ),
        sessions=(*map(diary_row, trained), *_missed(tx, studio, client_id, trained, until=missed_until)),
        check_ins=(
            *_told(tx, studio.zone, client_id, as_of),
            *_answered_elsewhere(tx, client_id, answered, as_of),
            *_flares_noted(tx, client_id, as_of),
            *_flares_told(tx, client_id, as_of),
        ),
        decisions=tuple(
            _applied(one) for one in newest_of_each_week(weeks.all_decisions(tx, client_id)) if one.as_of < as_of
        ),
        clearances=_clearances(tx, client_id, as_of),
    )


def newest_of_each_week(decisions: Sequence[DecisionRecord]) -> tuple[DecisionRecord, ...]:
    """The newest decision of each week, oldest week first. `decisions` newest first."""
    newest: dict[date, DecisionRecord] = {}
    for one in decisions:
        newest.setdefault(one.as_of, one)
    return tuple(newest[week] for week in sorted(newest))


def _about(client: Client, full: ScreeningRecord | None, as_of: date) -> ReviewClient:
    if full is None:
        return ReviewClient(age=client.details.age(as_of))
    age, weeks_then = client.details.age(as_of), full.asked.duration_weeks
    return ReviewClient(
        age=full.asked.age if age is None else age,
        duration_weeks=None if weeks_then is None else weeks_then + (as_of - full.on).days / 7,
        usual_triggers=full.asked.triggers,
    )


def _baseline(first: ScreeningRecord | None, confidence: float | None) -> Baseline:
    if first is None:
        return Baseline(confidence=confidence)
    return Baseline(pain_average=first.asked.pain_average, pain_worst=first.asked.pain_worst, confidence=confidence)


def _missed(
    tx: Transaction, studio: Studio, client_id: str, trained: Sequence[SessionRecord], *, until: date
) -> Iterable[Session]:
    """Planned sessions of days gone by that nobody opened, as rows that did not happen."""
    opened = {one.plan.date for one in trained} | {one.on for one in trained}
    versions = [(one, local_day(one.at, studio.zone)) for one in versions_of(tx, client_id)]
    for day, planned in planned_through(versions, until=until).items():
        if day not in opened:
            yield Session(date=day, completed=False, exercises=_asked(planned))


def _asked(planned: PlannedDay) -> tuple[ExerciseDone, ...]:
    return tuple(ExerciseDone(exercise=one.exercise, rung=one.rung) for one in planned.prescriptions)


def _told(tx: Transaction, zone: ZoneInfo, client_id: str, as_of: date) -> Iterable[CheckIn]:
    """The check-ins that count. Safety answers of a late one belong to the day they were given, not the week told of."""
    for record in weeks.check_ins_that_count(tx, client_id, until=as_of):
        given_on = local_day(record.at, zone)
        if monday_of(given_on) == record.week:
            yield record.check_in
            continue
        yield record.check_in.model_copy(update={"safety": None})
    for record in weeks.all_check_ins(tx, client_id):
        given_on = local_day(record.at, zone)
        if record.check_in.safety and given_on <= as_of and monday_of(given_on) != record.week:
            yield CheckIn(date=given_on, safety=record.check_in.safety)


def _answered_elsewhere(
    tx: Transaction, client_id: str, answered: Sequence[ScreeningRecord], as_of: date
) -> Iterable[CheckIn]:
    """A yes that no session and no check-in on record tells of; a full screening's routine yes shapes the plan instead."""
    sent = {one.id for one in weeks.all_check_ins(tx, client_id)}
    for record in answered:
        if record.occasion is Occasion.SAFETY_SIX or record.id in sent or record.on > as_of:
            continue
        if found := _yes(record):
            yield CheckIn(date=record.on, safety=found)


def _flares_noted(tx: Transaction, client_id: str, as_of: date) -> Iterable[CheckIn]:
    """A flare told to the trainer, as short as is known on that day; a check-in that tells of days counts beside it."""
    for paper in flares_told(tx, client_id):
        if paper.on <= as_of:
            yield CheckIn(date=paper.on, flare=FlareLength.UNDER_A_DAY)


def _flares_told(tx: Transaction, client_id: str, as_of: date) -> Iterable[CheckIn]:
    """A flare that came with a symptom, with the days it had lasted by then."""
    for paper in papers_of(tx, [client_id], SYMPTOM, SymptomTold).get(client_id, []):
        if paper.on <= as_of and paper.body.flare not in {None, FlareLength.NONE}:
            yield CheckIn(date=paper.on, flare=paper.body.flare, flare_days=paper.body.flare_days)


def _yes(record: ScreeningRecord) -> tuple[str, ...]:
    stable = {one.id for one in record.asked.stable}
    found = [name for name, one in record.asked.answers.items() if one is Answer.YES and name not in stable]
    if record.occasion is Occasion.FULL:
        found = [name for name in found if questions()[name].level in PRESSING]
    return tuple(found)


def _applied(record: DecisionRecord) -> AppliedDecision:
    return AppliedDecision(date=record.as_of, verdict=record.taken, load_factor=record.load_factor)


def _clearances(tx: Transaction, client_id: str, as_of: date) -> tuple[Clearance, ...]:
    """Clearances up to `as_of`, each without what was answered yes again after it: days alone cannot tell on one day."""
    said = safety.yes_days(tx, client_id)
    found = []
    for one in safety.clearances_of(tx, [client_id]).get(client_id, []):
        given = one.record.clearance
        again = {name for seq, name, day in said if seq > one.seq and day <= given.date}
        covers = tuple(name for name in given.covers if name not in again)
        if covers and given.date <= as_of:
            found.append(given.model_copy(update={"covers": covers}))
    return tuple(found)
