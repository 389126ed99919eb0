"""A programme kept under a name, or copied from another client: dates and wishes are the new client's, and so are the checks."""

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.plan_templates import copied, keep_template, save_copied, templates
from lbp_core.coach.studio import Studio
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import DayKind, Programme, Wishes
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, Trigger
from tests.people import MONDAY, at, calm, day, ready

KIT = ("kettlebell", "dumbbell", "band", "cable", "bench", "step")


def person(
    studio: Studio, *, wishes: Wishes, name: str = "Ben Carr", triggers: tuple[Trigger, ...] = (), **answers: Answer
) -> str:
    client = caseload.add_client(
        studio, ClientDetails(name=name, birth_year=1970, wishes=wishes), key=name, at=at(MONDAY, 8)
    )
    asked = calm().model_copy(update={"answers": calm().answers | answers, "triggers": triggers})
    gate.record_screening(
        studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key=name, at=at(MONDAY, 8, 30)
    )
    return client.id


def source(studio: Studio) -> Programme:
    """A programme with weights."""
    client_id = person(studio, wishes=Wishes(equipment=KIT, minutes=45), name="Cara Dunn")
    return planning.draft(studio, client_id, Wishes(equipment=KIT, minutes=45), start=MONDAY)


def test_a_copy_has_the_same_week_on_the_new_clients_dates_and_wishes(studio: Studio) -> None:
    plan = source(studio)
    wishes = Wishes(equipment=KIT, minutes=45, weeks=2)
    found = copied(studio, person(studio, wishes=wishes), plan, start=day(14))
    assert found.concerns == ()
    assert [week.monday for week in found.programme.weeks] == [day(14), day(21)]
    assert [(one.date.weekday(), one.blocks) for one in found.programme.weeks[0].days] == [
        (one.date.weekday(), one.blocks) for one in plan.weeks[-1].days
    ]
    assert found.programme.wishes == wishes


def test_days_before_the_start_are_left_out(studio: Studio) -> None:
    found = copied(studio, person(studio, wishes=Wishes(equipment=KIT, minutes=45)), source(studio), start=day(16))
    assert min(one.date for one in found.programme.days) >= day(16)
    assert found.programme.weeks[0].monday == day(14)


def test_what_does_not_suit_the_new_client_is_said_and_needs_a_reason(studio: Studio) -> None:
    plan = source(studio)
    client_id = person(studio, wishes=Wishes(minutes=20), triggers=(Trigger.FLEXION,))
    found = copied(studio, client_id, plan, start=day(14))
    said = " ".join(one.says for one in found.concerns)
    assert "there is no" in said
    assert "minutes; 20 were planned" in said
    with pytest.raises(Refused, match="one sentence on why"):
        save_copied(studio, client_id, plan, start=day(14), why="", key="1", at=at(MONDAY, 12))
    kept = save_copied(studio, client_id, plan, start=day(14), why="kit is on its way", key="2", at=at(MONDAY, 12))
    assert kept.because == "Copied by the trainer: kit is on its way"
    assert (
        save_copied(studio, client_id, plan, start=day(14), why="kit is on its way", key="2", at=at(MONDAY, 12)) == kept
    )


@pytest.mark.hazard("H01")
def test_weights_are_not_copied_to_a_client_with_an_open_answer(studio: Studio) -> None:
    client_id = person(studio, wishes=Wishes(equipment=KIT, minutes=45), infl=Answer.YES)
    with pytest.raises(Refused, match="no weights"):
        save_copied(
            studio, client_id, source(studio), start=day(14), why="they asked for it", key="1", at=at(MONDAY, 12)
        )


@pytest.mark.hazard("H01")
def test_nothing_is_copied_to_a_locked_client(studio: Studio) -> None:
    client_id = person(studio, wishes=Wishes(equipment=KIT), shape=Answer.YES)
    with pytest.raises(Refused, match="Nothing can be planned"):
        copied(studio, client_id, source(studio), start=day(14))


def test_a_template_keeps_the_week_and_nothing_of_the_client(studio: Studio) -> None:
    client_id = ready(studio)
    version = planning.programme(studio, client_id)
    assert version is not None
    keep_template(studio, "  First  month ", version.programme, key="1", at=at(MONDAY, 12))
    keep_template(studio, "First month", version.programme, key="2", at=at(MONDAY, 13))
    keep_template(studio, "Another", version.programme, key="3", at=at(MONDAY, 13))
    assert [one.body.name for one in templates(studio)] == ["Another", "First month"]
    kept = templates(studio)[1].body.programme
    assert (kept.wishes, kept.triggers, kept.because, kept.ruled_out) == (None, (), (), ())
    assert kept.weeks == version.programme.weeks
    assert any(one.kind is DayKind.STRENGTH for one in kept.days)
    with pytest.raises(Refused, match="0 letters"):
        keep_template(studio, "   ", version.programme, key="4", at=at(MONDAY, 13))
