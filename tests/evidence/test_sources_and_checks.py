"""The register of sources is honest, and everything wrong in data/ is said at once, in sentences."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from lbp_core.evidence import (
    checks,
    equipment,
    learning,
    library,
    limits,
    questions,
    reading,
    sources,
    template_checks,
    templates,
    unlocking,
)
from lbp_core.evidence.reading import DATA, Problem
from lbp_core.evidence.sources import Kind

MANUAL = {
    "bergmark-1989", "hodges-1996", "hodges-1999", "mcgill-2007", "van-dieen-2003", "hayden-2005", "steiger-2012",
    "searle-2015", "gordon-2016", "steele-2017", "saragiotto-2016", "koes-2006",
}  # fmt: skip


def test_m27_the_manuals_twelve_references_are_there_and_marked() -> None:
    assert {key for key, source in sources.sources().items() if source.manual} == MANUAL


def test_m19_superseded_and_unconfirmed_sources_say_so_and_support_nothing() -> None:
    known = sources.sources()
    assert "cochrane-2021" in str(known["hayden-2005"].status)
    assert "Could not be confirmed" in str(known["steele-2017"].status)
    assert "no such criteria" in str(known["ng59"].status)
    cited = {limit.source for _, _, limit in checks.each_limit(limits.limits())}
    cited |= {item.source for item in library.library().values()}
    assert not cited & {"hayden-2005", "steele-2017"}


def test_m19_every_source_says_what_it_supports_and_where_it_stands() -> None:
    for key, source in sources.sources().items():
        assert len(source.supports) > 10, key
        if source.kind is Kind.MANUAL:
            assert "not evidence" in str(source.status)


def test_the_knowledge_is_whole() -> None:
    assert [str(problem) for problem in checks.problems()] == []


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ that the readers read instead, with nothing remembered from before."""
    folder = tmp_path / "data"
    copytree(DATA, folder)
    monkeypatch.setattr(reading, "DATA", folder)
    for module in (limits, sources, equipment, unlocking, learning):
        monkeypatch.setattr(module, "DATA", folder)
    monkeypatch.setattr(library, "FOLDER", folder / "exercises")
    monkeypatch.setattr(templates, "FOLDER", folder / "templates")
    for remembered in REMEMBERED:
        monkeypatch.setattr(remembered[0], remembered[1], cache(getattr(remembered[0], remembered[1]).__wrapped__))
    for name in ("limits", "sources", "equipment", "library", "unlocking"):
        monkeypatch.setattr(checks, name, getattr(globals()[name], name))
    monkeypatch.setattr(checks, "topics", learning.topics)
    monkeypatch.setattr(library, "sources", sources.sources)
    monkeypatch.setattr(library, "equipment", equipment.equipment)
    return folder


REMEMBERED = [
    (limits, "limits"), (sources, "sources"), (equipment, "equipment"), (library, "library"),
    (templates, "session_template"), (templates, "presentations"), (templates, "triggers"),
    (templates, "named_sets"), (templates, "goals"), (unlocking, "unlocking"), (learning, "topics"),
]  # fmt: skip

