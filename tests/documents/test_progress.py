"""The progress report: what changed and what that means, with the noise called noise; always one page, for its client alone."""

import io
import json

import pypdf
import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.printed import progress
from lbp_core.coach.screening.measures import record_measure
from lbp_core.coach.studio import Studio
from lbp_core.documents import press
from lbp_core.documents.making import job_of
from lbp_core.documents.progress import progress_sheet
from lbp_core.evidence.progress_words import progress_words
from lbp_core.models.discharge import DischargeReached
from lbp_core.models.exercise import Pattern
from lbp_core.models.letter import LetterWeeks
from lbp_core.models.measure import Change, MeasureScore
from lbp_core.models.progress import ProgressReport, ProgressRow
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from tests.documents.conftest import browser
from tests.documents.made_up import AT, NAMES, words_in
from tests.months import trained_weeks
from tests.people import MONDAY, at, day, emergency, ready

LONG = "Something that takes a good many words to say so that it runs over the end of the line and then over the next"


def scored(studio: Studio, client_id: str, *scores: float) -> None:
    for number, score in enumerate(scores):
        said = MeasureScore(measure="rmdq", score=score, on=day(number))
        record_measure(studio, client_id, said, key=f"rmdq {number}", at=at(day(number), 8))


def test_it_shows_weeks_scores_training_and_how_far_on_one_page(studio: Studio) -> None:
    client_id = ready(studio)
    scored(studio, client_id, 14)
    after = trained_weeks(studio, client_id, 4)
    page = progress.progress(studio, client_id, on=after)
    assert page.training[0] == "12 sessions in 4 of 5 weeks."
    assert any(line.startswith("Week by week the plan ") for line in page.training)
    assert page.training[-1] == "No flare was told of."
    assert page.reached
    pdf = progress.progress_page(client_id, progress.print_progress(studio, client_id, at=at(after, 9)), form="pdf")
    told = words_in(pdf).replace("- ", "-")
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert [line for line in (*page.training, *page.read, page.weeks.says) if line.replace("- ", "-") not in told] == []
    assert "Roland-Morris (RMDQ)" in told


@pytest.mark.parametrize(
    ("scores", "change"),
    [
        ((14, 11), Change.WITHIN_NOISE),
        ((14, 6), Change.BETTER),
        ((6, 14), Change.WORSE),
        ((14, 14), Change.SAME),
        ((14,), Change.FIRST),
    ],
)
def test_a_change_inside_the_noise_is_called_so(studio: Studio, scores: tuple[float, ...], change: Change) -> None:
    client_id = ready(studio)
    scored(studio, client_id, *scores)
    [row] = progress.progress(studio, client_id, on=day(30)).scores
    assert row.says == progress_words().changes[change]
    assert (row.then, row.now) == ("–" if len(scores) == 1 else f"{scores[0]} of 24", f"{scores[-1]} of 24")


def test_whose_training_is_paused_has_one_too_and_it_says_so(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1)
    asked = ScreenInput(answers={emergency(): Answer.YES}, age=None)
    gate.record_screening(
        studio, client_id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="new", at=at(after, 11)
    )
    page = progress.progress(studio, client_id, on=after)
    assert page.training[0] == progress_words().paused
    assert not any(line.startswith("Now:") for line in page.training)


def test_before_the_first_session_it_says_that_there_is_nothing_yet(studio: Studio) -> None:
    page = progress.progress(studio, ready(studio), on=MONDAY)
    assert page.training == (progress_words().not_trained,)
    assert (page.scores, page.reached) == ((), ())


@pytest.mark.parametrize("many", [0, 1, 11])
@pytest.mark.parametrize("name", NAMES)
def test_any_report_is_one_page(many: int, name: str) -> None:
    words = progress_words()
    page = ProgressReport(
        client_name=name,
        title=words.title.format(name=name),
        subtitle=LONG,
        weeks=LetterWeeks(enough=3, says=LONG, in_words=LONG),
        training=(LONG,) * min(many, 5),
        scores=(ProgressRow(name=LONG[:80], then="A great deal better", now="A great deal worse", says=LONG),) * many,
        reached=tuple(DischargeReached(movement=pattern, most=LONG) for pattern in list(Pattern)[:many]),
        read=words.read,
        none_scored=words.none_scored,
        none_reached=words.none_reached,
        words=words.labels,
    )
    job = job_of(progress_sheet(page, {}, at=AT), ("pdf",))
    assert len(pypdf.PdfReader(io.BytesIO(press.printed(json.loads(job))[0])).pages) == 1


@pytest.mark.hazard("H05")
def test_the_report_is_read_under_its_own_client_and_through_the_trainers_door_only(studio: Studio) -> None:
    client_id = ready(studio)
    name = progress.print_progress(studio, client_id, at=at(MONDAY, 12))
    place = f"/documents/{client_id}/progress/{name}.pdf"
    assert browser().get(place).content.startswith(b"%PDF-")
    assert browser().get(f"/documents/another/progress/{name}.pdf").status_code == 404
    assert browser("https://studio.example").get(place).status_code == 404
