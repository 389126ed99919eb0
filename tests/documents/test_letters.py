"""What a letter says: exact answers, dates and numbers from the record, no guess, and what is asked. Kept as it was made."""

import json
from datetime import date

import pytest

from lbp_core.coach.gate import gate, pausing
from lbp_core.coach.letters import letters
from lbp_core.coach.papers import consents, par_q, scope
from lbp_core.coach.studio import Studio
from lbp_core.evidence.letter_words import letter_words
from lbp_core.evidence.questions import questions
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.consent import Subject
from lbp_core.models.letter import LetterKind
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.models.trainer import Qualification, Trainer
from lbp_core.models.verdict import Disposition
from tests.documents.made_up import words_in
from tests.people import MONDAY, anna, at, calm, day, emergency, ready, screened, train
from tests.test_words import claims

URGENT = "neuro_footdrop"


def answered(
    studio: Studio, client_id: str, *, by: By = By.CLIENT, on: date = MONDAY, key: str = "new", **answers: Answer
) -> None:
    asked = calm(**answers) if key == "full" else ScreenInput(answers=answers, age=None)
    occasion = Occasion.FULL if key == "full" else Occasion.SYMPTOM
    gate.record_screening(studio, client_id, asked, occasion=occasion, by=by, key=key, at=at(on, 9))


def said(studio: Studio, client_id: str, *, on: date = MONDAY) -> str:
    """The words on the page as they can be read back from the PDF."""
    made = letters.make_letter(studio, client_id, key=f"letter {on}", at=at(on, 12))
    return words_in(letters.letter_page(studio, client_id, made.id, form="pdf"))


