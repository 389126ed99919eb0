"""Nothing the engine says to an invented person changes unnoticed. Whether it is right, the stories, laws and limits say."""

from itertools import zip_longest

import pytest

from tests.answers.keeping import KEPT, SUBJECTS, answers, kept, main
from tests.answers.spoken import short, spoken

MEND = "If that is meant: python -m tests.answers.keeping, and say in the message of the commit what changes for whom."
SHOWN = 12


def changed(subject: str) -> list[str]:
    """What was kept and what is answered now, for every case that differs."""
    pairs = zip_longest(kept(subject), answers(subject), fillvalue="(nothing)")
    return [f"- {was}\n+ {now}" for was, now in pairs if was != now]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_answer_is_the_one_that_was_kept(subject: str) -> None:
    found = changed(subject)
    assert not found, "\n".join([f"{len(found)} answers of {subject} changed. {MEND}", *found[:SHOWN]])


def test_every_file_that_is_kept_is_read() -> None:
    assert {file.stem for file in KEPT.glob("*.txt")} == set(SUBJECTS)


def test_a_number_that_moves_by_a_millionth_is_another_answer_and_rounding_is_not() -> None:
    assert short({"rise": 1.2345678}) != short({"rise": 1.2345688})
    assert short({"rise": 0.1 + 0.2}) == short({"rise": 0.3})
    assert spoken({"a": None, "b": (0.0, -0.0)}) == "{a: None, b: [0, 0]}"


def test_one_answer_can_be_read_in_full(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["keeping", "--show", "decisions", "17"])
    main()
    assert "verdict=" in capsys.readouterr().out
