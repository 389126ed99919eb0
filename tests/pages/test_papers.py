"""The client's papers on the tablet: consents, PAR-Q+, scores, body notes; and the studio's own page."""

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.papers import scope
from lbp_core.coach.papers.consents import consents, give
from lbp_core.coach.papers.par_q import par_q, record_par_q
from lbp_core.coach.phone import sharing
from lbp_core.coach.screening.body_notes import record_body_note
from lbp_core.coach.screening.measures import measures
from lbp_core.coach.studio import Studio
from lbp_core.models.body_note import BodyNote, Ease, Feel
from lbp_core.models.consent import Standing, Subject
from lbp_core.models.par_q import ParQ, ParQOutcome, ParQStanding
from lbp_core.models.records import By
from lbp_core.models.trainer import Qualification
from lbp_core.models.views import DueKind
from tests.pages.conftest import Clock, Open, press, taken_back, words
from tests.people import MONDAY, all_due, anna, at, day, ready


def tap(shown: AppTest, label: str, subject: Subject) -> AppTest:
    found = [one for one in shown.button if one.label == label and f"_{subject}_" in str(one.key)]
    assert len(found) == 1
    return found[0].click().run()


def read(shown: AppTest) -> str:
    """What stands on the page, as it is read."""
    return words(shown).replace("\\", "")


def which(shown: AppTest, score: str) -> None:
    next(one for one in shown.button_group if one.label == "Which one").set_value(score).run()


def where(studio: Studio, client_id: str) -> dict[Subject, Standing]:
    return {one.subject: one.standing for one in consents(studio, client_id)}


def form(studio: Studio, client_id: str, outcome: ParQOutcome = ParQOutcome.ALL_NO) -> None:
    said = ParQ(done_on=MONDAY, outcome=outcome, expires=day(365), clinician="Dr Lind, GP")
    record_par_q(studio, client_id, said, key="form", at=at(MONDAY, 8))


