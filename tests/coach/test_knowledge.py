"""check-data sees every file of data/ and lists every problem at once."""

from pathlib import Path

import pytest

from lbp_core.coach.docs import knowledge
from lbp_core.evidence import reading
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem
from lbp_core.models.base import Frozen


class Cited(Frozen):
    """An entry of a data file that names a source."""

    source: str


@pytest.fixture
def fresh_readers() -> None:
    """Readers that forget what they have read."""
    for reader in knowledge.READERS.values():
        reader.cache_clear()


def test_c07_the_knowledge_is_whole() -> None:
    assert knowledge.problems() == []
    assert " exercises" in knowledge.summary()


@pytest.mark.usefixtures("fresh_readers")
def test_every_file_in_data_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: set[Path] = set()
    before = Path.read_text

    def read_and_note(path: Path, *args: object, **words: object) -> str:
        opened.add(path)
        return before(path, *args, **words)

    monkeypatch.setattr(Path, "read_text", read_and_note)
    assert knowledge.problems() == []
    assert {file for file in DATA.rglob("*.yaml") if "demo" not in file.parts} - opened == set()


def test_every_broken_file_is_listed_not_the_first_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(entry: str) -> knowledge.Reader:
        def read() -> None:
            raise BrokenKnowledge([Problem("data/x.yaml", entry, "is missing. Add it.")])

        return read

    monkeypatch.setattr(knowledge, "READERS", {"one": broken("one"), "two": broken("two"), "one again": broken("one")})
    assert [problem.entry for problem in knowledge.problems()] == ["one", "two"]


def test_m19_a_source_that_is_not_listed_is_named_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"bird-dog": Cited(source="manual-lpb"), "squat": Cited(source="manual-lbp")}
    monkeypatch.setattr(knowledge, "READERS", {"exercises": lambda: entries})
    (problem,) = knowledge.problems()
    assert str(problem) == (
        "data/ · exercises.bird-dog: cites 'manual-lpb', which data/sources.yaml does not list. "
        "Did you mean 'manual-lbp'? Add it there first."
    )


def test_a_word_that_yaml_would_bend_stays_a_word(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("answer: no\ntime: 1:30\nday: 2026-01-01\n")
    assert reading.read_yaml(file) == {"answer": "no", "time": "1:30", "day": "2026-01-01"}
