"""Everything wrong in data/, all at once. Each check is one small function; CHECKS at the bottom lists them."""

from collections.abc import Callable, Collection, Iterable, Mapping

from lbp_core.evidence import library as shelf
from lbp_core.evidence import reading, template_checks
from lbp_core.evidence.consent_words import consent_texts
from lbp_core.evidence.easing import easing_problems
from lbp_core.evidence.equipment import equipment, strangers
from lbp_core.evidence.hazards import hazard_problems
from lbp_core.evidence.held_back_checks import gate_problems, groups_missing
from lbp_core.evidence.learning import topic_problems, topics
from lbp_core.evidence.library import library, look_through
from lbp_core.evidence.limits import Limit, Limits, limits
from lbp_core.evidence.measures import measure_problems, measures
from lbp_core.evidence.paper_words import paper_words
from lbp_core.evidence.password_words import password_words
from lbp_core.evidence.questions import SCREENING, TRAINING, questions, training_questions
from lbp_core.evidence.reading import BrokenKnowledge, Problem, nearest
from lbp_core.evidence.reminder_words import reminder_words
from lbp_core.evidence.road import road, road_problems
from lbp_core.evidence.scope_words import scope_problems, scope_words
from lbp_core.evidence.sources import Kind, listed_sources, sources
from lbp_core.evidence.symptom_words import symptom_words
from lbp_core.evidence.templates import goals, named_sets, presentations, session_template, triggers
from lbp_core.evidence.unlocking import unlocking
from lbp_core.evidence.walking import walking_plan, walking_problems
from lbp_core.evidence.wording import wording_problems
from lbp_core.models.exercise import Exercise

LIMITS, SOURCES = "data/limits.yaml", "data/sources.yaml"
TEMPLATES = (session_template, presentations, triggers, named_sets, goals)
MOST = {"out of 10": 10, "points": 10, "%": 100}
"""The most a limit of that unit can be; any other unit may be up to LARGEST."""
LARGEST = 1000
LOOKS_LIKE_YAML = {".yml", ".yaml~", ".bak", ".orig", ".rej"}
"""Endings of files that a coach means to be read, or that an editor or a merge left behind."""


def problems() -> list[Problem]:
    """Every problem in data/, in the order of CHECKS, each once. Never raises for what is written in data/."""
    found: dict[Problem, None] = {}
    for check in CHECKS:
        try:
            for problem in check():
                found[problem] = None
        except BrokenKnowledge as broken:
            found.update(dict.fromkeys(broken.problems))
    return list(found)


def check_files() -> Iterable[Problem]:
    """Every file of knowledge is called so that it is read."""
    for path in sorted(reading.DATA.rglob("*")):
        if path.suffix.casefold() in LOOKS_LIKE_YAML and not path.name.startswith("."):
            says = f"is not read. Call it {path.with_suffix('.yaml').name}, or take it away."
            yield Problem(str(path.relative_to(reading.DATA.parent)), "file", says)


def check_sources() -> Iterable[Problem]:
    """The register can be read; a source not our own has a link, a year or a word on its standing."""
    for key, source in sources().items():
        ours = source.kind in (Kind.CONVENTION, Kind.SIMULATION)
        if not ours and source.link is None and source.year is None and source.status is None:
            yield Problem(SOURCES, key, "has no link, no year and no status. Write at least one, or say what is amiss.")
        if source.link is not None and not source.link.startswith("https://"):
            yield Problem(SOURCES, key, f"the link '{source.link}' is not a web address. Begin it with https://.")


def check_limits() -> Iterable[Problem]:
    """The limits can be read, each cites a listed source and none is beyond what its unit can hold."""
    known = listed_sources()
    for section, name, limit in each_limit(limits()):
        if known is not None and limit.source not in known:
            yield _unlisted(LIMITS, f"{section}.{name}", limit.source, known)
        most = MOST.get(limit.unit, LARGEST)
        if not 0 <= limit.value <= most:
            says = f"is {limit.value:,g} {limit.unit}. Write a value from 0 to {most:,}, or correct the unit."
            yield Problem(LIMITS, f"{section}.{name}", says)


