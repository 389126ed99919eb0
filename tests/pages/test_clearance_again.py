"""A clearance with a limit forgotten: it is put right by recording it again, and the newest counts."""

from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import clearances, gate
from lbp_core.coach.studio import Studio
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Clearance, Occasion
from tests.pages.conftest import Open, press, words
from tests.people import MONDAY, anna, at, calm


def cleared(studio: Studio) -> str:
    """The id of a client whose new lump was looked at, with no limit written down."""
    client = anna(studio)
    asked = calm().model_copy(update={"answers": calm().answers | {"shape": Answer.YES}})
    gate.record_screening(
        studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="s", at=at(MONDAY, 8, 30)
    )
    word = Clearance(date=MONDAY, by="Dr Osei", covers=("shape",))
    gate.record_clearance(studio, client.id, word, role="GP", key="c", at=at(MONDAY, 8, 45))
    return client.id


def fill(shown: AppTest, client_id: str) -> AppTest:
    next(one for one in shown.text_input if one.label == "Name of the clinician").set_value("Dr Osei")
    next(one for one in shown.button_group if one.label == "Role").set_value("GP")
    next(one for one in shown.date_input if one.label == "Date of the clearance").set_value(MONDAY)
    shown.checkbox(key=f"covers_{client_id}_shape").check()
    shown.checkbox(key=f"impact_{client_id}").check()
    return press(shown, "Record the clearance")


def test_m17_a_forgotten_limit_is_added_by_recording_it_again_and_both_stay_on_record(
    page: Open, studio: Studio
) -> None:
    client_id = cleared(studio)
    shown = page("screening", client=client_id)
    assert "takes the place of the clearance before" in words(shown)
    fill(shown, client_id)
    assert gate.gate(studio, client_id, on=MONDAY).within == ClearanceLimits(no_impact=True)
    assert not gate.gate(studio, client_id, on=MONDAY).locked
    assert len(clearances.clearances(studio, client_id)) == 2


def test_without_an_answer_to_clear_or_a_clearance_there_is_no_form(page: Open, studio: Studio) -> None:
    client = anna(studio)
    gate.record_screening(
        studio, client.id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key="s", at=at(MONDAY, 8, 30)
    )
    assert not [one for one in page("screening", client=client.id).expander if "clearance" in one.label]
