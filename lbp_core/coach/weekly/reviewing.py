"""The weekly review of a client on record: their history, the recommendation beside its reasons, and the trainer's word."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from lbp_core.charts.style import VERDICT_WORDS
from lbp_core.coach.client.symptoms import scores_told
from lbp_core.coach.clock import check_clock
from lbp_core.coach.docs.rulebook import rule_card
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.gate.pausing import keep_pause
from lbp_core.coach.gate.under_gate import under_gate
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.deciding import ahead_of, base_version, check_override, next_version, refers, steps_of
from lbp_core.coach.weekly.diary import diary, newest_of_each_week
from lbp_core.coach.weekly.kept_views import kept_view, moment_of
from lbp_core.coach.weekly.review import exercise_notes, review, reviewed
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.calendar import monday_of, sunday_of
from lbp_core.facts.readings import weeks_of
from lbp_core.facts.references import references_of
from lbp_core.facts.timeline import timeline
from lbp_core.models.programme import Programme
from lbp_core.models.records import DecisionRecord, ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Meanwhile, ReviewInput
from lbp_core.models.verdict import Verdict
from lbp_core.models.views import ReviewView
from lbp_core.planning.next_week import stage_change
from lbp_core.planning.words import date_in_words, day_in_words
from lbp_core.storage import weeks
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import Written, id_from, once
from lbp_core.storage.programmes import save_version, versions_of
from lbp_core.storage.transaction import Transaction

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def history(studio: Studio, client_id: str, *, as_of: date) -> ReviewInput:
    """Everything on record up to `as_of`, as the review reads it."""
    with studio.store.read() as tx:
        return diary(tx, studio, client_id, as_of=as_of, missed_until=as_of)


def review_view(studio: Studio, client_id: str, *, on: date) -> ReviewView:
    """The week to decide: last week until it is decided, then this week so far. Kept until anything is written."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        moment = moment_of(tx, studio, on=on)
    return kept_view(moment, client_id, lambda: _put_together(studio, client_id, on=on))


def _put_together(studio: Studio, client_id: str, *, on: date) -> ReviewView:
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        decisions, told = weeks.all_decisions(tx, client_id), scores_told(tx, client_id)
        as_of = _week_to_decide(tx, studio, client_id, decisions, on)
        given = diary(tx, studio, client_id, as_of=as_of, missed_until=min(as_of, on - DAY))
        base = base_version(versions_of(tx, client_id), decisions, as_of=as_of)
    found = reviewed(given)
    result, exercises = under_gate(found.result, gate), exercise_notes(found)
    steps = steps_of(given, result, result.verdict, gate)
    ahead = None if base is None or steps.meanwhile is Meanwhile.NONE else next_version(base, steps, gate, as_of=as_of)
    kept = newest_of_each_week(decisions)
    return ReviewView(
        client=client,
        gate=gate,
        as_of=as_of,
        so_far=as_of > on,
        result=result,
        rules={
            reason.rule: rule_card(reason.rule)
            for reason in (*result.reasons, *(reason for note in exercises for reason in note.reasons))
        },
        changes=() if ahead is None else ahead.changed,
        exercises=exercises,
        timeline=timeline(given, kept, block_of=_blocks(), references=references(given), told=told),
        decided=next((one for one in kept if one.as_of == as_of), None),
        decisions=tuple(reversed(kept)),
    )


def decide(
    studio: Studio, client_id: str, *, as_of: date, taken: Verdict | None, why: str | None, key: str, at: datetime
) -> DecisionRecord:
    """Keeps the recommendation and what was taken (None: just that); where training goes on, next week's programme too.

    Deciding a week again adds a decision that counts in place of the first. A referral by choice pauses training with it.
    Raises Refused where the week is not one to decide, or an override may not be made.
    """
    on = today(studio, at)
    with studio.store.write() as tx:
        written = once(tx, "decide", client_id, key, at=at)
        if written.again:
            return weeks.find_decision(tx, written.result)
        decisions = weeks.all_decisions(tx, client_id)
        _check_week(as_of, on, decisions)
        gate = gate_of(tx, client_to_write(tx, client_id), on=on)
        given = diary(tx, studio, client_id, as_of=as_of, missed_until=min(as_of, on - DAY))
        recommended = under_gate(review(given), gate)
        taken = recommended.verdict if taken is None else taken
        check_clock(tx, studio, written, taken, at=at)
        steps, why = steps_of(given, recommended, taken, gate), check_override(recommended, taken, why, gate)
        record = DecisionRecord(
            id=written.result, client_id=client_id, at=at, as_of=as_of, recommended=recommended,
            taken=taken, why=why, load_factor=steps.load_factor, programme_version_id=None)  # fmt: skip
        _pause_where_referred(tx, record, written, on=on)
        base = base_version(versions_of(tx, client_id), decisions, as_of=as_of)
        if base is not None and steps.meanwhile is not Meanwhile.NONE:
            record = _with_programme(tx, record, base, ahead_of(tx, base, steps, gate, as_of=as_of, on=on), written)
        weeks.record_decision(tx, written, record)
        return record


