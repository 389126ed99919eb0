"""Is data/ whole? Every file is read, and every source that is named must be on the register. Its author mends it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from lbp_core.coach.docs.rulebook import all_books
from lbp_core.evidence import checks
from lbp_core.evidence.ahead_words import ahead_words
from lbp_core.evidence.assessed import may_be_old
from lbp_core.evidence.client_words import client_words
from lbp_core.evidence.day_words import day_words
from lbp_core.evidence.demo_stories import demo_stories
from lbp_core.evidence.discharge_words import discharge_words
from lbp_core.evidence.equipment import equipment
from lbp_core.evidence.floor_words import floor_words
from lbp_core.evidence.handout_words import handout_words
from lbp_core.evidence.in_hand_words import in_hand_words
from lbp_core.evidence.learning import topics
from lbp_core.evidence.letter_words import letter_words
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.lines import with_lines
from lbp_core.evidence.other_languages import other_language_problems
from lbp_core.evidence.phone_words import phone_words
from lbp_core.evidence.questions import questions, training_questions
from lbp_core.evidence.quick_card_words import quick_card_words
from lbp_core.evidence.reading import BrokenKnowledge, Problem, nearest
from lbp_core.evidence.replayable import replayable
from lbp_core.evidence.road import road
from lbp_core.evidence.sources import sources
from lbp_core.evidence.templates import goals, named_sets, presentations, session_template, triggers
from lbp_core.evidence.tour_words import tour_words
from lbp_core.evidence.unlocking import unlocking
from lbp_core.evidence.walking import walking_plan
from lbp_core.evidence.words import dispositions
from lbp_core.pictures.album import by_rung
from lbp_core.pictures.draw import drawings

Reader = Callable[[], Any]


def problems() -> list[Problem]:
    """Everything that is wrong in data/, each problem once, with the line of its file where that can be told."""
    found = [problem for reader in READERS.values() for problem in _reading_problems(reader)]
    found += checks.problems()
    if not found:
        found = [*_unlisted(_cited_by_entries()), *_unlisted(_cited_by_rules()), *_drawn_amiss()]
    if not found:
        found = [*other_language_problems()]
    return with_lines(list(dict.fromkeys(found)))


def summary() -> str:
    """How much knowledge there is, in a few words. Raises BrokenKnowledge where it cannot be read."""
    return ", ".join(f"{_size(reader())} {name}" for name, reader in READERS.items())


def _reading_problems(reader: Reader) -> list[Problem]:
    try:
        reader()
    except BrokenKnowledge as broken:
        return broken.problems
    return []


def _cited_by_entries() -> Iterator[tuple[str, str, str]]:
    """File, entry and source key, wherever an entry of data/ names a source."""
    for name, reader in READERS.items():
        for place, source in _sources_in(reader(), name):
            yield "data/", place, source


def _cited_by_rules() -> Iterator[tuple[str, str, str]]:
    for book in all_books().values():
        for rule in book.all:
            yield f"lbp_core/rules/{rule.id.split('.')[0]}.py", rule.id, rule.source


def _drawn_amiss() -> Iterator[Problem]:
    """Drawings of rungs that are not there, as after a change of name, and rungs that nobody drew."""
    rungs = {name: [rung.name for rung in exercise.ladder] for name, exercise in library().items()}
    drawn = by_rung()
    for (exercise, rung), drawing in drawn.items():
        if rung not in rungs.get(exercise, ()):
            near = nearest(rung, rungs[exercise]) if exercise in rungs else nearest(exercise, rungs)
            says = f"shows '{rung}' of '{exercise}', which is no rung of it.{near} Correct 'shows'."
            yield Problem("data/pictures", drawing.id, says)
    for exercise, names in rungs.items():
        for number, rung in enumerate(names, 1):
            if (exercise, rung) not in drawn:
                says = f"'{rung}' has no drawing. Write its name under 'shows' of the drawing that fits it."
                yield Problem("data/pictures", f"{exercise}, rung {number}", says)


def _unlisted(cited: Iterable[tuple[str, str, str]]) -> list[Problem]:
    register = sources()
    return [
        Problem(
            file,
            entry,
            f"cites '{key}', which data/sources.yaml does not list.{nearest(key, register)} Add it there first.",
        )
        for file, entry, key in cited
        if key not in register
    ]


def _sources_in(content: Any, place: str) -> Iterator[tuple[str, str]]:
    for name, value in _inside(content):
        if name == "source" and isinstance(value, str):
            yield place, value
        if name == "sources":
            yield from ((place, str(key)) for key in value)
        yield from _sources_in(value, f"{place}.{name}")


def _inside(content: Any) -> Iterable[tuple[Any, Any]]:
    """What an entry holds, with its names or its numbers."""
    if isinstance(content, BaseModel):
        return tuple(content)
    if isinstance(content, Mapping):
        return tuple(content.items())
    return tuple(enumerate(content, start=1)) if isinstance(content, tuple | list) else ()


def _size(content: Any) -> int:
    return len(dict(content)) if isinstance(content, BaseModel) else len(content)


READERS: dict[str, Reader] = {
    "sources": sources,
    "sections of limits": limits,
    "limits to look at otherwise": replayable,
    "safety questions": questions,
    "training questions": training_questions,
    "answers that may be old": may_be_old,
    "exercises": library,
    "pieces of equipment": equipment,
    "parts of the session template": session_template,
    "presentations": presentations,
    "triggers": triggers,
    "gates between rungs": unlocking,
    "named sets": named_sets,
    "goals": goals,
    "parts of the walking plan": walking_plan,
    "parts of the long road": road,
    "topics for trainers": topics,
    "ends of a screening": dispositions,
    "parts of the client's words": client_words,
    "parts of the words before a visit": ahead_words,
    "parts of the words on a client's phone": phone_words,
    "parts of the letter's words": letter_words,
    "parts of the handout's words": handout_words,
    "parts of the words to take home": discharge_words,
    "parts of the floor's words": floor_words,
    "parts of the words for days and amounts": day_words,
    "parts of the words on the tablet in a client's hands": in_hand_words,
    "parts of the tour's words": tour_words,
    "parts of the quick card's words": quick_card_words,
    "invented clients": demo_stories,
    "drawings": drawings,
}
