"""The year on paper: every week drawn, the phases told, how far it led and what comes next, on one page on its side."""

import io
import json
from datetime import date, timedelta

import pypdf
import pytest

from lbp_core.charts.year_paper import year_on_paper
from lbp_core.coach.plan.road import road_view
from lbp_core.coach.printed import year_printed
from lbp_core.coach.studio import Studio
from lbp_core.documents import press
from lbp_core.documents.making import job_of
from lbp_core.documents.year import WIDE, year_sheet
from lbp_core.evidence.year_words import year_words
from lbp_core.models.discharge import DischargeReached
from lbp_core.models.refusal import Refused
from lbp_core.models.road import Phase, YearWeek
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.year_page import YearLine, YearPage, YearStretch
from tests.documents.conftest import browser
from tests.documents.made_up import AT, NAMES, words_in
from tests.months import trained_weeks
from tests.people import MONDAY, at, ready

LONG = "Something that takes a good many words to say so that it runs over the end of the line and then over the next"


def weeks(many: int) -> tuple[YearWeek, ...]:
    """A year in which every phase comes and goes."""
    first = date(2025, 3, 3)
    points = (
        WeekPoint(monday=first + timedelta(weeks=one), pain=one % 11, sessions_done=one % 4) for one in range(many)
    )
    return tuple(YearWeek(point=one, phase=list(Phase)[at % 4], away=False) for at, one in enumerate(points))


def made(*, many: int = 3, text: str = "Glute bridge", name: str = "Anna Berg") -> YearPage:
    """A page with so many of everything."""
    words = year_words()
    stretch = YearStretch(
        phase="General training", when="24 Nov – 15 Feb", weeks="10 of 12", sessions="30 of 36", pain="3.1", flares="2"
    )
    return YearPage(
        client_name=name, title=words.title.format(name=name), subtitle=text, says=text, strip=text, key=words.key,
        stretches=(stretch,) * many, reached=(DischargeReached(movement="Squat", most=text),) * min(many, 11),
        next=(YearLine(sign=words.signs.holds, says=text, found="it is"),) * min(many, 4), last_phase=words.last_phase,
        goals=(text,) * min(many, 3), none_reached=words.none_reached, weeks=weeks(min(many, 52)), words=words.labels,
    )  # fmt: skip


@pytest.mark.parametrize("many", [0, 1, 6, 52])
@pytest.mark.parametrize("name", NAMES[:3])
def test_m26_any_year_is_one_page_on_its_side(many: int, name: str) -> None:
    page = made(many=many, text=LONG, name=name)
    charts = {"year": year_on_paper(page.weeks, width=WIDE)} if page.weeks else {}
    (pdf,) = press.printed(json.loads(job_of(year_sheet(page, charts, at=AT), ("pdf",))))
    (sheet,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert sheet.mediabox.width > sheet.mediabox.height


def test_m26_the_printed_year_says_phases_what_was_reached_and_what_the_next_one_waits_for(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 4)
    page = year_printed.year_page(studio, client_id, on=after)
    view = road_view(studio, client_id, on=after)
    assert sum(int(one.weeks.partition(" of ")[2]) for one in page.stretches) == len(view.weeks)
    assert [one.says for one in page.next] == [one.says for one in view.standing.waits_for]
    assert page.reached
    name = year_printed.print_year(studio, client_id, at=at(after, 9))
    told = words_in(year_printed.printed_year(client_id, name, form="pdf"))
    assert not [one.when for one in page.stretches if one.when not in told]
    assert "Stability" in told
    assert page.says in told


def test_a_client_without_a_week_has_a_page_that_says_so(studio: Studio) -> None:
    client_id = ready(studio)
    page = year_printed.year_page(studio, client_id, on=MONDAY - timedelta(days=7))
    assert page.stretches == ()
    assert page.says == year_words().no_weeks


@pytest.mark.hazard("H05")
def test_the_year_is_read_under_its_own_client_and_from_the_trainers_machine_only(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1)
    name = year_printed.print_year(studio, client_id, at=at(after, 12))
    place = f"/documents/{client_id}/years/{name}.pdf"
    assert browser().get(place).content.startswith(b"%PDF-")
    assert browser().get(f"/documents/another/years/{name}.pdf").status_code == 404
    assert browser("https://studio.example").get(place).status_code in {403, 404}
    with pytest.raises(Refused, match="print it again"):
        year_printed.printed_year(client_id, "another", form="pdf")
