"""The progress report of a client on record: weeks drawn, what changed and what that means, how far they got; on one page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

from lbp_core.charts.words import count
from lbp_core.coach.door.audit import exported
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.scope import trainer
from lbp_core.coach.plan.plan_days import plan_in_words
from lbp_core.coach.printed.discharge import reached_told
from lbp_core.coach.printed.on_paper import weeks_drawn, weeks_told
from lbp_core.coach.printed.tray import Tray
from lbp_core.coach.screening.measures import measures
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.diary import diary, newest_of_each_week
from lbp_core.documents.making import make
from lbp_core.documents.progress import HEIGHTS, WIDE, progress_sheet
from lbp_core.evidence.progress_words import progress_words
from lbp_core.facts.timeline import timeline
from lbp_core.models.measure import MeasureRow
from lbp_core.models.progress import ProgressReport, ProgressRow
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict
from lbp_core.planning.words import day_in_words, listed
from lbp_core.storage import weeks
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import newest_versions

FORMS = ("pdf", "png")
TIMES = {1: "once", 2: "twice"}
_TRAY = Tray(holds=12)


def progress(studio: Studio, client_id: str, *, on: date) -> ProgressReport:
    """What the page says. A client whose training is paused has one too: it looks back."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        given = diary(tx, studio, client_id, as_of=on, missed_until=on)
        points = timeline(given, newest_of_each_week(weeks.all_decisions(tx, client_id)))
        version = newest_versions(tx, [client_id]).get(client_id)
    words, shown = progress_words(), weeks_told(points, empty=progress_words().no_weeks)
    labels = words.labels
    if len(shown.points) < len(points):
        labels = labels | {"weeks": words.weeks_shown.format(n=len(shown.points))}
    return ProgressReport(
        client_name=client.name,
        title=words.title.format(name=client.name),
        subtitle=_subtitle(studio, points, on),
        weeks=shown,
        training=tuple(_training(points, version, paused=gate.locked, on=on)),
        scores=tuple(map(_row, measures(studio, client_id, on=on))),
        reached=reached_told(given.sessions, client.details.weight_unit),
        read=words.read,
        none_scored=words.none_scored,
        none_reached=words.none_reached,
        words=labels | {"whose": labels["whose"].format(name=client.name.split()[0])},
    )


def print_progress(studio: Studio, client_id: str, *, at: datetime) -> str:
    """Prints the page and says under which name it lies ready. Raises Refused where it cannot be printed."""
    page = progress(studio, client_id, on=today(studio, at))
    name = sha256(f"{studio.store.place} {client_id} {page.model_dump_json()}".encode()).hexdigest()[:20]
    if _TRAY.take(client_id, name) is None:
        charts = weeks_drawn(page.weeks, wide=WIDE, heights=HEIGHTS)
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        _TRAY.lay(client_id, name, make(progress_sheet(page, charts, at=midnight), FORMS))
        exported(studio, client_id, "progress report", at=at)
    return name


def progress_page(client_id: str, name: str, *, form: str) -> bytes:
    """A report that was printed a while ago. Raises Refused where it does not lie ready any more."""
    found = _TRAY.take(client_id, name)
    if found is None or form not in FORMS:
        raise Refused("This report does not lie ready any more. Open the client's papers and print it again.")
    return found[FORMS.index(form)]


def _subtitle(studio: Studio, points: Sequence[WeekPoint], on: date) -> str:
    words, who = progress_words(), trainer(studio)
    first = points[0].monday if points else on
    dates = words.subtitle.format(first=f"{day_in_words(first)} {first.year}", last=f"{day_in_words(on)} {on.year}")
    return dates if who is None else f"{dates} · {words.with_trainer.format(trainer=who.name)}"


def _training(
    points: Sequence[WeekPoint], version: ProgrammeVersion | None, *, paused: bool, on: date
) -> Iterable[str]:
    words, sessions = progress_words(), sum(one.sessions_done for one in points)
    if paused:
        yield words.paused
    if sessions == 0:
        yield words.not_trained
        return
    active = sum(one.sessions_done > 0 for one in points)
    yield words.trained.format(sessions=count(sessions, "session"), weeks=active, span=count(len(points), "week"))
    if version is not None and not paused:
        plan = plan_in_words(version.programme, on=on)
        yield words.plan.format(plan=plan[:1].lower() + plan[1:])
    if ways := list(_ways(points)):
        yield words.decided.format(ways=listed(ways))
    yield _flares(points)


def _ways(points: Sequence[WeekPoint]) -> Iterable[str]:
    """What the decisions taken did, each with how often, in the order of their caution."""
    ways = progress_words().ways
    told = {Verdict.PROGRESS: ways.progress, Verdict.HOLD: ways.hold, Verdict.REGRESS: ways.regress}
    taken = Counter(told.get(one.taken, ways.referred) for one in points if one.taken is not None)
    for says in (*told.values(), ways.referred):
        if taken[says]:
            yield says.format(n=TIMES.get(taken[says], f"{taken[says]} times"))


def _flares(points: Sequence[WeekPoint]) -> str:
    words, flared = progress_words(), [one for one in points if one.flare]
    if not flared:
        return words.no_flares
    weeks_long = count(len(flared), "week")
    days = [one.flare_days for one in flared if one.flare_days is not None]
    if len(days) < len(flared):
        return words.flares_days_unknown.format(n=weeks_long)
    return words.flares.format(n=weeks_long, days=f"{sum(days):g} day{'' if sum(days) <= 1 else 's'}")


def _row(row: MeasureRow) -> ProgressRow:
    return ProgressRow(
        name=row.name,
        then=row.then if len(row.scores) > 1 else "–",
        now=row.now,
        says=progress_words().changes[row.change],
    )
