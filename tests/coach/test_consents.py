"""What a client agrees to: three ticks of their own, taken back as easily as given, and what follows at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate.gate import gate, record_clearance
from lbp_core.coach.gate.pausing import refer
from lbp_core.coach.papers.consents import consents, give, may_share, withdraw
from lbp_core.coach.papers.papers import papers
from lbp_core.coach.phone import sharing
from lbp_core.coach.phone.visiting import arrive
from lbp_core.coach.plan import planning
from lbp_core.coach.screening.body_notes import body_note, record_body_note
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.evidence import consent_words
from lbp_core.models.body_note import BodyNote, Feel
from lbp_core.models.client import ClientDetails
from lbp_core.models.consent import Consent, ConsentState, Standing, Subject
from lbp_core.models.history import CheckIn
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Clearance
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import DueKind
from tests.people import MONDAY, all_due, anna, at, day, opened, planned, ready, screened, train


def where(studio: Studio, client_id: str) -> dict[Subject, Standing]:
    return {one.subject: one.standing for one in consents(studio, client_id)}


def said(studio: Studio, client_id: str, subject: Subject, *, given: bool, hour: int = 9) -> ConsentState:
    verb = give if given else withdraw
    return verb(studio, client_id, subject, by=By.CLIENT, key=f"{subject} {given} {hour}", at=at(MONDAY, hour))


def test_nothing_is_agreed_to_before_it_is_asked_and_nothing_is_withdrawn(studio: Studio) -> None:
    client = anna(studio)
    assert set(where(studio, client.id).values()) == {Standing.NOT_ASKED}
    assert not may_share(studio, client.id), "never asked is no yes"
    screened(studio, client.id)
    assert not gate(studio, client.id, on=MONDAY).locked, "never asked is not withdrawn"


def test_each_consent_is_given_and_taken_back_on_its_own_with_day_hands_and_text(studio: Studio) -> None:
    client = anna(studio)
    state = said(studio, client.id, Subject.SHARING, given=True)
    assert (state.standing, state.since, state.by) == (Standing.GIVEN, MONDAY, By.CLIENT)
    assert may_share(studio, client.id)
    assert where(studio, client.id)[Subject.TRAINING] is Standing.NOT_ASKED
    said(studio, client.id, Subject.SHARING, given=False, hour=10)
    assert not may_share(studio, client.id)
    said(studio, client.id, Subject.SHARING, given=True, hour=11)
    assert may_share(studio, client.id)
    kept = [one.body for one in papers(studio, client.id, "consent", Consent)]
    assert [one.given for one in kept] == [True, False, True], "every answer stays on file"
    assert kept[0].words == consent_words.consent_texts()[Subject.SHARING].asks, "word for word"


@pytest.mark.hazard("H10")
def test_a_tap_that_arrives_twice_is_one_answer(studio: Studio) -> None:
    client = anna(studio)
    for _ in range(2):
        said(studio, client.id, Subject.TRAINING, given=True)
    assert len(papers(studio, client.id, "consent", Consent)) == 1


def test_a_new_text_is_asked_again_and_the_old_yes_still_counts(
    sqlite_studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = anna(sqlite_studio)
    said(sqlite_studio, client.id, Subject.SHARING, given=True)
    newer = {
        subject: text.model_copy(update={"version": 2, "asks": "Quite another text, in plain words."})
        for subject, text in consent_words.consent_texts().items()
    }
    monkeypatch.setattr("lbp_core.coach.papers.consents.consent_texts", lambda: newer)
    assert where(sqlite_studio, client.id)[Subject.SHARING] is Standing.OUT_OF_DATE
    assert may_share(sqlite_studio, client.id)
    said(sqlite_studio, client.id, Subject.SHARING, given=True, hour=10)
    assert where(sqlite_studio, client.id)[Subject.SHARING] is Standing.GIVEN


def test_without_consent_to_keep_notes_nothing_new_is_kept_and_the_link_ends(studio: Studio) -> None:
    client_id = ready(studio)
    token = sharing.make_link(studio, client_id, key="link", at=at(MONDAY, 8, 50))
    note = BodyNote(neck=Feel.SORE)
    said(studio, client_id, Subject.DATA, given=False)
    assert arrive(studio, token, at=at(MONDAY, 10)) is None
    with pytest.raises(Refused, match="withdrawn consent to keep notes"):
        record_body_note(studio, client_id, note, key="1", at=at(MONDAY, 10))
    assert body_note(studio, client_id) is None
    said(studio, client_id, Subject.DATA, given=True, hour=11)
    record_body_note(studio, client_id, note, key="1", at=at(MONDAY, 12))
    assert body_note(studio, client_id) is not None, "a yes opens the record again"
    assert planning.programme(studio, client_id) is not None, "what was written down before is still there"


def test_what_was_shown_to_one_client_says_nothing_of_another(studio: Studio) -> None:
    first, second = anna(studio), anna(studio, key="second", name="Boris Holm")
    said(studio, first.id, Subject.SHARING, given=True)
    assert not may_share(studio, second.id)
    with pytest.raises(Refused, match="no such client"):
        give(studio, "nobody", Subject.DATA, by=By.TRAINER, key="1", at=at(MONDAY, 9))


def check_in(studio: Studio, client_id: str) -> object:
    said = CheckIn(date=MONDAY, pain_average=3.0)
    return sharing.send_check_in(studio, client_id, said, {}, by=By.CLIENT, key="w", at=at(MONDAY, 12))


WRITES: dict[str, Callable[[Studio, str], object]] = {
    "a check-in": check_in,
    "a morning": lambda studio, one: sharing.send_morning(studio, one, 3.0, {}, by=By.CLIENT, key="m", at=at(day(1))),
    "a link": lambda studio, one: sharing.make_link(studio, one, key="l", at=at(MONDAY, 12)),
    "a screening": lambda studio, one: screened(studio, one, key="again"),
    "a session": lambda studio, one: training.open_session(studio, one, on=MONDAY, key="s", at=at(MONDAY, 12)),
    "a draft": lambda studio, one: planning.draft(studio, one, Wishes(), start=MONDAY),
    "a programme": lambda studio, one: planned(studio, one),
    "a decision": lambda studio, one: reviewing.decide(
        studio, one, as_of=MONDAY - timedelta(days=1), taken=None, why=None, key="r", at=at(MONDAY, 12)
    ),
    "a clearance": lambda studio, one: record_clearance(
        studio, one, Clearance(date=MONDAY, by="Dr Lind", covers=("leg_pain",)), role="GP", key="c", at=at(MONDAY, 12)
    ),
    "a pause": lambda studio, one: refer(
        studio, one, "Limps", soon=Disposition.REFER_URGENT, key="p", at=at(MONDAY, 12)
    ),
    "a paper": lambda studio, one: record_body_note(studio, one, BodyNote(hips=Feel.SORE), key="b", at=at(MONDAY, 12)),
    "new details": lambda studio, one: caseload.change_client(
        studio, one, ClientDetails(name="Anna Holm"), version=1, key="d", at=at(MONDAY, 12)
    ),
}


@pytest.mark.parametrize("what", WRITES)
def test_after_a_no_to_notes_nothing_is_written_and_after_a_yes_everything_is(sqlite_studio: Studio, what: str) -> None:
    client = anna(sqlite_studio)
    screened(sqlite_studio, client.id)
    if what == "a session":
        planned(sqlite_studio, client.id)
    said(sqlite_studio, client.id, Subject.DATA, given=False)
    with pytest.raises(Refused, match="no to keeping notes|withdrawn consent to keep notes"):
        WRITES[what](sqlite_studio, client.id)
    said(sqlite_studio, client.id, Subject.DATA, given=True, hour=10)
    WRITES[what](sqlite_studio, client.id)


def test_of_a_client_who_said_no_to_notes_today_asks_only_that(sqlite_studio: Studio) -> None:
    client_id = ready(sqlite_studio)
    train(sqlite_studio, client_id, on=MONDAY)
    assert {one.kind for one in all_due(sqlite_studio, on=day(8))} >= {DueKind.REVIEW, DueKind.CHECK_IN}
    said(sqlite_studio, client_id, Subject.DATA, given=False)
    (only,) = all_due(sqlite_studio, on=day(8))
    assert (only.kind, only.page) == (DueKind.SCREENING, "papers")
    assert only.says == "The client has said no to keeping notes."


def test_after_a_no_to_training_no_session_opens_and_the_week_can_still_be_told(sqlite_studio: Studio) -> None:
    client_id = ready(sqlite_studio)
    said(sqlite_studio, client_id, Subject.TRAINING, given=False)
    assert gate(sqlite_studio, client_id, on=MONDAY).locked
    with pytest.raises(Refused, match="said no to training"):
        WRITES["a session"](sqlite_studio, client_id)
    check_in(sqlite_studio, client_id)
    said(sqlite_studio, client_id, Subject.TRAINING, given=True, hour=10)
    WRITES["a session"](sqlite_studio, client_id)


def test_a_session_that_runs_when_consent_is_taken_back_takes_no_more_sets(sqlite_studio: Studio) -> None:
    client_id = ready(sqlite_studio)
    session_id = opened(sqlite_studio, client_id)
    said(sqlite_studio, client_id, Subject.TRAINING, given=False, hour=11)
    first = training.session(sqlite_studio, session_id).cards[0].exercise.id
    done = Entry(kind=EntryKind.SET_DONE, exercise=first, set_number=1)
    with pytest.raises(Refused, match="said no to training"):
        training.tap(sqlite_studio, session_id, done, key="1", at=at(MONDAY, 12))
