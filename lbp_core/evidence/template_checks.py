"""What the templates may get wrong beyond their shape: unknown words, rungs that are not there, spans upside down."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress

from lbp_core.evidence import templates
from lbp_core.evidence.reading import BrokenKnowledge, Problem, nearest
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import DayKind
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation

Library = Mapping[str, Exercise]
Place = tuple[str, str, str]
SESSION, PRESENTATIONS, TRIGGERS, SETS, GOALS = (
    f"data/templates/{name}.yaml" for name in ("session", "presentations", "triggers", "sets", "goals")
)


def unknown_exercises(known: Collection[str]) -> Iterable[Problem]:
    """Exercises that a template names and nobody knows."""
    for file, entry, name in _every(NAMED):
        if name not in known:
            says = f"'{name}' is not an exercise in data/exercises.{nearest(name, known)}"
            yield Problem(file, entry, f"{says} Correct it or add it there.")


def check_spans(library: Library) -> Iterable[Problem]:
    """Minutes and sets run from low to high."""
    for kind in DayKind:
        for block in templates.session_template().day(kind).blocks:
            for entry, (low, high) in [(f"{block.block}.minutes", block.minutes)] + [
                (f"{block.block}.{slot.name}.sets", slot.sets) for slot in block.slots
            ]:
                if not 0 < low <= high:
                    yield Problem(SESSION, f"{kind}_day.{entry}", f"{low} to {high} does not run upward.")


def check_nothing_held_back_is_offered(library: Library) -> Iterable[Problem]:
    """No slot, start, trigger, set or goal offers what is held back."""
    for file, entry, name in _every(NAMED):
        if name in library and library[name].held_back is not None:
            yield Problem(
                file,
                entry,
                f"'{name}' is held back early and no plan may offer it. Take it out, or name an alternative.",
            )


def check_starts(library: Library) -> Iterable[Problem]:
    """Every exercise starts somewhere in every presentation that is open to it: on its ladder, unloaded where asked."""
    for presentation, plan in templates.presentations().items():
        for name, exercise in library.items():
            if name not in plan.starts and _can_start(exercise, presentation, loaded=plan.loaded):
                yield Problem(
                    PRESENTATIONS, f"{presentation}.starts", f"'{name}' has no start. Write '{name}: <rung>'."
                )
        for name, number in plan.starts.items():
            if name in library:
                yield from _start(library[name], number, presentation, loaded=plan.loaded)


def check_trigger_rungs(library: Library) -> Iterable[Problem]:
    """A trigger leaves out rungs that exist."""
    for trigger, plan in templates.triggers().items():
        for name, rungs in plan.avoid.items():
            most = len(library[name].ladder) if name in library else 20
            for rung in rungs:
                if not 1 <= rung <= most:
                    yield Problem(
                        TRIGGERS, f"{trigger}.avoid.{name}", f"there is no rung {rung}; rungs run from 1 to {most}."
                    )


def check_nothing_left_out(library: Library) -> Iterable[Problem]:
    """Every presentation, trigger and kind of day has its entry."""
    for file, there, wanted in (
        (PRESENTATIONS, templates.presentations(), Presentation),
        (TRIGGERS, templates.triggers(), Trigger),
        (SESSION, templates.session_template().frequency, DayKind),
    ):
        for word in wanted:
            if word not in there:
                yield Problem(file, word, f"'{word}' is missing. Add it.")


CHECKS: tuple[Callable[[Library], Iterable[Problem]], ...] = (
    check_nothing_held_back_is_offered,
    check_spans,
    check_starts,
    check_trigger_rungs,
    check_nothing_left_out,
)


def problems_of(
    library: Library, *, sources: Collection[str] | None, unread: Collection[str] = ()
) -> Iterable[Problem]:
    """Everything wrong in the templates that can be read. `unread` are exercises that are there and cannot be read yet;
    where `sources` is None nothing is said of sources."""
    yield from unknown_exercises({*library, *unread})
    for check in CHECKS:
        with suppress(BrokenKnowledge):
            yield from check(library)
    for file, entry, key in _every(CITED):
        if sources is not None and key not in sources:
            says = f"cites '{key}', which data/sources.yaml does not list.{nearest(key, sources)}"
            yield Problem(file, entry, f"{says} Add it there.")


def _can_start(exercise: Exercise, presentation: Presentation, *, loaded: bool) -> bool:
    usable = (rung for rung in exercise.ladder if presentation.caution <= rung.earliest.caution)
    return exercise.held_back is None and any(loaded or not rung.loaded for rung in usable)


def _start(exercise: Exercise, number: int, presentation: Presentation, *, loaded: bool) -> Iterable[Problem]:
    entry = f"{presentation}.starts.{exercise.id}"
    if not 1 <= number <= len(exercise.ladder):
        yield Problem(PRESENTATIONS, entry, f"there is no rung {number}; rungs run from 1 to {len(exercise.ladder)}.")
    elif exercise.rung(number).earliest.caution < presentation.caution:
        yield Problem(
            PRESENTATIONS, entry, f"rung {number} waits until {exercise.rung(number).earliest}. Write an easier one."
        )
    elif exercise.rung(number).loaded and not loaded:
        yield Problem(PRESENTATIONS, entry, f"rung {number} carries weight, which this presentation leaves out.")


def _in_session() -> Iterable[Place]:
    for kind in DayKind:
        for block in templates.session_template().day(kind).blocks:
            yield from ((SESSION, f"{kind}_day.{slot.name}", name) for slot in block.slots for name in slot.choose)


def _in_presentations() -> Iterable[Place]:
    for presentation, plan in templates.presentations().items():
        yield from ((PRESENTATIONS, f"{presentation}.starts", name) for name in plan.starts)


def _in_triggers() -> Iterable[Place]:
    for trigger, held in templates.triggers().items():
        yield from ((TRIGGERS, trigger, name) for name in (*held.avoid, *held.prefer))


def _in_sets() -> Iterable[Place]:
    for key, named in templates.named_sets().items():
        yield from ((SETS, key, name) for name in (*named.exercises, *named.beside))


def _in_goals() -> Iterable[Place]:
    for key, goal in templates.goals().items():
        yield from ((GOALS, key, name) for name in goal.prefer)


def _cited_by_session() -> Iterable[Place]:
    session = templates.session_template()
    yield from ((SESSION, f"{kind}_day", session.day(kind).source) for kind in DayKind)
    yield from ((SESSION, f"frequency.{kind}", often.source) for kind, often in session.frequency.items())


def _cited_by_presentations() -> Iterable[Place]:
    yield from ((PRESENTATIONS, key, plan.source) for key, plan in templates.presentations().items())


def _cited_by_triggers() -> Iterable[Place]:
    yield from ((TRIGGERS, key, held.source) for key, held in templates.triggers().items())


def _cited_by_sets() -> Iterable[Place]:
    yield from ((SETS, key, named.source) for key, named in templates.named_sets().items())


NAMED = (_in_session, _in_presentations, _in_triggers, _in_sets, _in_goals)
CITED = (_cited_by_session, _cited_by_presentations, _cited_by_triggers, _cited_by_sets)


def _every(pieces: Iterable[Callable[[], Iterable[Place]]]) -> Iterable[Place]:
    """File, entry and name from each file that can be read; a broken one has its own say elsewhere."""
    for piece in pieces:
        with suppress(BrokenKnowledge):
            yield from piece()