SLIPS = [
    (
        "a limit without a unit",
        "limits.yaml",
        ', unit: seconds, says: "Getting',
        ', says: "Getting',
        "planning.change_over.unit: 'unit' is missing. Add it.",
    ),
    (
        "a limit with an unknown source",
        "limits.yaml",
        "source: hackett-2017",
        "source: hacket-2017",
        "Did you mean 'hackett-2017'?",
    ),
    (
        "a limit that is not known",
        "limits.yaml",
        "  rep_seconds:",
        "  rep_second:",
        "planning.rep_seconds: 'rep_seconds' is missing",
    ),
    (
        "a limit twice",
        "limits.yaml",
        "  change_over:",
        "  rep_seconds: {}\n  change_over:",
        "'rep_seconds' is written twice",
    ),
    ("an unknown kind of source", "sources.yaml", "kind: manual", "kind: hearsay", "manual-lbp.kind: Input should be"),
    (
        "a link that is no link",
        "sources.yaml",
        "link: https://www.nice.org.uk/guidance/ng65",
        "link: nice/ng65",
        "ng65: the link 'nice/ng65' is not a web address",
    ),
    (
        "a source with nothing to go by",
        "sources.yaml",
        "  kind: book\n  year: 2007\n",
        "  kind: book\n",
        "mcgill-2007: has no link, no year and no status",
    ),
    (
        "an unknown stand-in",
        "equipment.yaml",
        "or: [kettlebell]",
        "or: [kettlebel]",
        "dumbbell: 'kettlebel' is not in this list. Did you mean 'kettlebell'?",
    ),
    (
        "a template with an unknown exercise",
        "templates/session.yaml",
        "choose: [row,",
        "choose: [rows,",
        "'rows' is not an exercise in data/exercises. Did you mean 'row'?",
    ),
    (
        "a template span upside down",
        "templates/session.yaml",
        "minutes: [15, 25]",
        "minutes: [25, 15]",
        "strength.minutes: 25 to 15 does not run upward",
    ),
    (
        "a start above the ceiling",
        "templates/presentations.yaml",
        "cat-camel: 3",
        "cat-camel: 6",
        "acute_flared.starts.cat-camel: rung 6 waits until chronic_recurrent",
    ),
    (
        "a start off the ladder",
        "templates/presentations.yaml",
        "cat-camel: 3",
        "cat-camel: 9",
        "there is no rung 9; rungs run from 1 to 6",
    ),
    (
        "a start left out",
        "templates/presentations.yaml",
        "cat-camel: 3, ",
        "",
        "acute_flared.starts: 'cat-camel' has no start. Write 'cat-camel: <rung>'.",
    ),
    (
        "a trigger rung off the ladder",
        "templates/triggers.yaml",
        "cat-camel: [5, 6], hamstring-stretch: [1,",
        "cat-camel: [5, 8], hamstring-stretch: [1,",
        "flexion.avoid.cat-camel: there is no rung 8",
    ),
    (
        "a trigger with an unknown source",
        "templates/triggers.yaml",
        "source: long-2004",
        "source: long-2040",
        "flexion: cites 'long-2040'",
    ),
    ("a trigger left out", "templates/triggers.yaml", "cough:", "sneeze:", "sneeze"),
    (
        "a word that is a boolean elsewhere",
        "templates/session.yaml",
        "extra: true",
        "extra: yes",
        "extra: Input should be a valid boolean",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_in_the_knowledge_says_where_it_is_and_what_to_write(
    copied: Path, file: str, old: str, new: str, says: str
) -> None:
    text = (copied / file).read_text(encoding="utf-8")
    assert old in text
    (copied / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    said = "\n".join(map(str, checks.problems()))
    assert says in said, said


def test_the_copy_itself_is_whole(copied: Path) -> None:
    assert checks.problems() == []


def test_slips_in_several_files_are_all_said_at_once(copied: Path) -> None:
    for file, old, new in (
        ("limits.yaml", "source: hackett-2017", "source: nobody"),
        ("exercises/pull.yaml", "tag: C", "tag: Z"),
        ("equipment.yaml", "or: [cable]", "or: [string]"),
    ):
        path = copied / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    files = {problem.file.split("/")[-1] for problem in checks.problems()}
    assert {"limits.yaml", "pull.yaml", "equipment.yaml"} <= files


def test_a_missing_file_is_said_and_the_rest_is_still_checked(copied: Path) -> None:
    (copied / "limits.yaml").unlink()
    (copied / "equipment.yaml").write_text("band: {name: Band, or: [string]}\n", encoding="utf-8")
    said = "\n".join(map(str, checks.problems()))
    assert "is not there. Put it back" in said
    assert "'string' is not in this list" in said


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_each_check_says_what_it_checks(check: Callable[[], Iterable[Problem]]) -> None:
    assert (check.__doc__ or "").endswith(".")


def test_each_template_check_is_in_the_list() -> None:
    written = {name for name in vars(template_checks) if name.startswith("check_")}
    assert {check.__name__ for check in template_checks.CHECKS} == written
    assert {name for name in vars(checks) if name.startswith("check_")} == {check.__name__ for check in checks.CHECKS}


def test_the_question_file_is_among_what_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = questions.questions()["ca_weight"].model_copy(update={"source": "nobody"})
    monkeypatch.setattr(checks, "questions", lambda: {"ca_weight": bad})
    assert [str(problem) for problem in checks.problems() if problem.entry == "ca_weight"] == [
        "data/questions · ca_weight: cites 'nobody', which data/sources.yaml does not list. "
        "Add a new source there before citing it."
    ]
