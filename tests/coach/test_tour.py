"""The first round of a new trainer: each step is done by a record of it, theirs alone, and leaving and coming back are kept."""

from datetime import timedelta

from lbp_core.coach.client import caseload
from lbp_core.coach.door import people
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.tour import bring_back_tour, leave_tour, tour, words
from lbp_core.coach.weekly import reviewing
from lbp_core.models.client import ClientDetails
from lbp_core.models.people import Person, Role, Seen
from lbp_core.models.tour import Step
from tests.months import trained_weeks
from tests.people import MONDAY, anna, at, planned, screened
from tests.signed_in import first_trainer

NOW = at(MONDAY, 8)


def eyes(studio: Studio, person: Person) -> Studio:
    return studio.seen_by(Seen(person_id=person.id, role=person.role))


def step_of(studio: Studio) -> Step | None:
    found = tour(studio)
    return None if found is None else found.step


def test_the_round_follows_the_records_from_the_first_client_to_the_first_decision(studio: Studio) -> None:
    own = eyes(studio, first_trainer(studio, at=NOW))
    assert step_of(own) is Step.CLIENT
    client = anna(own)
    assert step_of(own) is Step.SCREENING
    screened(own, client.id)
    assert step_of(own) is Step.PLAN
    planned(own, client.id)
    found = tour(own)
    assert found is not None
    assert (found.step, found.client_id) == (Step.SESSION, client.id)
    trained_weeks(own, client.id, 1)
    assert step_of(own) is None, "a week with sessions, mornings and a decision has every step"


def test_a_decision_alone_is_not_the_round(studio: Studio) -> None:
    own = eyes(studio, first_trainer(studio, at=NOW))
    client = anna(own)
    screened(own, client.id)
    planned(own, client.id)
    sunday = MONDAY + timedelta(days=6)
    reviewing.decide(own, client.id, as_of=sunday, taken=None, why=None, key="d", at=at(sunday, 18))
    assert step_of(own) is Step.SESSION


def test_a_colleagues_clients_are_not_ones_own_steps(studio: Studio) -> None:
    owner = eyes(studio, first_trainer(studio, at=NOW))
    new = people.add_person(
        owner, name="Bo", login="bo", role=Role.TRAINER, password="nine pears on a shelf", key="bo", at=NOW
    )
    helper = people.add_person(
        owner, name="Ada", login="ada", role=Role.ASSISTANT, password="nine pears on a shelf", key="ada", at=NOW
    )
    caseload.add_client(owner, ClientDetails(name="Anna Berg", birth_year=1985), key="a", at=NOW)
    assert step_of(eyes(studio, new)) is Step.CLIENT
    assert step_of(eyes(studio, helper)) is None, "an assistant has no round"
    assert step_of(studio) is None, "nor has the machine"


def test_left_it_is_gone_and_brought_back_it_counts_from_now_on(studio: Studio) -> None:
    own = eyes(studio, first_trainer(studio, at=NOW))
    client = anna(own)
    leave_tour(own, key="1", at=NOW)
    assert step_of(own) is None
    bring_back_tour(own, key="2", at=NOW)
    assert step_of(own) is Step.CLIENT, "Anna was added before"
    anna(own, key="second", name="Bea Moss")
    found = tour(own)
    assert found is not None
    assert found.step is Step.SCREENING
    assert found.client_id != client.id
    leave_tour(own, key="1", at=NOW)
    assert step_of(own) is Step.SCREENING, "the first tap, sent again, is no second one"


def test_every_step_names_a_page_that_there_is_and_is_short() -> None:
    for step, said in words().steps.items():
        assert said.page in {"clients", "screening", "programme", "session", "check_in", "review"}, step
        assert max(len(said.go), len(said.do)) <= 150
