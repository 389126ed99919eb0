"""Six invented clients and what is drafted for each, as a page of the docs: to be read as a physiotherapist would read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lbp_core.coach.plan.plan_reasons import dose_because, ruled_out
from lbp_core.evidence.equipment import equipment
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.templates import presentations
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, NoPlan, PlannedDay, Programme, Wishes
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from lbp_core.planning.draft import draft_programme
from lbp_core.planning.words import DAY_KINDS, dose_in_words, listed, weekdays_in_words

START = date(2026, 3, 2)
"""Any Monday: the drafts depend on the weekday and on nothing else of it."""


BLOCKS = {Block.WARM_UP: "Warm-up", Block.CORE: "Core", Block.STRENGTH: "Strength", Block.FINISH: "Finish"}


@dataclass(frozen=True, kw_only=True)
class Worked:
    """One invented client: who, at which stage, with what bringing the pain on, and the wishes."""

    who: str
    stage: Presentation
    wishes: Wishes
    triggers: tuple[Trigger, ...] = ()
    gentle: bool = False


HEAD = """# Six worked clients

Made by `python -m lbp_core rulebook`; change data/templates or the planner, not this file. Six invented people, and what is
drafted for each on a Monday: to be read as a physiotherapist would read it.

## What the planner does

A draft is the session template (data/templates/session.yaml) filled slot by slot. **Never broken**, in this order, each
laid over the one before:

1. *The gate.* Locked: no plan. Answers still open: no weights and everything one step easier. A clearance's own limits.
2. *The stage's ceiling.* No step that opens later; its longest session, most sets, least reserve, most strength days.
3. *Triggers and leg symptoms.* Every step that data/templates/triggers.yaml leaves out.
4. *Kit and floor.* Nothing that is not there; nothing on the floor for someone who cannot get down to it.
5. *Held back.* The six groups are never drafted, whoever asks for them; a trainer adds them by their checklist.
6. *The day and the week.* No exercise twice, no movement pattern twice in a strength block, each block within its minutes,
   the session within its own, at most four exercises on a day done alone, no strength on two days running.

**The objective** among what is left, most important first: the client's own wish for an exercise; what suits the triggers;
what leads toward the goals; the template's order, which is the manual's. Then the hardest step up to where the stage starts.
Minutes are spent the same way: all slots at their least sets, the least important slot dropped until they fit, then one set
more at a time from the most important on, then an extra exercise, then longer easy cardio. Nothing is drawn by lot: the same
client gets the same draft. **What gives** when it cannot all be had is said: fewer days than advised, a block below its usual
minutes, a wish that did not fit. Where neither core nor strength work is left there is no plan, and a sentence says why.
See [ADR 0017](decisions/0017-filling-slots-not-solving.md).
"""

SIX = (
    Worked(
        who="A beginner with a desk job",
        stage=Presentation.SUBACUTE_IMPROVING,
        wishes=Wishes(minutes=45, days_per_week=3, goals=("a day at the desk",)),
        triggers=(Trigger.SITTING, Trigger.FLEXION),
    ),
    Worked(
        who="A flare three days old",
        stage=Presentation.ACUTE_FLARED,
        wishes=Wishes(minutes=20, days_per_week=3, equipment=("band",)),
        triggers=(Trigger.FLEXION, Trigger.COUGH),
    ),
    Worked(
        who="A builder with tingling down one leg, answers still open",
        stage=Presentation.SUBACUTE_IMPROVING,
        wishes=Wishes(
            minutes=40, days_per_week=4, equipment=("kettlebell", "band", "step"), goals=("lifting at work",)
        ),
        triggers=(Trigger.LEG_SYMPTOMS, Trigger.LIFTING),
        gentle=True,
    ),
    Worked(
        who="Seventy-four, and getting down to the floor does not go well",
        stage=Presentation.CHRONIC_RECURRENT,
        wishes=Wishes(
            minutes=30, days_per_week=3, equipment=("step", "dumbbell"), goals=("strong bones",), floor=False
        ),
        triggers=(Trigger.STANDING, Trigger.WALKING),
    ),
    Worked(
        who="A lifter on the way back, with a whole gym",
        stage=Presentation.CHRONIC_RECURRENT,
        wishes=Wishes(minutes=60, days_per_week=5, equipment=tuple(equipment()), goals=("deadlift again",)),
        triggers=(Trigger.EXTENSION,),
    ),
    Worked(
        who="Everything brings it on, ten minutes, nothing at hand",
        stage=Presentation.SUBACUTE_IMPROVING,
        wishes=Wishes(minutes=10, days_per_week=2),
        triggers=tuple(Trigger),
    ),
)


def markdown() -> str:
    """docs/programmes.md, the same on every machine."""
    return "\n".join([HEAD, *(_section(number, one) for number, one in enumerate(SIX, 1))])


def drafted(one: Worked) -> Programme | NoPlan:
    """What the planner makes for that client."""
    return draft_programme(
        one.wishes,
        one.stage,
        one.triggers,
        may_train=MayTrain.MODIFIED if one.gentle else MayTrain.YES,
        start=START,
        library=library(),
        limits=limits(),
    )


def _section(number: int, one: Worked) -> str:
    found = drafted(one)
    lines = [f"## {number}. {one.who}\n", f"{_facts(one)}\n"]
    if isinstance(found, NoPlan):
        return "\n".join([*lines, found.sentence, *found.reasons, ""])
    lines += [f"{line}\n" for line in _days(found)]
    lines += _listed("What shaped it", found.because)
    lines += _listed("What had to give", found.broken)
    lines += _listed("What was ruled out, and by what", ruled_out(found))
    return "\n".join(lines)


def _facts(one: Worked) -> str:
    """The facts a draft is made from, in one line."""
    kit = listed(equipment()[piece].name.lower() for piece in one.wishes.equipment) or "nothing"
    told = [
        f"Stage: {presentations()[one.stage].name.lower()}",
        f"brings it on: {listed(one.value.replace('_', ' ') for one in one.triggers) or 'nothing in particular'}",
        f"{one.wishes.minutes} minutes on {one.wishes.days_per_week} days",
        f"kit: {kit}",
        f"wants back: {listed(one.wishes.goals)}" if one.wishes.goals else "",
        "" if one.wishes.floor else "cannot get down to the floor",
        "some safety answers are open" if one.gentle else "",
    ]
    return f"{'; '.join(filter(None, told))}."


def _days(programme: Programme) -> Iterator[str]:
    week = max(programme.weeks, key=lambda one: len(one.days))
    for kind in DayKind:
        days = [day for day in week.days if day.kind is kind]
        if days:
            on = weekdays_in_words(day.date for day in days)
            yield f"### {DAY_KINDS[kind]}: {on}, {days[0].minutes:g} minutes"
            yield "\n".join(_table(programme, days[0]))


def _table(programme: Programme, day: PlannedDay) -> Iterator[str]:
    yield "| block | exercise | step | dose | why it is here, why this step, why this dose |\n|---|---|---|---|---|"
    for block in day.blocks:
        for place, item in enumerate(block.exercises):
            exercise = library()[item.exercise]
            part = f"{BLOCKS[block.block]} {block.minutes:g} min" if place == 0 else ""
            why = " ".join((*item.why, dose_because(programme, item)))
            rung = exercise.rung(item.rung).name
            yield f"| {part} | {exercise.name} | {rung} | {dose_in_words(item.dose)} | {why} |"


def _listed(title: str, said: Iterable[str]) -> list[str]:
    lines = [f"- {one[:1].upper()}{one[1:]}" for one in said]
    return [f"**{title}**\n", *lines, ""] if lines else []
