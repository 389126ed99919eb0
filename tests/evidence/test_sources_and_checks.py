"""The register of sources is honest, and each check says what it checks. What a slip leads to: test_editing_data.py."""

from collections.abc import Callable, Iterable

import pytest

from lbp_core.evidence import checks, library, limits, questions, sources, template_checks
from lbp_core.evidence.reading import Problem
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


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_each_check_says_what_it_checks(check: Callable[[], Iterable[Problem]]) -> None:
    assert (check.__doc__ or "").endswith(".")


def test_each_template_check_is_in_the_list() -> None:
    written = {name for name in vars(template_checks) if name.startswith("check_")}
    assert {check.__name__ for check in template_checks.CHECKS} == written
    assert {name for name in vars(checks) if name.startswith("check_")} <= {check.__name__ for check in checks.CHECKS}


def test_the_question_file_is_among_what_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = questions.questions()["ca_weight"].model_copy(update={"source": "nobody"})
    monkeypatch.setattr(checks, "questions", lambda: {"ca_weight": bad})
    assert [str(problem) for problem in checks.problems() if problem.entry == "ca_weight"] == [
        "data/questions/screening.yaml · ca_weight: cites 'nobody', which data/sources.yaml does not list. "
        "Add a new source there before citing it."
    ]