def test_the_page_has_the_question_the_answer_the_day_and_who_told_it(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answered(studio, client.id, on=day(3), by=By.CLIENT, neuro_footdrop=Answer.YES)
    answered(studio, client.id, on=day(4), by=By.TRAINER, key="later", infect_fever=Answer.UNSURE)
    page = said(studio, client.id, on=day(5))
    assert f"{' '.join(questions()[URGENT].asks.split())} Yes 5 Mar 2026, client alone" in page
    assert f"{' '.join(questions()['infect_fever'].asks.split())} Not sure 6 Mar 2026, to the trainer" in page
    assert "7 March 2026" in page
    assert "Anna Berg, born 1985" in page


def test_what_was_answered_no_is_named_and_what_is_open_is_not_among_it(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answered(studio, client.id, on=day(3), neuro_footdrop=Answer.YES)
    denied = letters.draft_letter(studio, client.id, on=day(3)).denied
    assert denied is not None
    assert questions()["ces_saddle"].short in denied.items
    assert questions()[URGENT].short not in denied.items
    assert questions()["leg_pain"].short not in denied.items, "a routine no would only fill the page"


def test_a_question_nobody_asked_is_never_called_answered_no(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    assert letters.draft_letter(studio, client.id, on=MONDAY).denied is None


def test_the_pain_numbers_and_the_training_stand_with_their_days(studio: Studio) -> None:
    client_id = ready(studio)
    for number in (0, 2, 4):
        train(studio, client_id, on=day(number))
    answered(studio, client_id, on=day(5), neuro_footdrop=Answer.YES)
    page = said(studio, client_id, on=day(5))
    assert "Pain, as told on 2 March 2026" in page
    assert "Week's average 3 of 10" in page
    assert "about 30 weeks before" in page
    assert "Programme of 2 March 2026, version 1" in page
    assert "3 sessions done since 2 March 2026, the last on 6 March 2026." in page
    assert "0 none to 10 worst imaginable" in page, "the chart is drawn"


def test_without_a_programme_it_says_so_and_draws_no_empty_chart(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    page = said(studio, client.id)
    assert "No programme has been made yet." in page
    assert "No pain number is on record." in page
    assert "worst imaginable" not in page


def test_nothing_to_ask_gives_a_sentence_and_no_letter(studio: Studio) -> None:
    client_id = ready(studio)
    with pytest.raises(Refused, match="Nothing on Anna Berg's record asks for a clinician"):
        letters.make_letter(studio, client_id, key="letter", at=at(MONDAY, 12))
    assert letters.letters(studio, client_id) == ()


@pytest.mark.hazard("H20")
def test_in_an_emergency_it_is_a_note_and_the_call_stands_before_it(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY)
    answered(studio, client_id, **{emergency(): Answer.YES})
    draft = letters.draft_letter(studio, client_id, on=MONDAY)
    page = said(studio, client_id)
    assert (draft.kind, draft.pressing) == (LetterKind.NOTE, True)
    first, asked = page.index("Call 999 or go to A&E now. Do not wait for this note"), page.index("What I ask")
    assert first < asked
    assert "worst imaginable" not in page, "a note is short: no chart"
    assert "The slip can wait." in page


@pytest.mark.parametrize("ends", [one for one in Disposition if one is not Disposition.MANAGE])
def test_every_end_says_to_whom_how_soon_and_asks_whether_to_train(ends: Disposition) -> None:
    end = letter_words().ends[ends.value]
    assert end.to
    assert any(" train" in line or "programme suits" in line for line in end.asks)


def test_the_trainers_own_pause_stands_in_the_trainers_words(studio: Studio) -> None:
    client_id = ready(studio)
    pausing.refer(
        studio, client_id, "He limps and #looks *grey*.", soon=Disposition.REFER_URGENT, key="p", at=at(MONDAY)
    )
    draft = letters.draft_letter(studio, client_id, on=MONDAY)
    assert [one.id for one in draft.answers] == ["trainer_pause"]
    assert "“He limps and #looks *grey*.” – 2 Mar 2026, to the trainer" in said(studio, client_id)


def test_the_trainer_signs_with_what_is_on_record_and_nothing_made_up(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    assert letters.draft_letter(studio, client.id, on=MONDAY).sender.name is None
    who = Trainer(
        name="Sam Porter", studio="Northside Strength", reach="sam@northside.example",
        qualification=Qualification.LEVEL_3, insurer="Example Mutual",
    )  # fmt: skip
    scope.record_trainer(studio, who, key="sam", at=at(MONDAY))
    page = said(studio, client.id)
    assert "Sam Porter, Northside Strength" in page
    assert "insured with Example Mutual" in page
    assert "who brings it to Sam Porter, or send it to: sam@northside.example." in page


def test_sharing_is_said_as_it_is_on_record(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    assert letters.draft_letter(studio, client.id, on=MONDAY).sharing.endswith("Nothing was sent to anybody.")
    consents.give(studio, client.id, Subject.SHARING, by=By.CLIENT, key="yes", at=at(MONDAY))
    assert "agreed on 2 March 2026" in letters.draft_letter(studio, client.id, on=MONDAY).sharing
    consents.withdraw(studio, client.id, Subject.SHARING, by=By.CLIENT, key="no", at=at(MONDAY, 10))
    assert letters.draft_letter(studio, client.id, on=MONDAY).sharing.endswith("Nothing was sent to anybody.")


def test_who_withdrew_consent_to_keep_notes_gets_no_new_paper_in_the_file(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    consents.withdraw(studio, client.id, Subject.DATA, by=By.CLIENT, key="no", at=at(MONDAY, 10))
    with pytest.raises(Refused, match="withdrawn consent to keep notes"):
        letters.make_letter(studio, client.id, key="letter", at=at(MONDAY, 12))
    assert letters.letters(studio, client.id) == ()


@pytest.mark.hazard("H10")
def test_one_tap_makes_one_letter_and_the_kept_one_prints_the_same_bytes(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    made = letters.make_letter(studio, client.id, key="tap", at=at(MONDAY, 12))
    first = letters.letter_page(studio, client.id, made.id, form="pdf")
    answered(studio, client.id, key="more", on=day(2), infect_fever=Answer.YES)
    assert letters.make_letter(studio, client.id, key="tap", at=at(day(2), 12)) == made
    letters._printed.cache_clear()
    assert letters.letter_page(studio, client.id, made.id, form="pdf") == first
    letters.make_letter(studio, client.id, key="second tap", at=at(day(2), 13))
    assert [one.letter.on for one in letters.letters(studio, client.id)] == [day(2), MONDAY]


@pytest.mark.hazard("H05")
def test_a_letter_is_read_in_its_own_clients_file_only(studio: Studio) -> None:
    client, other = anna(studio), anna(studio, key="ben", name="Ben Ode")
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    made = letters.make_letter(studio, client.id, key="tap", at=at(MONDAY, 12))
    with pytest.raises(Refused, match="no such letter in this client's file"):
        letters.letter_page(studio, other.id, made.id, form="pdf")


@pytest.mark.hazard("H20")
def test_no_word_of_any_letter_claims_anything_clinical(studio: Studio) -> None:
    client_id = ready(studio)
    everything = {name: Answer.YES for name, one in questions().items() if not one.derived}
    answered(studio, client_id, key="full", **everything)
    draft = letters.draft_letter(studio, client_id, on=MONDAY)
    asked = {one.asks for one in draft.answers}
    assert len(asked) == len(everything)
    assert not claims(json.dumps(draft.model_dump(mode="json"), ensure_ascii=False))


def test_the_slip_has_a_box_for_every_limit_a_clearance_can_hold(studio: Studio) -> None:
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    page, words = said(studio, client.id), letter_words().labels
    boxes = {
        "load_g_most": words["no_lifting"],
        "no_loaded_bending": words["no_bending"],
        "no_impact": words["no_impact"],
        "supervised_only": words["supervised"],
    }
    assert set(boxes) == set(ClearanceLimits.model_fields)
    wanted = [*boxes.values(), words["may_yes"], words["may_limits"], words["may_not_yet"], words["look_again"]]
    assert not [box for box in wanted if box not in page]
    assert f"1 {questions()[URGENT].short}" in page


def test_a_par_q_that_asks_for_a_clinician_is_a_letter_of_its_own(studio: Studio) -> None:
    client_id = ready(studio)
    asked = ParQ(done_on=MONDAY, outcome=ParQOutcome.ASKS_CLINICIAN, expires=date(2027, 3, 2))
    par_q.record_par_q(studio, client_id, asked, key="form", at=at(MONDAY, 11))
    draft = letters.draft_letter(studio, client_id, on=MONDAY)
    assert draft.disposition is Disposition.OUT_OF_SCOPE
    assert draft.answers == ()
    assert "The PAR-Q+ ended with: ask a clinician first." in said(studio, client_id)


def test_what_nobody_has_answered_yet_is_asked_of_the_client_and_not_of_a_clinician(studio: Studio) -> None:
    client = anna(studio)
    with pytest.raises(Refused, match="Nothing on Anna Berg's record asks for a clinician"):
        letters.draft_letter(studio, client.id, on=MONDAY)
    answered(studio, client.id, ces_saddle=Answer.UNSURE)
    assert "Not sure" in said(studio, client.id)
