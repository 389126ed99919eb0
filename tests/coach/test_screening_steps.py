"""The core behind a screening's steps: taps held, steps laid together, answers read back with whose they are and when."""

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.screening.cannot_wait import pressing, waiting
from lbp_core.coach.screening.pad import MOST_SHEETS, Pad, Sheet, Tap
from lbp_core.coach.screening.run_so_far import adds_nothing, run_so_far
from lbp_core.coach.screening.screening_told import assessed_on_record, screenings_told
from lbp_core.coach.studio import Studio
from lbp_core.evidence import assessed
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.models.records import By, ScreeningRecord
from lbp_core.models.screening import Answer, Occasion, ScreenInput, StableSymptom
from lbp_core.models.verdict import Disposition
from tests.people import MONDAY, all_no, anna, at, calm, day

SHEET = Sheet("anna", "1_now", By.TRAINER)
OLD = StableSymptom(id="leg_pain", date=MONDAY, by="Dr Okafor (GP)")


def kept(
    studio: Studio, client_id: str, minute: int, *, by: By = By.TRAINER, on: int = 0, **answers: Answer
) -> ScreeningRecord:
    stable = tuple(one for one in (OLD,) if answers.pop("old", None))
    given = ScreenInput(answers=answers, age=None, stable=stable)
    when = at(day(on), 9, minute)
    return gate.record_screening(studio, client_id, given, occasion=Occasion.FULL, by=by, key=f"{on}.{minute}", at=when)


# ---- taps that are not saved yet ----


def test_the_pad_holds_the_newest_tap_with_its_first_moment() -> None:
    pad = Pad()
    pad.tap(SHEET, "shape", "yes", at=at(MONDAY, 9, 1))
    pad.tap(SHEET, "shape", "yes", at=at(MONDAY, 9, 2))
    assert pad.taps(SHEET) == {"shape": Tap("yes", at(MONDAY, 9, 1))}
    pad.tap(SHEET, "shape", "no", at=at(MONDAY, 9, 3))
    assert pad.taps(SHEET) == {"shape": Tap("no", at(MONDAY, 9, 3))}
    pad.tap(SHEET, "shape", None, at=at(MONDAY, 9, 4))
    assert pad.taps(SHEET) == {}


def test_the_pad_forgets_a_saved_step_and_the_oldest_of_too_many() -> None:
    pad = Pad()
    sheets = [Sheet("anna", str(number), By.TRAINER) for number in range(MOST_SHEETS + 1)]
    for one in sheets:
        pad.tap(one, "shape", "no", at=at(MONDAY))
    assert len(pad.sheets()) == MOST_SHEETS
    assert pad.taps(sheets[0]) == {}
    pad.tear_off(sheets[5])
    assert pad.taps(sheets[5]) == {}


def test_reading_an_empty_sheet_makes_none() -> None:
    pad = Pad()
    pad.tap(SHEET, "shape", None, at=at(MONDAY))
    assert not pad.taps(SHEET)
    assert not pad.sheets()


def test_what_cannot_wait_is_what_needs_help_by_itself() -> None:
    said = all_no() | {"chest_abdo": Answer.YES, "ca_weight": Answer.UNSURE, "leg_pain": Answer.YES}
    said |= {"neuro_tingle": Answer.YES, "neuro_tingle_worse": Answer.YES}
    assert set(pressing(said)) == {"chest_abdo", "ca_weight", "neuro_tingle_worse"}


def test_a_yes_that_is_being_told_as_old_waits_for_its_step() -> None:
    taps = {name: Tap("yes", at(MONDAY)) for name in ("neuro_gait", "shape")}
    assert set(waiting(taps)) == {"neuro_gait", "shape"}
    assert set(waiting(taps | {"assessed_shape": Tap("old", at(MONDAY)), "who": Tap("Jo", at(MONDAY))})) == {
        "neuro_gait"
    }


# ---- steps laid together ----


def test_a_run_holds_every_answer_since_it_began_the_newest_on_top(studio: Studio) -> None:
    client = anna(studio)
    kept(studio, client.id, 0, shape=Answer.YES)
    kept(studio, client.id, 1, trauma_major=Answer.NO, shape=Answer.NO)
    kept(studio, client.id, 2, by=By.CLIENT, ces_saddle=Answer.NO)
    run = run_so_far(studio, client.id, since=at(MONDAY, 9, 1))
    assert run.asked.answers == {"trauma_major": Answer.NO, "shape": Answer.NO, "ces_saddle": Answer.NO}
    assert run_so_far(studio, client.id, since=at(MONDAY, 9, 3)) is None


def test_an_old_symptom_stays_old_until_it_is_answered_otherwise(studio: Studio) -> None:
    client = anna(studio)
    kept(studio, client.id, 1, leg_pain=Answer.YES, old=Answer.YES)
    kept(studio, client.id, 2, shape=Answer.NO)
    assert assessed_on_record(gate.screenings(studio, client.id)) == {"leg_pain": OLD}
    assert run_so_far(studio, client.id, since=at(MONDAY)).asked.stable == (OLD,)
    kept(studio, client.id, 3, leg_pain=Answer.YES)
    assert assessed_on_record(gate.screenings(studio, client.id)) == {}


