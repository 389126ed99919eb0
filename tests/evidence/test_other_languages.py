"""A second language is whole or it is an error: a gap, a left-over, a number changed or a word still English is told."""

from pathlib import Path

import pytest

from lbp_core.evidence.client_words import client_words
from lbp_core.evidence.day_words import day_words
from lbp_core.evidence.exercise_words import exercises_told, step_told
from lbp_core.evidence.library import library
from lbp_core.evidence.other_languages import other_language_problems
from lbp_core.evidence.questions import questions
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.evidence.spoken import speaking, spoken
from lbp_core.evidence.words import dispositions
from lbp_core.models.language import Language
from tests.evidence.editing import a_copy, slip, told

ES, EN = Language.ES, Language.EN


def test_spanish_is_whole() -> None:
    assert [*other_language_problems()] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("es/words/check_in.yaml", '  change: "Cambiar algo"\n', "", "check_in.change: is missing. Translate: Change something"),
        ("es/words/check_in.yaml", '"Cambiar algo"', '"Change something"', "is still English"),
        ("es/words/check_in.yaml", '"Su semana, {name}"', '"Su semana"', "the same places to fill in as the English"),
        ("es/words/check_in.yaml", "foot:", "feet:", "is not in the English file."),
        ("es/words/check_in.yaml", "llame al 999", "llame al 998", "names other numbers than the English words: 999"),
        ("es/words/dispositions.yaml", "  headline: Se puede entrenar\n", "", "manage.headline: is missing"),
        ("es/words/dispositions.yaml", "manage:\n", "manage:\n  meanwhile: Entrene\n", "is not for a client to read"),
        ("es/words/handout.yaml", "  - Días más", "  # - Días más", "lines and the English file 3. Write one for each"),
        ("es/questions/screening.yaml", "leg_pain:\n", "leg_pains:\n", "is not in the English file. Did you mean 'leg_pain'"),
        ("es/exercises/squat.yaml", '"Toque la caja y suba recto."', '"Touch the seat and come straight up."', "still English"),
        ("es/exercises/squat_more.yaml", "\nwall-sit:", "\nwall-sat:", "is no exercise of the library. Did you mean 'wall-sit'?"),
        ("words/phone.yaml", '  day_off: "Free"', '  day_off: "Free"\n  day_on: "Busy"', "plan.day_on: is missing. Translate"),
    ],
)  # fmt: skip
def test_what_is_amiss_is_told_with_its_place(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    with a_copy(tmp_path) as copy:
        slip(copy, file, old, new)
        assert [problem for problem in told() if says in str(problem)]


def test_a_file_that_nobody_reads_is_told(tmp_path: Path) -> None:
    with a_copy(tmp_path) as copy:
        (copy / "es" / "words" / "floor.yaml").write_text("a: b\n", encoding="utf-8")
        assert [problem for problem in told() if "is read by nobody" in str(problem)]


@pytest.mark.hazard("H21")
def test_a_gap_is_an_error_where_the_words_are_read_and_never_english_in_silence(tmp_path: Path) -> None:
    with a_copy(tmp_path) as copy:
        slip(copy, "es/words/check_in.yaml", '  change: "Cambiar algo"\n', "")
        assert client_words().check_in["change"] == "Change something"
        with speaking(ES), pytest.raises(BrokenKnowledge, match="check_in.change: is missing"):
            client_words()


def test_the_language_holds_inside_its_block_alone_and_is_english_by_itself() -> None:
    assert spoken() is EN
    with speaking(ES):
        assert day_words().weekdays[0] == "lunes"
        with speaking(EN):
            assert day_words().weekdays[0] == "Monday"
        assert day_words().weekdays[0] == "lunes"
    with pytest.raises(ZeroDivisionError), speaking(ES):
        _ = 1 / 0
    assert (spoken(), day_words().weekdays[0]) == (EN, "Monday")


def test_nothing_but_words_is_another_languages() -> None:
    english = {one.id: one for one in questions().values()}
    with speaking(ES):
        for one in questions().values():
            texts = {"asks", "short", "asks_instead"}
            assert one.model_dump(exclude=texts) == english[one.id].model_dump(exclude=texts)
            assert one.asks != english[one.id].asks
            lines = [(other.below, other.since) for other in one.asks_instead]
            assert lines == [(other.below, other.since) for other in english[one.id].asks_instead]
    trainers = {end: (words.for_trainer, words.meanwhile) for end, words in dispositions().items()}
    with speaking(ES):
        assert {end: (words.for_trainer, words.meanwhile) for end, words in dispositions().items()} == trainers


def test_every_step_has_its_words_in_both_languages() -> None:
    for language in Language:
        with speaking(language):
            assert exercises_told().keys() == library().keys()
            for name, one in library().items():
                assert all(step_told(name, number).cue for number in range(1, len(one.ladder) + 1))


@pytest.mark.hazard("H21")
def test_advice_names_the_same_numbers_and_places_to_go_in_both_languages() -> None:
    for end, words in dispositions().items():
        with speaking(ES):
            said = dispositions()[end].for_client
        for name in ("999", "NHS 111", "A&E", "GP"):
            if name in words.for_client:
                assert name in said, (end, name)
