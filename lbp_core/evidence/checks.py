"""Everything wrong in data/, all at once. Each check is one small function; CHECKS at the bottom lists them."""

from collections.abc import Callable, Iterable

from lbp_core.evidence import template_checks
from lbp_core.evidence.consent_words import consent_texts
from lbp_core.evidence.equipment import equipment, strangers
from lbp_core.evidence.hazards import hazard_problems
from lbp_core.evidence.held_back_checks import gate_problems
from lbp_core.evidence.learning import topic_problems, topics
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import Limit, Limits, limits
from lbp_core.evidence.measures import measure_problems, measures
from lbp_core.evidence.paper_words import paper_words
from lbp_core.evidence.questions import questions, training_questions
from lbp_core.evidence.reading import BrokenKnowledge, Problem, nearest
from lbp_core.evidence.scope_words import scope_problems, scope_words
from lbp_core.evidence.sources import Kind, sources
from lbp_core.evidence.unlocking import unlocking

LIMITS, SOURCES = "data/limits.yaml", "data/sources.yaml"


def problems() -> list[Problem]:
    """Every problem in data/, in the order of CHECKS, each once. Never raises for what is written in data/."""
    found: dict[Problem, None] = {}
    for check in CHECKS:
        try:
            found.update(dict.fromkeys(check()))
        except BrokenKnowledge as broken:
            found.update(dict.fromkeys(broken.problems))
    return list(found)


def check_sources() -> Iterable[Problem]:
    """The register can be read; a source not our own has a link, a year or a word on its standing."""
    for key, source in sources().items():
        ours = source.kind in (Kind.CONVENTION, Kind.SIMULATION)
        if not ours and source.link is None and source.year is None and source.status is None:
            yield Problem(SOURCES, key, "has no link, no year and no status. Write at least one, or say what is amiss.")
        if source.link is not None and not source.link.startswith("https://"):
            yield Problem(SOURCES, key, f"the link '{source.link}' is not a web address. Begin it with https://.")


def check_limits() -> Iterable[Problem]:
    """The limits can be read and each cites a listed source."""
    for section, name, limit in each_limit(limits()):
        if limit.source not in sources():
            yield _unlisted(LIMITS, f"{section}.{name}", limit.source)


def check_equipment() -> Iterable[Problem]:
    """The equipment list can be read and names no stand-in that it does not list."""
    return strangers(equipment())


def check_library() -> Iterable[Problem]:
    """The exercises can be read; library() itself raises with everything else that is wrong in them."""
    library()
    return ()


def check_templates() -> Iterable[Problem]:
    """The templates can be read and name only what exists."""
    return template_checks.problems_of(library(), sources=sources())


def check_unlocking() -> Iterable[Problem]:
    """The gates between rungs can be read, and each line of the common checklist can be confirmed."""
    return gate_problems(unlocking(), library=library(), sources=sources())


def check_learning() -> Iterable[Problem]:
    """The topics for trainers can be read and name only what exists."""
    return topic_problems(topics(), library=library(), sources=sources())


def check_questions() -> Iterable[Problem]:
    """The screening and training questions can be read and each cites a listed source."""
    cited = {item.id: item.source for item in questions().values()}
    cited.update({item.id: item.source for item in training_questions().values()})
    yield from (_unlisted("data/questions", name, source) for name, source in cited.items() if source not in sources())


def check_measures() -> Iterable[Problem]:
    """The scores can be read and each of their numbers cites a listed source."""
    return measure_problems(measures(), sources=sources())


def check_papers() -> Iterable[Problem]:
    """The words of consents and papers can be read, and what is a clinician's first cites a listed source."""
    consent_texts()
    paper_words()
    return scope_problems(scope_words(), sources=sources())


def each_limit(all_limits: Limits) -> Iterable[tuple[str, str, Limit]]:
    """(section, name, limit) for every number in data/limits.yaml."""
    for section in type(all_limits).model_fields:
        group = getattr(all_limits, section)
        for name in type(group).model_fields:
            yield section, name, getattr(group, name)


def _unlisted(file: str, entry: str, source: str) -> Problem:
    says = f"cites '{source}', which {SOURCES} does not list.{nearest(source, sources())}"
    return Problem(file, entry, f"{says} Add a new source there before citing it.")


CHECKS: tuple[Callable[[], Iterable[Problem]], ...] = (
    check_sources,
    check_limits,
    check_equipment,
    check_library,
    check_templates,
    check_unlocking,
    check_learning,
    check_questions,
    check_measures,
    check_papers,
    hazard_problems,
)