def test_each_consent_is_one_tap_and_taking_it_back_is_the_same_one_tap(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(page("papers", client=client.id), "The client reads and taps")
    assert "I can stop at any time" in words(shown), "the text is there to read"
    assert "PAR-Q" not in words(shown), "and nothing else of the record is"
    shown = tap(shown, "Yes", Subject.TRAINING)
    assert where(studio, client.id) == {
        Subject.TRAINING: Standing.GIVEN, Subject.DATA: Standing.NOT_ASKED, Subject.SHARING: Standing.NOT_ASKED
    }  # fmt: skip
    shown = tap(shown, "No", Subject.TRAINING)
    assert where(studio, client.id)[Subject.TRAINING] is Standing.WITHDRAWN
    assert "No session starts until you say yes again" in words(shown), "and it says what follows"
    shown = tap(shown, "Yes", Subject.TRAINING)
    assert where(studio, client.id)[Subject.TRAINING] is Standing.GIVEN
    assert {one.by for one in consents(studio, client.id) if one.by} == {By.CLIENT}
    assert "PAR-Q" in words(taken_back(shown))


def test_who_tapped_is_written_down(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = page("papers", client=client.id)
    tap(shown, "Yes", Subject.DATA)
    (said,) = [one for one in consents(studio, client.id) if one.subject is Subject.DATA]
    assert said.by is By.TRAINER
    assert said.since == MONDAY


def test_tapping_the_answer_that_stands_changes_nothing(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = tap(page("papers", client=client.id), "Yes", Subject.DATA)
    tap(shown, "Yes", Subject.DATA)
    assert next(one for one in consents(studio, client.id) if one.subject is Subject.DATA).answers == 1


def test_without_consent_to_train_the_session_page_says_so_and_leads_to_the_papers(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    tap(page("papers", client=client_id), "No", Subject.TRAINING)
    shown = page("session", client=client_id)
    assert "The client has said no to training" in words(shown)
    assert "Open the papers" in [one.label for one in shown.get("page_link")]
    assert training.sessions(studio, client_id) == ()


def test_a_par_q_is_written_down_with_its_outcome_and_its_last_day(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = page("papers", client=client.id)
    assert press(shown, "Save the PAR-Q+").error[0].value.startswith("Choose where the form ended")
    shown.radio[0].set_value(ParQOutcome.ALL_NO).run()
    shown = press(shown, "Save the PAR-Q+")
    found = par_q(studio, client.id, on=MONDAY)
    assert found.standing is ParQStanding.VALID
    assert found.newest is not None
    assert (found.newest.done_on, found.newest.expires.isoformat()) == (MONDAY, "2027-03-02")
    assert "2 March 2027" in words(shown)
    shown = press(shown, "Health has changed")
    assert par_q(studio, client.id, on=MONDAY).standing is ParQStanding.EXPIRED


def test_the_form_itself_is_not_shown_and_its_authors_are_named(page: Open, studio: Studio) -> None:
    said = words(page("papers", client=anna(studio).id))
    assert "eparmedx.com" in said
    assert "heart condition" not in said


def test_a_form_that_asks_for_a_clinician_closes_the_gate_and_an_old_one_does_not(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = ready(studio)
    form(studio, client_id)
    clock.at = at(day(370), 9)
    assert "PAR-Q+ is out of date" in read(page("clients", client=client_id))
    assert "A clinician's word first" not in words(page("clients", client=client_id))
    said = ParQ(done_on=day(370), outcome=ParQOutcome.ASKS_CLINICIAN, expires=day(735))
    record_par_q(studio, client_id, said, key="again", at=clock.at)
    shown = page("today")
    assert "A clinician's word first" in words(shown)
    assert "A clinician's word first" in words(page("clients", client=client_id))


def test_today_asks_for_a_par_q_that_is_out_of_date_after_everything_else(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client = anna(studio)
    form(studio, client.id)
    sharing.send_morning(studio, client.id, 3.0, {}, by=By.CLIENT, key="here", at=at(day(360)))
    clock.at = at(day(370), 9)
    waiting = all_due(studio, on=day(370))
    assert [one.kind for one in waiting] == [DueKind.SCREENING, DueKind.PAPERS]
    assert (waiting[-1].page, waiting[-1].since) == ("papers", day(366))
    assert waiting[-1].says in read(page("today"))
    never = anna(studio, key="other", name="Boris Holm", when=at(day(369)))
    kinds = [one.kind for one in all_due(studio, on=day(370)) if one.client_id == never.id]
    assert kinds == [DueKind.SCREENING], "what was never on file is said on the record, not here"


def test_a_score_is_written_down_by_stepper_and_says_what_its_change_means(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client = anna(studio)
    for number, value in ((0, 14), (28, 11)):
        clock.at = at(day(number), 9)
        shown = page("papers", client=client.id)
        which(shown, "rmdq")
        assert "use the form as published" in words(shown)
        shown.number_input[0].set_value(value).run()
        shown = press(shown, "Save the score")
    (row,) = measures(studio, client.id, on=day(28))
    assert [score for _, score in row.scores] == [14, 11]
    assert "within the ups and downs of this score" in words(shown)


def test_a_score_that_was_not_set_is_not_zero(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = page("papers", client=client.id)
    which(shown, "odi")
    assert press(shown, "Save the score").error[0].value.startswith("Set the score first")
    assert measures(studio, client.id, on=MONDAY) == ()


def test_m7_the_notes_on_the_body_are_read_back(page: Open, studio: Studio) -> None:
    client = anna(studio)
    assert "Not asked yet" in words(page("papers", client=client.id))
    note = BodyNote(neck=Feel.STIFF, eases=(Ease.WALKING, Ease.LYING))
    record_body_note(studio, client.id, note, key="1", at=at(MONDAY, 8))
    said = words(page("papers", client=client.id))
    assert "Neck: Stiff" in said
    assert "Eases the pain: Walking, Lying down" in said


def test_what_is_missing_is_said_on_the_record_until_it_is_there(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    said = read(page("clients", client=client_id))
    assert "Consent to training, keeping notes and telling the GP is not written down yet." in said
    assert "No PAR-Q+ is on file yet." in said
    for subject in Subject:
        give(studio, client_id, subject, by=By.CLIENT, key=subject, at=at(MONDAY, 8))
    form(studio, client_id)
    said = read(page("clients", client=client_id))
    assert "not written down yet" not in said
    assert "No PAR-Q+" not in said


@pytest.mark.parametrize("name", ["session", "programme"])
def test_at_the_start_of_work_what_is_missing_is_said_and_nothing_is_locked(
    page: Open, studio: Studio, name: str
) -> None:
    client_id = ready(studio)
    shown = page(name, client=client_id, draft="wishes")
    assert "No PAR-Q+ is on file yet." in read(shown)
    assert "Training paused" not in read(shown)
    assert not gate.gate(studio, client_id, on=MONDAY).locked


def test_the_trainer_writes_down_qualification_and_insurer_once_for_the_studio(page: Open, studio: Studio) -> None:
    shown = page("studio")
    assert "What a clinician is asked first" in words(shown)
    save = next(number for number, one in enumerate(shown.button) if one.label == "Save")
    assert shown.button[save].click().run().error[0].value.startswith("The name is empty")
    next(one for one in shown.text_input if one.label == "Your name").set_value("Mo Farid")
    next(one for one in shown.text_input if one.label == "Insurer").set_value("A mutual")
    shown.radio[0].set_value(Qualification.LEVEL_4)
    shown.button[save].click().run()
    found = scope.trainer(studio)
    assert found is not None
    assert (found.name, found.insurer, found.qualification) == ("Mo Farid", "A mutual", Qualification.LEVEL_4)
    again = page("studio")
    assert next(one for one in again.text_input if one.label == "Your name").value == "Mo Farid"


def test_coming_from_todays_add_a_client_the_form_is_open(page: Open, studio: Studio) -> None:
    shown = page("clients", add="yes")
    assert "Name" in [one.label for one in shown.text_input]
    assert "Name" not in [one.label for one in page("clients").text_input]
