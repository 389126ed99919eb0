"""The rest of the body, as the client says: written down, read back, never guessed."""

import pytest

from lbp_core.coach.screening.body_notes import EASES, FEELS, REGIONS, body_lines, body_note, record_body_note
from lbp_core.coach.studio import Studio
from lbp_core.models.body_note import BodyNote, Ease, Feel
from lbp_core.models.refusal import Refused
from tests.people import MONDAY, anna, at


def test_m7_the_newest_note_counts_and_is_read_back_whole(studio: Studio) -> None:
    client = anna(studio)
    assert body_note(studio, client.id) is None
    first = BodyNote(neck=Feel.STIFF, eases=(Ease.WALKING,))
    second = BodyNote(neck=Feel.NONE, hips=Feel.OLD_INJURY, words="Hip replaced 2019", eases=())
    record_body_note(studio, client.id, first, key="1", at=at(MONDAY, 9))
    made = record_body_note(studio, client.id, second, key="2", at=at(MONDAY, 10))
    found = body_note(studio, client.id)
    assert found == made
    assert found is not None
    assert (found.body, found.on, found.at) == (second, MONDAY, at(MONDAY, 10))


@pytest.mark.hazard("H10")
def test_a_note_sent_twice_is_one_note(studio: Studio) -> None:
    client = anna(studio)
    note = BodyNote(knees=Feel.SORE)
    made = {record_body_note(studio, client.id, note, key="same", at=at(MONDAY, 9)).id for _ in range(2)}
    assert len(made) == 1


def test_what_was_not_asked_is_left_out_and_nothing_eases_is_an_answer() -> None:
    said = dict(body_lines(BodyNote(neck=Feel.NONE, eases=())))
    assert said == {"Neck": "No trouble", "Eases the pain": "Nothing yet"}
    assert body_lines(BodyNote(words="Sleeps badly")) == (("Noted", "Sleeps badly"),)


def test_a_note_that_says_nothing_is_refused(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    with pytest.raises(Refused, match="Nothing was chosen"):
        record_body_note(sqlite_studio, client.id, BodyNote(words="  "), key="1", at=at(MONDAY, 9))
    assert body_note(sqlite_studio, client.id) is None


def test_a_note_about_nobody_is_refused(sqlite_studio: Studio) -> None:
    with pytest.raises(Refused, match="no such client"):
        record_body_note(sqlite_studio, "nobody", BodyNote(neck=Feel.SORE), key="1", at=at(MONDAY, 9))


def test_every_part_every_feeling_and_every_ease_has_its_words() -> None:
    assert set(FEELS) == set(Feel)
    assert set(EASES) == set(Ease)
    assert set(REGIONS) | {"words", "eases"} == set(BodyNote.model_fields)
