"""A client's decided weeks judged again with one limit moved. It is a look back: nothing is stored and nothing is changed.

What the gate said in a week stands in every column, and who was referred stays referred: safety is never replayed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.diary import diary, newest_of_each_week
from lbp_core.coach.weekly.review import reviewed
from lbp_core.evidence.limits import Limits, limits
from lbp_core.evidence.reading import nearest
from lbp_core.evidence.replayable import moved, replayable
from lbp_core.models.reason import Reason
from lbp_core.models.records import DecisionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.replay import Judged, Look, Replay, ReplayedWeek, Way
from lbp_core.models.review import ReviewInput, ReviewResult
from lbp_core.models.verdict import Verdict
from lbp_core.storage import weeks
from lbp_core.storage.clients import find_client

LONGEST = 52
"""So many decided weeks are looked back on, the newest of them."""
WEEKLY = "weekly_review."


@dataclass(frozen=True)
class Past:
    """What was on record up to the newest decided week, and the decisions, oldest first."""

    given: ReviewInput
    decisions: tuple[DecisionRecord, ...]


def past(studio: Studio, client_id: str) -> Past | None:
    """The weeks that were decided; None where none was."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        decisions = newest_of_each_week(weeks.all_decisions(tx, client_id))[-LONGEST:]
        if not decisions:
            return None
        last = decisions[-1].as_of
        return Past(diary(tx, studio, client_id, as_of=last, missed_until=last), decisions)


def judged(found: Past, known: Limits | None = None) -> tuple[Judged, ...]:
    """Each decided week by those limits (as they stand where none are given), on what was on record up to its Sunday."""
    known = limits() if known is None else known
    return tuple(
        _judged(reviewed(up_to(found.given, one.as_of), known).result, one.recommended) for one in found.decisions
    )


def replay(found: Past, standing: Sequence[Judged], *, name: str, value: float) -> Replay:
    """The same weeks with that limit moved, beside `standing` (`judged` by the limits as they stand).

    Raises Refused where no such limit may be moved, or not so far.
    """
    check_move(name, value)
    own = getattr(limits().review, name).value
    other = tuple(standing) if value == own else judged(found, moved(name, value))
    other = tuple(_still_referred(now, then) for now, then in zip(standing, other, strict=True))
    together = zip(found.decisions, standing, other, strict=True)
    return Replay(
        name=name,
        standing=own,
        value=value,
        weeks=tuple(
            ReplayedWeek(as_of=one.as_of, then=_as_told(one.recommended), taken=one.taken, now=now, moved=then)
            for one, now, then in together
        ),
    )


def looks() -> tuple[Look, ...]:
    """The limits that may be looked at otherwise, in the order of their file."""
    known = {name: (one, getattr(limits().review, name)) for name, one in replayable().items()}
    return tuple(
        Look(
            name=name, called=one.called, says=limit.says, stands=str(limit), unit=limit.unit, standing=limit.value,
            least=one.least, most=one.most, step=one.step, source=limit.source, tag=limit.tag,
        )
        for name, (one, limit) in known.items()
    )  # fmt: skip


def otherwise(found: Replay) -> tuple[ReplayedWeek, ...]:
    """The weeks that would have been decided otherwise, or by another size, newest first."""
    return tuple(week for week in reversed(found.weeks) if week.way is not Way.SAME)


def check_move(name: str, value: float) -> None:
    """Raises Refused where that limit is not one to look at otherwise, or may not be moved so far."""
    one = replayable().get(name)
    if one is None:
        raise Refused(
            f"'{name[:60]}' is no limit that can be looked at otherwise.{nearest(name[:60], replayable())} Choose one of "
            "the list; what keeps a client safe is not on it."
        )
    if not one.least <= value <= one.most:
        raise Refused(
            f"'{one.called}' can be looked at from {one.least:g} to {one.most:g}; you gave {value:g}. Choose a value between."
        )


def up_to(given: ReviewInput, as_of: date) -> ReviewInput:
    """The history as it was on record about that Sunday: nothing later, and no decision on that week or after it."""
    gone, lasted = (given.as_of - as_of) / timedelta(weeks=1), given.client.duration_weeks
    then = None if lasted is None else max(0.0, lasted - gone)
    return given.model_copy(
        update={
            "as_of": as_of,
            "client": given.client.model_copy(update={"duration_weeks": then}),
            "sessions": tuple(one for one in given.sessions if one.date <= as_of),
            "check_ins": tuple(one for one in given.check_ins if one.date <= as_of),
            "decisions": tuple(one for one in given.decisions if one.date < as_of),
            "clearances": tuple(one for one in given.clearances if one.date <= as_of),
        }
    )


def _still_referred(now: Judged, then: Judged) -> Judged:
    """A referral hangs on the room left too, which is a default; no move of one takes a referral away."""
    referred = now.verdict.caution >= Verdict.REFER_ROUTINE.caution
    return now if referred and then.verdict.caution < now.verdict.caution else then


def _judged(found: ReviewResult, recommended: ReviewResult) -> Judged:
    """What the week asks for by itself, or what the gate said then where that was more cautious."""
    gate = [one for one in recommended.reasons if not one.rule.startswith(WEEKLY)]
    first = max(gate, key=lambda one: one.verdict.caution, default=None)
    if first is None or first.verdict.caution <= found.verdict.caution:
        return _as_told(found)
    return Judged(verdict=first.verdict, load_factor=_eased(found, first), says=first.says)


def _eased(found: ReviewResult, gate: Reason) -> float:
    return 0.0 if gate.verdict.caution >= Verdict.REFER_URGENT.caution else min(1.0, found.load_factor)


def _as_told(found: ReviewResult) -> Judged:
    return Judged(verdict=found.verdict, load_factor=found.load_factor, says=found.deciding[0].says)
