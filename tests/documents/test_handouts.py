"""The client's handout: every exercise with its dose, the week, what is fine and what means stop, on one page."""

import io
from datetime import date, timedelta

import pypdf
import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.printed import handouts
from lbp_core.coach.printed.handout_lines import exercises_told
from lbp_core.coach.studio import Studio
from lbp_core.evidence.handout_words import handout_words
from lbp_core.evidence.library import library
from lbp_core.models.clearing import ClearanceLimits, LimitsInForce
from lbp_core.models.client import WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.models.handout import Handout
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.planning.words import dose_parts
from tests.documents.conftest import browser
from tests.documents.made_up import AT, edges, words_in
from tests.people import MONDAY, at, emergency, ready

ADDRESS = "https://studio.example/c/" + "x" * 43


def printed(studio: Studio, client_id: str, address: str | None = None) -> bytes:
    name = handouts.print_handout(studio, client_id, address=address, at=at(MONDAY, 12))
    return handouts.handout_page(client_id, name, form="pdf")


def laid_out(studio: Studio, client_id: str, opened: Gate | None = None) -> Handout:
    version = planning.programme(studio, client_id)
    assert version is not None
    now = gate.gate(studio, client_id, on=MONDAY) if opened is None else opened
    return handouts.put_together(studio, caseload.client(studio, client_id), version, now, address=None, on=MONDAY)


def test_every_exercise_is_there_with_its_dose_its_cue_and_its_picture(studio: Studio) -> None:
    client_id = ready(studio)
    version = planning.programme(studio, client_id)
    assert version is not None
    page = words_in(printed(studio, client_id)).replace("\u00a0", " ").replace("- ", "-")
    asked = {one.exercise: one for day in version.programme.weeks[0].days for one in day.prescriptions}
    handout = laid_out(studio, client_id)
    assert {one.id for one in handout.exercises} == set(asked)
    for one in handout.exercises:
        assert library()[one.id].name in page
        assert one.cue in page
        assert one.id in handouts.drawn(handout), f"{one.name} has no picture"
    amounts = {dose_parts(one.dose)[0].removesuffix(" each side") for one in asked.values()}
    assert not [amount for amount in amounts if amount not in page]


def test_the_calendar_has_every_day_of_the_programme(studio: Studio) -> None:
    client_id = ready(studio)
    version = planning.programme(studio, client_id)
    assert version is not None
    told = {day.on: day.kind for week in laid_out(studio, client_id).weeks for day in week.days}
    assert {on for on, kind in told.items() if kind} == {day.date for day in version.programme.days}
    assert len(told) == 7 * len(version.programme.weeks)


def test_what_is_fine_what_means_stop_and_whom_to_call_stand_on_it(studio: Studio) -> None:
    page = words_in(printed(studio, ready(studio)))
    words = handout_words()
    assert not [line for line in (*words.stop, *words.help) if line not in page]
    assert "up to 5 of 10" in page
    assert "999" in page
    assert "NHS 111" in page


def test_pounds_are_printed_where_the_client_counts_in_pounds(studio: Studio) -> None:
    client_id = ready(studio)
    drafted = planning.draft(studio, client_id, Wishes(equipment=("dumbbell", "bench")), start=MONDAY)
    told = [exercises_told(drafted.weeks[0], unit) for unit in WeightUnit]
    kilos, pounds = (" ".join(dose.amount for one in each for dose in one.doses) for each in told)
    assert "\u00a0kg" in kilos
    assert "\u00a0lb" in pounds
    assert "kg" not in pounds


@pytest.mark.parametrize("minutes", [10, 45, 75])
@pytest.mark.parametrize("days", [1, 3, 6])
def test_any_programme_is_one_page(studio: Studio, minutes: int, days: int) -> None:
    client_id = ready(studio)
    wishes = Wishes(minutes=minutes, days_per_week=days, equipment=("dumbbell", "bench", "cable"))
    drafted = planning.draft(studio, client_id, wishes, start=MONDAY)
    planning.save(studio, client_id, drafted, because="Another.", key=f"{minutes} {days}", at=at(MONDAY, 11))
    pdf = printed(studio, client_id, ADDRESS)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    left, low, high = edges(pdf)
    assert (left >= 13.9, low >= 10.9, high <= 286) == (True, True, True)


def test_a_clinicians_limits_stand_on_it_in_plain_words(studio: Studio) -> None:
    client_id = ready(studio)
    ticked = ClearanceLimits(load_g_most=10_000, no_impact=True)
    limit = LimitsInForce(by="Dr Shah", role="GP", given_on=date(2026, 3, 2), limits=ticked, says="no #swimming*")
    opened = gate.gate(studio, client_id, on=MONDAY).model_copy(update={"limits": (limit,)})
    assert laid_out(studio, client_id, opened).limits == (
        "Agreed with Dr Shah: nothing over 10 kg, no jumping or running and no #swimming*.",
    )


def test_the_square_code_is_there_only_where_an_address_is_given(studio: Studio) -> None:
    client_id = ready(studio)
    assert "Keep it to yourself" not in words_in(printed(studio, client_id))
    page = printed(studio, client_id, ADDRESS)
    assert "Keep it to yourself" in words_in(page)
    assert b"x" * 43 not in page, "the address is in the picture, not in the file's text"


@pytest.mark.hazard("H01")
def test_no_handout_is_printed_while_training_is_paused(studio: Studio) -> None:
    client_id = ready(studio)
    asked = ScreenInput(answers={emergency(): Answer.YES}, age=None)
    gate.record_screening(
        studio, client_id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="new", at=at(MONDAY, 11)
    )
    with pytest.raises(Refused, match="No handout is printed for Anna Berg now"):
        handouts.print_handout(studio, client_id, address=None, at=at(MONDAY, 12))


@pytest.mark.hazard("H05")
def test_a_handout_is_read_under_its_own_client_and_from_the_trainers_machine_only(studio: Studio) -> None:
    client_id = ready(studio)
    name = handouts.print_handout(studio, client_id, address=ADDRESS, at=at(MONDAY, 12))
    place = f"/documents/{client_id}/handouts/{name}.pdf"
    assert browser().get(place).content.startswith(b"%PDF-")
    assert browser().get(f"/documents/another/handouts/{name}.pdf").status_code == 404
    assert browser("https://studio.example").get(place).status_code == 404
    assert "print it again" in browser().get(f"/documents/{client_id}/handouts/{'0' * 20}.pdf").text


def test_the_same_programme_printed_twice_is_one_page_on_the_tray(studio: Studio) -> None:
    client_id = ready(studio)
    first, again = (
        handouts.print_handout(studio, client_id, address=None, at=AT.replace(day=2) + timedelta(hours=hour))
        for hour in (1, 2)
    )
    assert first == again
