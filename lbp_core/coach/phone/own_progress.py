"""A client's own weeks, for their own phone: told kindly and truthfully. A change inside the noise is called so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from lbp_core.charts.own_weeks import own_weeks
from lbp_core.charts.titles import PainWay, pain_change
from lbp_core.charts.words import score as in_figures
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.diary import diary
from lbp_core.evidence.day_words import day_words
from lbp_core.evidence.limits import limits
from lbp_core.evidence.phone_words import phone_words
from lbp_core.facts.timeline import timeline
from lbp_core.models.own_pages import OwnActivity, OwnProgress
from lbp_core.models.records import CheckInRecord
from lbp_core.models.timeline import WeekPoint
from lbp_core.planning.words import number_in_words, short_week_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.weeks import check_ins_that_count

MOST_WEEKS = 26
DAY = timedelta(days=1)
SAYS = {PainWay.SAME: "within", PainWay.UP: "up", PainWay.DOWN: "down", PainWay.A_LITTLE_DOWN: "little_down"}


def own_progress(studio: Studio, client_id: str, *, on: date) -> OwnProgress:
    """The last half year up to that day, or what there is of it. Raises Refused for a client who is not here."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        given = diary(tx, studio, client_id, as_of=on, missed_until=on - DAY)
        sent = check_ins_that_count(tx, client_id, until=on)
    points = timeline(given)[-MOST_WEEKS:]
    said = phone_words().progress
    felt = [point for point in points if point.pain is not None]
    return OwnProgress(
        finding=_finding(points) if felt else said["none"],
        chart=_drawn(points, said) if felt else None,
        rows=tuple(_row(point) for point in reversed(points)),
        sessions=_sessions(points),
        activities=tuple(_activities(client.details.activities, sent)),
    )


def score(value: float) -> str:
    """'3.4' with at most one decimal, as it is written in the client's language."""
    return number_in_words(in_figures(value))


def _drawn(points: Sequence[WeekPoint], said: Mapping[str, str]) -> str:
    months = day_words().months_short
    return own_weeks(points, says=_finding(points), newest=said["newest"], months=months, number=score)


def _finding(points: Sequence[WeekPoint]) -> str:
    """What the weeks' pain shows, in one or two sentences."""
    said, review = phone_words().progress, limits().review
    clear = {"clear_drop": review.gain_points.value, "clear_share": review.gain_percent.value / 100}
    found = pain_change(points, **clear)
    if found is None:
        return said["too_few"]
    known = [point.monday for point in points if point.pain is not None]
    weeks = (known[-1] - known[0]).days // 7 + 1
    return said[SAYS[found.way]].format(first=score(found.before), last=score(found.now), weeks=weeks)


def _row(point: WeekPoint) -> tuple[str, str, str]:
    """The week, its pain and its sessions in words."""
    said = phone_words().progress
    pain = said["unknown"] if point.pain is None else score(point.pain)
    flare = f", {said['flare']}" if point.flare else ""
    return short_week_in_words(point.monday), f"{pain}{flare}", _done(point)


def _done(point: WeekPoint) -> str:
    if point.sessions_planned:
        return f"{point.sessions_done} / {point.sessions_planned}"
    return str(point.sessions_done) if point.sessions_done else "–"


def _sessions(points: Sequence[WeekPoint]) -> str | None:
    """How many sessions were done of those planned; None where there were none."""
    said = phone_words().progress
    planned, done = sum(one.sessions_planned for one in points), sum(one.sessions_done for one in points)
    if not done and not planned:
        return None
    which = "done_some" if not planned or done > planned else "done_all" if done == planned else "done"
    since = said["this_week"] if len(points) == 1 else said["last_weeks"].format(weeks=len(points))
    return said[which].format(done=done, planned=planned, since=since)


def _activities(named: Sequence[str], sent: Sequence[CheckInRecord]) -> Iterable[OwnActivity]:
    """Each of the client's own activities with its first and its last score; one that was never scored is left out."""
    said, enough = phone_words().progress, limits().review.gain_function.value
    for name in named:
        scores = [
            one.score
            for record in sent
            for one in record.check_in.activities
            if one.name == name and one.score is not None
        ]
        if not scores:
            continue
        first, last = scores[0], scores[-1]
        which = "better" if last - first >= enough else "worse" if first - last >= enough else "same"
        told = said["once" if len(scores) == 1 else which].format(first=score(first), last=score(last))
        yield OwnActivity(name=name, last=last, says=told)
