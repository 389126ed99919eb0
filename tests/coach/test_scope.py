"""The trainer's own papers, and what is said beside a client whose papers are missing. None of it stops anything."""

from datetime import date, timedelta

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.papers import scope
from lbp_core.coach.papers.consents import give
from lbp_core.coach.papers.notices import notices
from lbp_core.coach.papers.par_q import latest_expiry, record_par_q
from lbp_core.coach.studio import Studio
from lbp_core.evidence.scope_words import scope_problems, scope_words
from lbp_core.evidence.sources import sources
from lbp_core.models.consent import Subject
from lbp_core.models.notice import NoticeKind
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Clearance, Occasion
from lbp_core.models.trainer import Qualification, Trainer
from tests.people import MONDAY, anna, at, calm, day, screened


def qualified(studio: Studio, level: Qualification | None, *, ends: date | None = None, key: str = "1") -> Trainer:
    said = Trainer(name="Mo Farid", qualification=level, insurer="A mutual", policy_expires=ends)
    return scope.record_trainer(studio, said, key=key, at=at(MONDAY, 8))


def form(studio: Studio, client_id: str, outcome: ParQOutcome, *, key: str = "form") -> None:
    said = ParQ(done_on=MONDAY, outcome=outcome, expires=latest_expiry(MONDAY), clinician="Dr Lind, GP")
    record_par_q(studio, client_id, said, key=key, at=at(MONDAY, 9))


def all_given(studio: Studio, client_id: str) -> None:
    for subject in Subject:
        give(studio, client_id, subject, by=By.CLIENT, key=subject, at=at(MONDAY, 9))


def kinds(studio: Studio, client_id: str, on: date = MONDAY) -> list[NoticeKind]:
    return [one.kind for one in notices(studio, client_id, on=on)]


def test_the_newest_word_on_the_trainer_counts(studio: Studio) -> None:
    assert scope.trainer(studio) is None
    qualified(studio, Qualification.LEVEL_3)
    qualified(studio, Qualification.LEVEL_4, key="2")
    found = scope.trainer(studio)
    assert found is not None
    assert (found.name, found.qualification) == ("Mo Farid", Qualification.LEVEL_4)


def test_a_trainer_without_a_name_is_refused_and_spaces_are_tidied(sqlite_studio: Studio) -> None:
    with pytest.raises(Refused, match="name is empty"):
        scope.record_trainer(sqlite_studio, Trainer(name="  "), key="1", at=at(MONDAY, 8))
    said = Trainer(name=" Mo   Farid ", studio="  ", reach="mo@example.org ")
    found = scope.record_trainer(sqlite_studio, said, key="2", at=at(MONDAY, 8))
    assert (found.name, found.studio, found.reach) == ("Mo Farid", None, "mo@example.org")


@pytest.mark.parametrize(
    ("level", "alone"),
    [(None, False), (Qualification.LEVEL_2, False), (Qualification.LEVEL_3, False), (Qualification.LEVEL_4, True),
     (Qualification.CLINICIAN, True)],
)  # fmt: skip
def test_below_level_4_a_client_with_a_condition_is_first_a_clinicians(
    sqlite_studio: Studio, level: Qualification | None, alone: bool
) -> None:
    client = anna(sqlite_studio)
    all_given(sqlite_studio, client.id)
    if level is not None:
        qualified(sqlite_studio, level)
    form(sqlite_studio, client.id, ParQOutcome.FOLLOW_UP)
    assert kinds(sqlite_studio, client.id) == ([] if alone else [NoticeKind.SCOPE])


def test_a_clinicians_word_is_what_scope_asks_for(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    all_given(sqlite_studio, client.id)
    qualified(sqlite_studio, Qualification.LEVEL_3)
    form(sqlite_studio, client.id, ParQOutcome.ALL_NO)
    asked = calm(leg_pain=Answer.YES)
    gate.record_screening(
        sqlite_studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="s", at=at(MONDAY, 8)
    )
    (said,) = notices(sqlite_studio, client.id, on=MONDAY)
    assert said.kind is NoticeKind.SCOPE
    assert "Level 3, personal trainer" in said.says
    word = Clearance(date=MONDAY, by="Dr Lind", covers=("leg_pain",))
    gate.record_clearance(sqlite_studio, client.id, word, role="GP", key="c", at=at(MONDAY, 10))
    assert kinds(sqlite_studio, client.id) == []


def test_a_plain_client_of_a_level_3_trainer_needs_no_clinician(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    all_given(sqlite_studio, client.id)
    qualified(sqlite_studio, Qualification.LEVEL_3)
    form(sqlite_studio, client.id, ParQOutcome.ALL_NO)
    screened(sqlite_studio, client.id)
    assert kinds(sqlite_studio, client.id) == []


def test_what_is_missing_is_said_in_one_sentence_each_and_stops_nothing(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    screened(sqlite_studio, client.id)
    give(sqlite_studio, client.id, Subject.TRAINING, by=By.CLIENT, key="1", at=at(MONDAY, 9))
    said = notices(sqlite_studio, client.id, on=MONDAY)
    assert [one.says for one in said] == [
        "Consent to keeping notes and telling the GP is not written down yet.",
        "No PAR-Q+ is on file yet.",
    ]
    assert not gate.gate(sqlite_studio, client.id, on=MONDAY).locked
    form(sqlite_studio, client.id, ParQOutcome.ALL_NO)
    late = latest_expiry(MONDAY) + timedelta(days=1)
    assert kinds(sqlite_studio, client.id, late) == [NoticeKind.CONSENT, NoticeKind.PAR_Q]


@pytest.mark.hazard("H13")
@pytest.mark.parametrize(("days", "says"), [(-1, "ended on"), (0, "ends on"), (30, "ends on"), (31, None), (400, None)])
def test_insurance_is_spoken_of_from_a_month_before_it_ends(days: int, says: str | None) -> None:
    who = Trainer(name="Mo", policy_expires=day(days))
    found = scope.insurance(who, on=MONDAY)
    assert found is None if says is None else says in str(found)
    assert scope.insurance(Trainer(name="Mo"), on=MONDAY) is None


def test_what_a_clinician_is_asked_first_names_its_sources() -> None:
    assert len(scope.clinician_first()) >= 8
    assert list(scope_problems(scope_words(), sources=sources())) == []
    assert len(list(scope_problems(scope_words(), sources=()))) == len(scope.clinician_first()) + 1
