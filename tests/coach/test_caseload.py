"""The people of the studio: adding, changing, finding them, and what waits today."""

import time

import pytest
from sqlalchemy import event

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import ClientDetails
from lbp_core.models.history import CheckIn
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.views import DueKind
from tests.people import MONDAY, all_due, all_no, anna, at, calm, day, opened, planned, ready, screened, train


def kinds(studio: Studio, client_id: str, on: int) -> list[DueKind]:
    return [one.kind for one in all_due(studio, on=day(on)) if one.client_id == client_id]


def test_a_client_is_added_once_and_tidied(studio: Studio) -> None:
    first = anna(studio, name="  Anna   Berg ")
    assert anna(studio, name="Someone else") == first
    assert first.name == "Anna Berg"
    assert (first.version, first.added) == (1, MONDAY)
    with pytest.raises(Refused, match="name is empty"):
        caseload.add_client(studio, ClientDetails(name="   "), key="2", at=at(MONDAY))


@pytest.mark.hazard("H04")
def test_a_stale_change_is_refused_with_a_sentence(studio: Studio) -> None:
    client = anna(studio)
    older = client.details.model_copy(update={"birth_year": 1970})
    changed = caseload.change_client(studio, client.id, older, version=1, key="1", at=at(MONDAY))
    assert (changed.version, changed.details.birth_year) == (2, 1970)
    assert caseload.change_client(studio, client.id, older, version=1, key="1", at=at(MONDAY)) == changed
    with pytest.raises(Refused, match="changed meanwhile"):
        caseload.change_client(studio, client.id, client.details, version=1, key="2", at=at(MONDAY))
    assert caseload.client(studio, client.id) == changed


def test_a_client_who_is_not_there_is_a_sentence_everywhere(studio: Studio) -> None:
    for ask in (
        lambda: caseload.client(studio, "nobody"),
        lambda: caseload.header(studio, "nobody", on=MONDAY),
        lambda: gate.gate(studio, "nobody", on=MONDAY),
        lambda: sharing.make_link(studio, "nobody", key="1", at=at(MONDAY)),
        lambda: screened(studio, "nobody"),
    ):
        with pytest.raises(Refused, match="no such client"):
            ask()


def test_the_list_is_by_name_searched_and_paged(studio: Studio) -> None:
    for name in ("Boris Lund", "anna Berg", "Élodie 100%", "Cara_Holm"):
        anna(studio, key=name, name=name)

    def names(**asked: object) -> list[str]:
        return [row.client.name for row in caseload.caseload(studio, on=MONDAY, **asked)]

    assert names()[:3] == ["anna Berg", "Boris Lund", "Cara_Holm"]
    assert names(search="BER") == ["anna Berg"]
    assert names(search="élo") == ["Élodie 100%"]
    assert names(search="%") == ["Élodie 100%"]
    assert names(search="_") == ["Cara_Holm"]
    assert names(limit=2, offset=1) == ["Boris Lund", "Cara_Holm"]


def test_a_row_tells_of_the_last_weeks(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY, before=0.0)
    sharing.send_check_in(
        studio, client_id, CheckIn(date=day(6), pain_average=4.0), {}, by=By.CLIENT, key="c", at=at(day(6), 20)
    )
    row = caseload.caseload(studio, on=day(7))[0]
    assert (row.last_pain, row.last_pain_on, row.last_contact) == (4.0, day(6), day(6))
    assert len(row.pain_weeks) == len(row.load_weeks) == 12
    assert row.pain_weeks[-2:] == (2.0, None)
    assert row.load_weeks[-2:] == (200.0, None)
    assert row.age_band == "40–49"
    head = caseload.header(studio, client_id, on=day(7))
    assert (head.last_pain, head.gate) == (4.0, row.gate)
    assert head.plan.startswith("Week 2 of")


def test_nothing_that_is_still_to_come_is_in_the_list(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY)
    row = caseload.caseload(studio, on=day(-1))[0]
    assert (row.last_pain, row.last_contact) == (None, None)
    assert set(row.pain_weeks) == {None}


def test_what_is_due_goes_from_screening_to_programme_to_session(studio: Studio) -> None:
    client = anna(studio)
    assert kinds(studio, client.id, 0) == [DueKind.SCREENING]
    screened(studio, client.id)
    assert [one.page for one in all_due(studio, on=MONDAY)] == ["programme"]
    planned(studio, client.id)
    assert kinds(studio, client.id, 0) == [DueKind.SESSION]
    train(studio, client.id, on=MONDAY)
    assert kinds(studio, client.id, 0) == []
    assert DueKind.MORNING in kinds(studio, client.id, 1)
    assert {DueKind.REVIEW, DueKind.CHECK_IN} <= set(kinds(studio, client.id, 7))
    assert DueKind.SCREENING in kinds(studio, client.id, 28)


@pytest.mark.hazard("H02")
def test_a_flag_raised_last_night_comes_first(studio: Studio) -> None:
    calm_one, worried = ready(studio), anna(studio, key="b", name="Zoe Ask")
    screened(studio, worried.id, key="b")
    sharing.send_morning(studio, worried.id, None, {"ces_bladder": Answer.YES}, by=By.CLIENT, key="m", at=at(MONDAY, 7))
    found = all_due(studio, on=MONDAY)
    assert (found[0].kind, found[0].client_id, found[0].page) == (DueKind.SAFETY, worried.id, "screening")
    assert calm_one in [one.client_id for one in found]


