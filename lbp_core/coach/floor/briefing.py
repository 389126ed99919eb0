"""Ten seconds before a session: what happened since last time, what is proposed and why, what to ask, what to avoid."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lbp_core.coach.client.symptoms import symptoms
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.facts.eased import day_as_eased
from lbp_core.facts.session import diary_row, exercise_taps
from lbp_core.models.client import WeightUnit
from lbp_core.models.floor import Brief, Said
from lbp_core.models.history import FlareLength
from lbp_core.models.programme import PlannedDay, Prescription
from lbp_core.models.records import CheckInRecord, EntryKind, SessionRecord
from lbp_core.models.views import SessionView
from lbp_core.planning.words import day_in_words, dose_in_words, listed
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.sessions import sessions_of
from lbp_core.storage.weeks import check_ins_that_count

LOOK_BACK, WEEK, MOST, SENTENCES = timedelta(days=60), timedelta(days=7), 3, 2
FLARES = {FlareLength.UNDER_A_DAY: "a flare of less than a day", FlareLength.DAYS: "a flare of days"}
NOT_SAID = "not said"


def brief(studio: Studio, view: SessionView) -> Brief:
    """Few lines, each from the records; what nobody said is asked, never assumed."""
    record = view.record
    with studio.store.read() as tx:
        earlier = _earlier(sessions_of(tx, view.client.id, since=record.on - LOOK_BACK), record)
        told = check_ins_that_count(tx, view.client.id, until=record.on)
        version = newest_versions(tx, [view.client.id]).get(view.client.id)
    last, check_in = next(iter(earlier), None), next(reversed(told), None)
    since = record.on - WEEK if last is None else last.on
    fresh = check_in if check_in is not None and check_in.check_in.date >= since else None
    lines = [one for one in symptoms(studio, view.client.id) if since <= one.on <= record.on]
    newest = [f"{day_in_words(one.on)}: {one.says}." for one in lines[:MOST]]
    notes = [Said(where=day_in_words(one.on), words=one.note) for one in lines[:MOST] if one.note]
    return Brief(
        since=tuple(filter(None, (_last_time(last), _week(fresh), *newest))),
        said=(*_notes(last, fresh), *notes),
        today=_proposed(record.plan, earlier, view.client.details.weight_unit),
        why="" if version is None else ". ".join(version.because.rstrip(".").split(". ")[:SENTENCES]) + ".",
        ask=tuple(_asks(last, check_in, on=record.on, told=bool(lines))),
        avoid=view.brief,
    )


def _earlier(recent: Sequence[SessionRecord], record: SessionRecord) -> tuple[SessionRecord, ...]:
    """The sessions before this one in which something was done, newest first."""
    before = (one for one in recent if one.on <= record.on and one.id != record.id)
    return tuple(one for one in before if diary_row(one).completed)


def _last_time(last: SessionRecord | None) -> str:
    if last is None:
        return "No session in the last weeks."
    row = diary_row(last)
    effort = NOT_SAID if row.effort is None else f"{row.effort:g}"
    morning = NOT_SAID if row.pain_next_morning is None else f"{row.pain_next_morning:g}"
    stopped = [library()[one.exercise].name for one in row.exercises if one.symptom and one.exercise in library()]
    felt = f" Stopped: {listed(stopped)}." if stopped else ""
    return f"Last session {day_in_words(last.on)}: effort {effort}, pain the next morning {morning}.{felt}"


def _week(told: CheckInRecord | None) -> str:
    if told is None:
        return ""
    said = told.check_in
    parts = [
        f"{name} {NOT_SAID if value is None else f'{value:g}'}"
        for name, value in (("average", said.pain_average), ("worst", said.pain_worst))
    ]
    parts += [FLARES[said.flare]] if said.flare in FLARES else []
    parts += [f"{said.nights_disturbed} nights disturbed"] if said.nights_disturbed else []
    return f"Check-in {day_in_words(said.date)}: pain {', '.join(parts)}."


def _notes(last: SessionRecord | None, told: CheckInRecord | None) -> Iterator[Said]:
    note = None if last is None else last.latest(EntryKind.NOTE)
    if last is not None and note is not None and note.text:
        yield Said(where=day_in_words(last.on), words=note.text)
    if told is not None and told.note:
        yield Said(where=day_in_words(told.check_in.date), words=told.note)


def _proposed(plan: PlannedDay, earlier: Sequence[SessionRecord], unit: WeightUnit) -> tuple[str, ...]:
    """What differs from the last time each exercise was done; or that nothing does."""
    found = [line for item in plan.prescriptions if (line := _differs(item, earlier, unit))]
    if not found:
        return ("Everything as it was last time.",) if earlier else ("The first session of this plan.",)
    more = len(found) - MOST
    return (*found[:MOST], f"And {more} more, each on its card.") if more > 0 else tuple(found)


def _differs(item: Prescription, earlier: Sequence[SessionRecord], unit: WeightUnit) -> str:
    name = library()[item.exercise].name
    for record in earlier:
        for was in day_as_eased(record).prescriptions:
            if was.exercise != item.exercise or not exercise_taps(record, was).sets:
                continue
            if (was.rung, was.dose) == (item.rung, item.dose):
                return ""
            step = f", {library()[item.exercise].rung(item.rung).name}" if was.rung != item.rung else ""
            return f"{name}{step}: {dose_in_words(item.dose, unit)}; was {dose_in_words(was.dose, unit)}."
    return f"{name} is new: {dose_in_words(item.dose, unit)}." if earlier else ""


def _asks(last: SessionRecord | None, check_in: CheckInRecord | None, *, on: date, told: bool) -> Iterator[str]:
    if last is not None and diary_row(last).pain_next_morning is None:
        yield f"How was the back the morning after {day_in_words(last.on)}?"
    if check_in is None:
        yield "How was the week? No check-in yet."
    elif on - check_in.check_in.date > WEEK:
        yield f"How was the week? No check-in since {day_in_words(check_in.check_in.date)}."
    elif check_in.check_in.flare in FLARES:
        yield "Is the flare over?"
    if told:
        yield "Is what they told since last time still there?"
