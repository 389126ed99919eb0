"""What waits for one client today, and why. The order of kinds is in models/views.py, the numbers in data/limits.yaml."""

from collections.abc import Iterable
from datetime import date, timedelta

from lbp_core.coach.gate.limits_told import looks_again, overdue
from lbp_core.coach.plan.plan_days import trained_days
from lbp_core.coach.today.latest import Latest
from lbp_core.evidence.limits import limits
from lbp_core.facts.calendar import monday_of
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import Due, DueKind
from lbp_core.planning.words import day_in_words

Found = tuple[DueKind, str, str, date]
"""Kind, sentence, page, and since when it has waited."""

WEEK = timedelta(days=7)
NOT_SAFETY = frozenset({Disposition.MANAGE, Disposition.REFER_ROUTINE, Disposition.UNFINISHED})


def due_of(client: Client, gate: Gate, latest: Latest, *, on: date) -> tuple[Due, ...]:
    """Most pressing first."""
    return tuple(
        Due(kind=kind, client_id=client.id, client_name=client.name, says=says, page=page, since=since)
        for kind, says, page, since in _found(client, gate, latest, on)
    )


def way_on(gate: Gate) -> str:
    """The page where what closes the gate is put right: the papers where a paper leads, else the screening."""
    return "papers" if gate.reasons and gate.reasons[0].rule.startswith("papers.") else "screening"


def in_order(waiting: Iterable[tuple[Due, Gate]]) -> tuple[Due, ...]:
    """Most pressing first: by kind, safety by its urgency, then what has waited longest; as given among equals."""
    kinds = list(DueKind)

    def place(pair: tuple[Due, Gate]) -> tuple[int, int, date]:
        one, gate = pair
        return kinds.index(one.kind), -gate.disposition.caution if one.kind is DueKind.SAFETY else 0, one.since

    return tuple(one for one, _ in sorted(waiting, key=place))


def _found(client: Client, gate: Gate, latest: Latest, on: date) -> Iterable[Found]:
    if gate.disposition not in NOT_SAFETY:
        said = gate.reasons[0].says if gate.reasons else ""
        yield DueKind.SAFETY, f"{gate.headline}. {said}", way_on(gate), gate.since or client.added
    if screening := _screening(gate, on):
        yield DueKind.SCREENING, screening, way_on(gate), gate.screened_on or client.added
    if late := overdue(gate, on=on):
        yield DueKind.SCREENING, looks_again(late), "screening", min(one.review_on or on for one in late)
    if latest.version is None:
        if not gate.locked:
            yield DueKind.SESSION, "Screened, and no programme yet.", "programme", gate.screened_on or client.added
        return
    yield from _training(gate, latest, on)
    yield from _week(latest, on)


def _screening(gate: Gate, on: date) -> str | None:
    if gate.screened_on is None:
        return "Not screened yet."
    if gate.disposition is Disposition.UNFINISHED:
        return gate.headline + "."
    weeks = limits().presentation.diary_weeks.value
    if on - gate.screened_on >= WEEK * weeks:
        return f"Last full screening on {day_in_words(gate.screened_on)}: {weeks:g} weeks are over."
    return None


def _training(gate: Gate, latest: Latest, on: date) -> Iterable[Found]:
    days = () if latest.version is None else trained_days(latest.version.programme)
    if not gate.locked and latest.open_since is not None:
        since = "" if latest.open_since == on else f", since {day_in_words(latest.open_since)}"
        says = f"A session is open{since}."
        yield DueKind.SESSION, says, "session", latest.open_since
    if not gate.locked and any(one.date == on and one.date not in latest.planned_done for one in days):
        yield DueKind.SESSION, "Session planned for today.", "session", on
    yesterday = on - timedelta(days=1)
    if yesterday in latest.session_days and yesterday not in latest.mornings:
        yield DueKind.MORNING, "Trained yesterday; this morning's pain is not known.", "symptoms", on


def _week(latest: Latest, on: date) -> Iterable[Found]:
    """Last week's decision and check-in, where there was a plan in it."""
    if latest.version is None:
        return
    last_monday = monday_of(on) - WEEK
    sunday = last_monday + timedelta(days=6)
    heard = last_monday in latest.checked_in or any(last_monday <= day <= sunday for day in latest.session_days)
    if heard and sunday not in latest.decided:
        yield DueKind.REVIEW, f"The week to {day_in_words(sunday)} is not decided yet.", "review", sunday
    began = min(week.monday for week in latest.version.programme.weeks)
    trained_before = began <= last_monday or any(day <= sunday for day in (*latest.session_days, *latest.checked_in))
    if trained_before and last_monday not in latest.checked_in:
        yield DueKind.CHECK_IN, f"No check-in for the week of {day_in_words(last_monday)}.", "check_in", sunday
