"""The long road of a client on record on one page: weeks drawn, phases told, how far it led, what the next phase waits for."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import groupby
from statistics import fmean

from lbp_core.charts.words import count, score
from lbp_core.charts.year_paper import year_on_paper
from lbp_core.charts.year_table import PHASE_WORDS
from lbp_core.coach.door.audit import exported
from lbp_core.coach.papers.scope import trainer
from lbp_core.coach.plan.road import road_view
from lbp_core.coach.printed.discharge import reached_told
from lbp_core.coach.printed.tray import Tray
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.diary import diary
from lbp_core.coach.weekly.drawing import year_drawn
from lbp_core.documents.making import make
from lbp_core.documents.year import WIDE, year_sheet
from lbp_core.evidence.year_words import year_words
from lbp_core.models.refusal import Refused
from lbp_core.models.road import RoadLine, YearWeek
from lbp_core.models.year_page import YearLine, YearPage, YearStretch
from lbp_core.planning.words import day_in_words
from lbp_core.storage.clients import find_client

FORMS = ("pdf", "png")
YEAR = 52
_TRAY = Tray(holds=12)


def year_page(studio: Studio, client_id: str, *, on: date) -> YearPage:
    """What the page says of the last year. A client whose training is paused has one too: it looks back."""
    view = road_view(studio, client_id, on=on)
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        given = diary(tx, studio, client_id, as_of=on, missed_until=on)
    words, weeks, stands = year_words(), view.weeks[-YEAR:], view.standing
    drawing = year_drawn(weeks, dark=False)
    ahead = "" if stands.next_name is None else stands.next_name.lower()
    return YearPage(
        client_name=client.name,
        title=words.title.format(name=client.name),
        subtitle=_subtitle(studio, weeks, on, older=len(view.weeks) > YEAR),
        says=drawing.finding if weeks else words.no_weeks,
        strip=drawing.twin.sentence,
        key=words.key,
        stretches=tuple(_stretches(weeks)),
        reached=reached_told(given.sessions, client.details.weight_unit),
        next=tuple(map(_line, stands.waits_for)),
        last_phase=words.last_phase,
        goals=view.ahead,
        none_reached=words.none_reached,
        weeks=weeks,
        words=words.labels | {"next": words.labels["next"].format(next=ahead)},
    )


def print_year(studio: Studio, client_id: str, *, at: datetime) -> str:
    """Prints the page and says under which name it lies ready. Raises Refused where it cannot be printed."""
    page = year_page(studio, client_id, on=today(studio, at))
    name = sha256(f"{studio.store.place} {client_id} {page.model_dump_json()}".encode()).hexdigest()[:20]
    if _TRAY.take(client_id, name) is None:
        charts = {"year": year_on_paper(page.weeks, width=WIDE)} if page.weeks else {}
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        _TRAY.lay(client_id, name, make(year_sheet(page, charts, at=midnight), FORMS))
        exported(studio, client_id, "year page", at=at)
    return name


def printed_year(client_id: str, name: str, *, form: str) -> bytes:
    """A page that was printed a while ago. Raises Refused where it does not lie ready any more."""
    found = _TRAY.take(client_id, name)
    if found is None or form not in FORMS:
        raise Refused("This page does not lie ready any more. Open the client's road and print it again.")
    return found[FORMS.index(form)]


def _subtitle(studio: Studio, weeks: Sequence[YearWeek], on: date, *, older: bool) -> str:
    words, who = year_words(), trainer(studio)
    first = weeks[0].point.monday if weeks else on
    dates = words.subtitle.format(first=f"{day_in_words(first)} {first.year}", last=f"{day_in_words(on)} {on.year}")
    shown = [words.weeks_shown.format(n=YEAR)] if older else []
    named = [] if who is None else [words.with_trainer.format(trainer=who.name)]
    return " · ".join((dates, *shown, *named))


def _stretches(weeks: Iterable[YearWeek]) -> Iterable[YearStretch]:
    for phase, run in groupby(weeks, key=lambda week: week.phase):
        points = [week.point for week in run]
        pain = [point.pain for point in points if point.pain is not None]
        done, planned = (
            sum(getattr(point, name) for point in points) for name in ("sessions_done", "sessions_planned")
        )
        last = points[-1].monday + timedelta(days=6)
        yield YearStretch(
            phase=year_words().unknown_pain if phase is None else PHASE_WORDS[phase],
            when=f"{day_in_words(points[0].monday)} – {day_in_words(last)}",
            weeks=f"{sum(point.sessions_done > 0 for point in points)} of {len(points)}",
            sessions=f"{done} of {planned}" if planned >= done else count(done, "session"),
            pain=score(fmean(pain)) if pain else year_words().unknown_pain,
            flares=str(sum(point.flare for point in points) or "–"),
        )


def _line(line: RoadLine) -> YearLine:
    signs = year_words().signs
    sign = {True: signs.holds, False: signs.does_not, None: signs.unknown}[line.holds]
    return YearLine(sign=sign, says=line.says, found=line.found)
