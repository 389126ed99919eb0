"""The lists through somebody's eyes: found, counted and kept for everybody, shown to whoever has the client in their care."""

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.door import people
from lbp_core.coach.gate import alerts
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.waiting import waiting
from lbp_core.models.glance import Show, SortBy
from lbp_core.models.people import Person, Role, Seen
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from tests.people import MONDAY, anna, at, day, screened

GOOD = "heron under four bridges"


def seen(studio: Studio, person: Person) -> Studio:
    return studio.seen_by(Seen(person_id=person.id, role=person.role, on=day(1)))


@pytest.mark.hazard("H05")
def test_each_trainer_finds_their_own_clients_alone_whoever_looked_first(sqlite_studio: Studio) -> None:
    studio = sqlite_studio
    sam = people.set_up_first(studio, name="Sam", login="sam", password=GOOD, key="1", at=at(MONDAY))
    jo = people.add_person(studio, name="Jo", login="jo", role=Role.TRAINER, password=GOOD, key="2", at=at(MONDAY))
    kit = people.add_person(studio, name="Kit", login="kit", role=Role.ASSISTANT, password=GOOD, key="3", at=at(MONDAY))
    for who, name in ((sam, "Ada"), (jo, "Bea"), (jo, "Cem")):
        client = anna(seen(studio, who), key=name, name=name)
        screened(studio, client.id, key=name)
        told = {"ces_saddle": Answer.YES}
        sharing.send_morning(studio, client.id, None, told, by=By.CLIENT, key="m", at=at(MONDAY, 22))
    for eyes, names in (
        (studio, {"Ada", "Bea", "Cem"}),
        (seen(studio, sam), {"Ada"}),
        (seen(studio, jo), {"Bea", "Cem"}),
    ):
        for _ in range(2):
            assert {one.client_name for one in alerts.alerts(eyes, on=day(1))} == names
            assert {each[0].client_name for each in waiting(eyes, on=day(1), limit=9).clients} == names
            assert waiting(eyes, on=day(1), limit=9).count == len(names)
            for sort in SortBy:
                assert {row.client.name for row in caseload.caseload(eyes, on=day(1), sort=sort)} == names
            assert caseload.count(eyes, on=day(1), show=Show.PAUSED) == len(names)
    with pytest.raises(Refused, match="assistant"):
        caseload.caseload(seen(studio, kit), on=day(1))
    sharing.send_morning(studio, client.id, 4.0, {}, by=By.CLIENT, key="n", at=at(day(1), 7))
    with pytest.raises(Refused, match="assistant"):
        waiting(seen(studio, kit), on=day(1), limit=9)
    assert caseload.caseload(seen(studio, jo), on=day(1), search="cem")[0].last_pain == 4.0