@pytest.mark.hazard("H20")
@pytest.mark.hazard("H02")
def test_safety_goes_by_urgency_then_by_how_long_it_has_waited_then_by_name(studio: Studio) -> None:
    said = (
        ("Ada", "ca_night", 2),  # a GP soon
        ("Bea", "ces_bladder", 3),  # 999 or A&E
        ("Cem", "neuro_footdrop", 3),  # 111 today
        ("Dan", "ces_saddle", 2),
        ("Eve", "ca_night", 1),
        ("Fay", "neuro_footdrop", 1),
        ("Gus", "ces_saddle", 3),
    )
    for name, question, on in said:
        client = anna(studio, key=name, name=name)
        screened(studio, client.id, key=name)
        answers = {question: Answer.YES}
        sharing.send_morning(studio, client.id, None, answers, by=By.CLIENT, key=name, at=at(day(on), 7))
    found = [one for one in all_due(studio, on=day(3)) if one.kind is DueKind.SAFETY]
    assert [one.client_name for one in found] == ["Dan", "Bea", "Gus", "Fay", "Cem", "Eve", "Ada"]
    assert [one.since for one in found] == [day(on) for on in (2, 3, 3, 1, 3, 1, 2)]


def test_among_equals_who_has_waited_longest_comes_first(studio: Studio) -> None:
    for name, on in (("Ada", 9), ("Bea", 2), ("Cem", 5)):
        client = anna(studio, key=name, name=name)
        screened(studio, client.id, key=name, on=day(on))
    found = all_due(studio, on=day(10))
    assert [(one.client_name, one.kind) for one in found] == [(name, DueKind.SESSION) for name in ("Bea", "Cem", "Ada")]
    assert found == all_due(studio, on=day(11))


@pytest.mark.hazard("H14")
def test_the_studios_zone_decides_the_day(sqlite_file_url: str) -> None:
    made = open_studio(sqlite_file_url, create=True, zone="Pacific/Auckland", demo=True)
    assert today(made, at(MONDAY, 12)) == day(1)
    made.store.close()
    again = open_studio(sqlite_file_url)
    assert (again.zone.key, again.demo) == ("Pacific/Auckland", True)
    again.store.close()
    with pytest.raises(Refused, match="no time zone"):
        open_studio(sqlite_file_url, zone="Middle/Earth")


def test_thirty_clients_with_a_year_behind_them_are_listed_quickly(sqlite_studio: Studio) -> None:
    """Answers and check-ins of a year for thirty people; the list is asked for in a handful of questions."""
    with sqlite_studio.store.write():
        for number in range(30):
            client = anna(sqlite_studio, key=str(number), name=f"Client {number}")
            for week in range(0, 52, 4):
                gate.record_screening(
                    sqlite_studio,
                    client.id,
                    calm(),
                    occasion=Occasion.FULL,
                    by=By.TRAINER,
                    key=f"full {week}",
                    at=at(day(7 * week)),
                )
            for week in range(52):
                told, answers = CheckIn(date=day(7 * week + 6), pain_average=3.0), all_no(Occasion.CHECK_IN)
                sent = at(day(7 * week + 6), 20)
                sharing.send_check_in(sqlite_studio, client.id, told, answers, by=By.CLIENT, key=f"c{week}", at=sent)
    assert len(caseload.caseload(sqlite_studio, on=day(364), limit=30)) == 30, "read anew, once on that day"
    questions: list[str] = []
    event.listen(sqlite_studio.store._engine, "before_cursor_execute", lambda *asked: questions.append(asked[2]))
    begun = time.process_time()
    rows = caseload.caseload(sqlite_studio, on=day(364), limit=30)
    took = time.process_time() - begun
    assert len(rows) == 30
    assert len(questions) <= 24, questions
    assert took < 1.0


def test_an_open_session_waits_until_it_is_finished(studio: Studio) -> None:
    client_id = ready(studio)
    other = anna(studio, key="other", name="Boris Other")
    screened(studio, other.id, key="other")
    planned(studio, other.id)
    session_id = opened(studio, client_id)

    def said(on: int) -> list[str]:
        found = all_due(studio, on=day(on))
        return [one.says for one in found if one.client_id == client_id and one.kind is DueKind.SESSION]

    assert said(0) == ["A session is open."]
    assert said(5) == ["A session is open, since 2 Mar."]
    assert not [one for one in said(-1) if "is open" in one], "nothing later than the day is looked at"
    [first] = [one for one in all_due(studio, on=day(5)) if "is open" in one.says]
    assert (first.client_id, first.page, first.since) == (client_id, "session", MONDAY)
    training.tap(studio, session_id, Entry(kind=EntryKind.FINISHED), key="end", at=at(MONDAY, 11))
    assert not [one for one in said(5) if "is open" in one]


def test_an_old_open_session_is_over_once_a_later_one_is_finished(studio: Studio) -> None:
    client_id = ready(studio)
    opened(studio, client_id)
    train(studio, client_id, on=day(2))
    assert not [one for one in all_due(studio, on=day(3)) if "is open" in one.says]
    assert training.open_now(studio, client_id) is None
