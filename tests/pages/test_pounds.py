"""A client who counts in pounds trains in pounds: steppers, tiles and the end say the same unit as the plan."""

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.models.client import WeightUnit
from lbp_core.models.records import EntryKind
from tests.pages.conftest import Open, press, words
from tests.pages.test_session import begun
from tests.people import MONDAY, at, ready


@pytest.mark.hazard("H08")
def test_a_set_in_pounds_is_kept_in_grams(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    client = caseload.client(studio, client_id)
    pounds = client.details.model_copy(update={"weight_unit": WeightUnit.LB})
    caseload.change_client(studio, client_id, pounds, version=client.version, key="lb", at=at(MONDAY, 9))
    first = planning.programme(studio, client_id).programme
    loaded = first.days[0].prescriptions[0]
    loaded = loaded.model_copy(update={"dose": loaded.dose.model_copy(update={"load_g": 10_000})})
    block = first.days[0].blocks[0].model_copy(update={"exercises": (loaded,)})
    day = first.days[0].model_copy(update={"blocks": (block,)})
    week = first.weeks[0].model_copy(update={"days": (day,)})
    planning.save(
        studio, client_id, first.model_copy(update={"weeks": (week,)}), because="T.", key="plan", at=at(MONDAY, 9)
    )
    shown = begun(page, client_id)
    load = next(one for one in shown.number_input if one.label == "Load, lb")
    assert load.value == 22
    assert "kg" not in words(shown)
    shown = press(shown, "Set 1 done")
    next(one for one in shown.number_input if one.label == "Load, lb").set_value(25).run()
    press(shown, "Set 2 done")
    (record,) = training.sessions(studio, client_id)
    assert [one.load_g for one in record.entries if one.kind is EntryKind.SET_DONE] == [10_000, 11_340]
