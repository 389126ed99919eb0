"""The question bank: who is asked what and when, and what the reader of a broken bank is told."""

from pathlib import Path

import pytest

from lbp_core.evidence import questions as bank
from lbp_core.evidence.questions import asked_at, questions, training_questions, visible
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.evidence.sources import sources
from lbp_core.models.screening import Answer, Occasion, Trigger

SIX = {"ces_saddle", "ces_bladder", "ces_bowel", "ces_bilateral", "ces_sexual", "neuro_footdrop"}
CHECK_IN = SIX | {"neuro_tingle", "leg_pain", "ca_night", "infect_fever", "neuro_other", "rapid_worse"}


def ids(items) -> set[str]:
    return {item.id for item in items}


def test_the_safety_six_are_asked_before_each_session() -> None:
    assert ids(asked_at(Occasion.SAFETY_SIX)) == SIX


@pytest.mark.parametrize("occasion", [Occasion.CHECK_IN, Occasion.MORNING, Occasion.SYMPTOM])
def test_the_check_in_the_morning_and_a_symptom_ask_the_same_twelve(occasion: Occasion) -> None:
    assert ids(asked_at(occasion)) == CHECK_IN


def test_the_full_set_asks_everything_that_is_not_worked_out_or_a_follow_up() -> None:
    full = ids(asked_at(Occasion.FULL))
    assert full == {item.id for item in questions().values() if not item.derived and item.follows is None}
    assert full > CHECK_IN


def test_what_is_worked_out_is_asked_nowhere() -> None:
    for occasion in Occasion:
        assert not ids(asked_at(occasion)) & {"age_u18", "age_60new"}


def test_only_two_questions_may_be_left_out_of_an_intake() -> None:
    assert {item.id for item in asked_at(Occasion.FULL) if not item.required} == {"rapid_worse", "no_better"}


def test_the_intimate_questions_are_answered_alone() -> None:
    private = {item.id for item in questions().values() if item.private}
    assert private == {"ces_saddle", "ces_bladder", "ces_bowel", "ces_sexual"}
    assert {item.section for item in questions().values() if item.private} == {"private"}


@pytest.mark.parametrize("word", [word for word in Answer if word is not Answer.YES])
def test_a_follow_up_waits_for_a_yes(word: Answer) -> None:
    before = ids(visible(Occasion.SAFETY_SIX, {"neuro_footdrop": word}))
    after = ids(visible(Occasion.SAFETY_SIX, {"neuro_footdrop": Answer.YES}))
    assert (before, after - before) == (SIX, {"neuro_footdrop_sudden"})


def test_a_yes_to_what_this_occasion_does_not_ask_opens_nothing() -> None:
    assert ids(visible(Occasion.SAFETY_SIX, {"leg_pain": Answer.YES})) == SIX


def test_a_follow_up_comes_right_after_its_question() -> None:
    order = list(questions())
    for item in questions().values():
        if item.follows:
            assert order[order.index(item.id) - 1] == item.follows


def test_questions_come_section_by_section() -> None:
    for items in (questions().values(), asked_at(Occasion.FULL)):
        seen = [item.section for item in items]
        assert seen == sorted(seen, key=["now", "private", "legs", "health"].index)


def test_every_question_rests_on_a_listed_source_and_is_short_enough_to_read() -> None:
    for item in (*questions().values(), *training_questions().values()):
        assert item.source in sources()
        assert len(item.asks.split()) <= 62
    assert all(item.asks.endswith((".", "?")) for item in questions().values())


def test_every_scale_says_what_both_ends_mean() -> None:
    scales = [item for item in training_questions().values() if item.shape != "triggers"]
    assert len(scales) == 7
    assert all(item.low and item.high for item in scales)


def test_every_trigger_has_its_words() -> None:
    assert list(training_questions()["triggers"].choices) == [word.value for word in Trigger]


def question(**more: str) -> str:
    fields = {
        "id": "shape",
        "asks": "Is there a lump",
        "short": "a lump",
        "level": "urgent",
        "group": "shape",
        "section": "health",
        "occasions": "[full]",
        "source": "ng12",
        "tag": "C",
    }
    return "- {" + ", ".join(f"{key}: {value}" for key, value in (fields | more).items()) + "}\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (question() + question(), "shape: stands here twice"),
        (question(follows="shap"), "follows 'shap', which is not asked. Did you mean 'shape'"),
        (question(occasions="[check_in]"), "never asked in a full screening"),
        (question(derived="true", required="true"), "is required, yet it is not always asked"),
        (question(levl="urgent"), "'levl' is not a word that belongs here"),
        (question(occasions="full"), "must be a list"),
    ],
)
def test_a_broken_bank_says_which_question_and_what_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, says: str
) -> None:
    broken = tmp_path / "screening.yaml"
    broken.write_text(content)
    monkeypatch.setattr(bank, "SCREENING", broken)
    with pytest.raises(BrokenKnowledge, match=says):
        bank.questions.__wrapped__()