@pytest.mark.hazard("H03")
def test_h03_the_client_cannot_call_a_yes_old(studio: Studio) -> None:
    client = anna(studio)
    record = kept(studio, client.id, 1, by=By.CLIENT, leg_pain=Answer.YES, old=Answer.YES)
    assert record.asked.stable == ()


def test_a_step_that_says_nothing_new_adds_nothing() -> None:
    held = ScreenInput(answers={"shape": Answer.NO, "leg_pain": Answer.YES}, age=40)
    assert adds_nothing(held, ScreenInput(answers={"shape": Answer.NO}, age=40))
    assert not adds_nothing(held, ScreenInput(answers={"shape": Answer.YES}, age=40))
    assert not adds_nothing(held, ScreenInput(answers={"aaa": Answer.NO}, age=40))
    assert not adds_nothing(held, ScreenInput(answers={"shape": Answer.NOT_ASKED}, age=40)), (
        "nobody answered: kept as such"
    )
    assert not adds_nothing(held, ScreenInput(answers={"leg_pain": Answer.YES}, age=40, stable=(OLD,)))


# ---- read back ----


def test_the_steps_of_a_day_are_one_screening_with_whose_each_answer_is(studio: Studio) -> None:
    client = anna(studio)
    private = {name: one for name, one in all_no().items() if name in {"ces_saddle", "ces_bladder"}}
    kept(studio, client.id, 1, trauma_major=Answer.NO)
    kept(studio, client.id, 2, by=By.CLIENT, **private)
    kept(studio, client.id, 3, leg_pain=Answer.YES, old=Answer.YES)
    [one] = screenings_told(gate.screenings(studio, client.id))
    assert one.began == at(MONDAY, 9, 1)
    by = {each.question: (each.by, each.at.minute) for each in one.told}
    assert by == {
        "trauma_major": (By.TRAINER, 1), "ces_saddle": (By.CLIENT, 2), "ces_bladder": (By.CLIENT, 2), "leg_pain": (By.TRAINER, 3),
    }  # fmt: skip
    assert [(each.question, each.assessed) for each in one.new] == [("leg_pain", OLD)]
    assert not one.whole
    assert one.left == 23, "the follow-up of the yes is open too"


def test_where_it_ended_is_where_all_its_steps_end_together(studio: Studio) -> None:
    client = anna(studio)
    answers = all_no() | {"leg_pain": Answer.YES, "leg_pain_severe": Answer.NO}
    half = len(answers) // 2
    kept(studio, client.id, 1, **dict(list(answers.items())[:half]))
    kept(studio, client.id, 2, **dict(list(answers.items())[half:]))
    gate.record_screening(
        studio, client.id, calm().model_copy(update={"answers": {}}), occasion=Occasion.FULL, by=By.TRAINER,
        key="pain", at=at(MONDAY, 9, 3),
    )  # fmt: skip
    [one] = screenings_told(gate.screenings(studio, client.id))
    assert one.whole
    assert one.disposition is Disposition.REFER_ROUTINE


def test_what_was_sent_ahead_belongs_to_the_screening_of_that_week_and_to_no_later_one(studio: Studio) -> None:
    client = anna(studio)
    kept(studio, client.id, 1, by=By.CLIENT, ces_saddle=Answer.NO)
    kept(studio, client.id, 2, on=1, trauma_major=Answer.NO)
    kept(studio, client.id, 3, on=30, trauma_major=Answer.NO)
    told = screenings_told(gate.screenings(studio, client.id))
    assert [len(one.told) for one in told] == [1, 2]


def test_two_days_of_the_trainers_own_answers_are_two_screenings(studio: Studio) -> None:
    client = anna(studio)
    kept(studio, client.id, 1, trauma_major=Answer.NO)
    kept(studio, client.id, 2, on=1, shape=Answer.NO)
    assert len(screenings_told(gate.screenings(studio, client.id))) == 2


def test_a_yes_taken_back_keeps_its_own_line(studio: Studio) -> None:
    client = anna(studio)
    kept(studio, client.id, 1, trauma_major=Answer.YES)
    kept(studio, client.id, 2, trauma_major=Answer.NO)
    told = screenings_told(gate.screenings(studio, client.id))
    assert [one.told[0].answer for one in told] == [Answer.NO, Answer.YES]


# ---- which yes may be old ----


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ces_saddle", "answered by the client alone"),
        ("leg_pian", "is not a question"),
        ("infect_unwell", "not asked by itself"),
    ],
)
def test_a_wrong_entry_says_what_to_mend(tmp_path, monkeypatch: pytest.MonkeyPatch, name: str, says: str) -> None:
    broken = tmp_path / "assessed.yaml"
    broken.write_text(f"- {{id: {name}, because: why, source: our-convention, tag: D}}\n")
    monkeypatch.setattr(assessed, "ASSESSED", broken)
    with pytest.raises(BrokenKnowledge, match=says):
        assessed.may_be_old.__wrapped__()