def _pause_where_referred(tx: Transaction, record: DecisionRecord, written: Written, *, on: date) -> None:
    """A referral that the trainer chose locks in the same write."""
    if (soon := refers(record.recommended, record.taken)) is not None:
        keep_pause(tx, record.client_id, record.why or "", soon=soon, written=written, at=record.at, on=on)


def _with_programme(
    tx: Transaction, record: DecisionRecord, base: ProgrammeVersion, ahead: Programme, written: Written
) -> DecisionRecord:
    """The decision with next week's programme kept beside it."""
    named = written.named(id_from("decided_programme", record.id))
    because = " ".join((_because(record), *stage_change(base.programme.presentation, ahead.presentation)))
    save_version(tx, named, record.client_id, ahead, because=because, at=record.at)
    return record.model_copy(update={"programme_version_id": named.result})


def _week_to_decide(
    tx: Transaction, studio: Studio, client_id: str, decisions: Sequence[DecisionRecord], on: date
) -> date:
    """The Sunday of this week once it holds anything; before that last week's, and as long as that one waits for a decision."""
    this, last = sunday_of(on), monday_of(on) - DAY
    if any(one.as_of >= this for one in decisions):
        return this
    if any(one.as_of == last for one in decisions):
        return this if _heard(tx, studio, client_id, this, on) else last
    return last if _heard(tx, studio, client_id, last, on) else this


def _heard(tx: Transaction, studio: Studio, client_id: str, sunday: date, on: date) -> bool:
    """Whether that week holds a session, done or missed, or a check-in."""
    given = diary(tx, studio, client_id, as_of=sunday, missed_until=min(sunday, on - DAY))
    days = [*(one.date for one in given.sessions), *(one.date for one in given.check_ins)]
    return any(one >= monday_of(sunday) for one in days)


def _check_week(as_of: date, on: date, decisions: Sequence[DecisionRecord]) -> None:
    if as_of != sunday_of(as_of):
        raise Refused(f"{date_in_words(as_of)} is not a Sunday. A decision is about a week that ends on a Sunday.")
    if as_of > sunday_of(on):
        raise Refused(
            f"The week to {date_in_words(as_of)} has not begun. Decide the week to {date_in_words(sunday_of(on))}."
        )
    newest = max((one.as_of for one in decisions), default=None)
    if newest is not None and as_of < newest:
        raise Refused(
            f"The week to {date_in_words(newest)} is decided already, so the one to {date_in_words(as_of)} stays as it is. "
            "Decide the newest week."
        )
    if as_of < monday_of(on) - WEEK - DAY:
        raise Refused(f"The week to {date_in_words(as_of)} is too long ago to plan from. Decide the newest week.")


def _because(record: DecisionRecord) -> str:
    said = f"Week to {day_in_words(record.as_of)}: {VERDICT_WORDS[record.taken]}."
    followed = record.taken is record.recommended.verdict or record.why is None
    return f"{said} {record.recommended.deciding[0].says if followed else record.why}"


def _blocks() -> dict[str, str]:
    return {name: exercise.block.value for name, exercise in library().items()}


def references(given: ReviewInput) -> dict[date, float]:
    """By Monday: what that week was compared with (0-10), formed from the weeks before it; unknown weeks are left out."""
    known = limits().review
    found = references_of(
        weeks_of(given),
        given.baseline.pain_average,
        least=int(known.readings_for_mean.value),
        drop=known.reference_drop.value,
        weeks=int(known.reference_weeks.value),
    )
    return {monday_of(given.as_of - WEEK * back): one for back, one in enumerate(found) if one is not None}