def check_equipment() -> Iterable[Problem]:
    """The equipment list can be read and names no stand-in that it does not list."""
    return strangers(equipment())


def check_library() -> Iterable[Problem]:
    """The exercises can be read; library() itself raises with everything else that is wrong in them."""
    library()
    return ()


def check_templates() -> Iterable[Problem]:
    """The templates can be read and name only what exists."""
    for read in TEMPLATES:
        try:
            read()
        except BrokenKnowledge as broken:
            yield from broken.problems
    if (known := _exercises()) is not None:
        yield from template_checks.problems_of(known[0], sources=listed_sources(), unread=known[1])


def check_unlocking() -> Iterable[Problem]:
    """The gates between rungs can be read, each line of the common checklist can be confirmed, no group is empty."""
    gates = unlocking()
    if (known := _exercises()) is not None:
        yield from gate_problems(gates, library=known[0], sources=listed_sources(), unread=known[1])
        if not known[1]:
            yield from groups_missing(known[0])


def check_walking() -> Iterable[Problem]:
    """The walking plan can be read, its weeks join and its minutes are those of the walk's own rungs."""
    known = _exercises()
    walk = known[0].get("walk") if known is not None else None
    return walking_problems(walking_plan(), walk=walk, sources=listed_sources())


def check_road() -> Iterable[Problem]:
    """The long road can be read, every phase but the last says when one moves on, and each swap stays in its slot."""
    known = _exercises()
    return road_problems(road(), library=None if known is None or known[1] else known[0], sources=listed_sources())


def check_learning() -> Iterable[Problem]:
    """The topics for trainers can be read and name only what exists."""
    known = _exercises()
    return topic_problems(topics(), library=known and {*known[0], *known[1]}, sources=listed_sources())


def check_questions() -> Iterable[Problem]:
    """The screening and training questions can be read and each cites a listed source."""
    known = listed_sources()
    for file, asked in ((SCREENING, questions()), (TRAINING, training_questions())):
        for item in asked.values():
            if known is not None and item.source not in known:
                yield _unlisted(f"data/questions/{file.name}", item.id, item.source, known)


def check_measures() -> Iterable[Problem]:
    """The scores can be read and each of their numbers cites a listed source."""
    return measure_problems(measures(), sources=sources())


def check_papers() -> Iterable[Problem]:
    """Words of consents, papers, passwords, symptoms … can be read, and what is a clinician's first cites a listed source."""
    consent_texts()
    paper_words()
    password_words()
    symptom_words()
    reminder_words()
    return scope_problems(scope_words(), sources=sources())


def each_limit(all_limits: Limits) -> Iterable[tuple[str, str, Limit]]:
    """(section, name, limit) for every number in data/limits.yaml."""
    for section in type(all_limits).model_fields:
        group = getattr(all_limits, section)
        for name in type(group).model_fields:
            yield section, name, getattr(group, name)


def _exercises() -> tuple[Mapping[str, Exercise], Collection[str]] | None:
    """The exercises as far as they can be read, and the names of the rest. None where a whole file cannot be read."""
    try:
        return library(), ()
    except BrokenKnowledge:
        found = look_through(shelf.FOLDER)
        return (found.exercises, found.unread) if found.whole else None


def _unlisted(file: str, entry: str, source: str, known: Collection[str]) -> Problem:
    says = f"cites '{source}', which {SOURCES} does not list.{nearest(source, known)}"
    return Problem(file, entry, f"{says} Add a new source there before citing it.")


CHECKS: tuple[Callable[[], Iterable[Problem]], ...] = (
    check_files,
    check_sources,
    check_limits,
    check_equipment,
    check_library,
    check_templates,
    check_unlocking,
    check_walking,
    check_road,
    check_learning,
    check_questions,
    check_measures,
    check_papers,
    wording_problems,
    easing_problems,
    hazard_problems,
)
