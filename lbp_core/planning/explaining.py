"""What shaped a programme, in sentences: why, what was ruled out, what it could not keep. It decides nothing."""

from lbp_core.evidence.templates import NamedSet, named_sets, session_template
from lbp_core.models.exercise import Block, Exercise
from lbp_core.models.programme import DayKind, PlannedDay, PlannedWeek
from lbp_core.models.screening import Trigger
from lbp_core.planning.choice import held_back, rung_for
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import listed

GENTLE = "Safety answers are still open: no weights, and everything one step easier until they are settled."
UNSURE = (
    "Confidence is {confidence:g} of 10, so what has not been trained here yet begins at about {share} of its usual reps, holds "
    "and loads, and grows from there."
)
LEG = "Leg symptoms: no bending to the end of the range and only the bent-knee hamstring stretch; stop if pain travels."
FROM_RECORD = (
    "Carried on from the records: what was trained before begins on the step and dose that had settled, or one step on where "
    "the last weekly review decided it."
)
WAITS = "held back until its checklist is done; no plan drafts it."
NOT_YET = "it begins at a later stage."
ALONE = "Core days can be done at home: {most} at most beside easy cardio, as few as people keep up."
NEARLY = 0.9
"""A block within a tenth of its least minutes counts as whole."""

CONFIDENCE = "Every week repeats until the weekly review changes it: small steps, and confidence counts."


def because(weeks: tuple[PlannedWeek, ...], needs: Needs) -> tuple[str, ...]:
    """What shaped the programme, most important first."""
    says = [needs.plan.goal, f"Focus: {needs.plan.focus}", *needs.plan.notes]
    says += _where_it_begins(weeks, needs)
    if Trigger.LEG_SYMPTOMS in needs.triggers:
        says.append(LEG)
    if needs.held:
        says.append(f"Chosen knowing that {listed(plan.says for plan in needs.held)}.")
    if needs.goals:
        says.append(f"Chosen to lead toward {listed(goal.says for goal in needs.goals)}.")
    says += [f"{named.name}: {named.says}" for named in named_sets().values() if _all_there(named, weeks)]
    says.append(_minutes(needs))
    if any(day.kind is DayKind.CORE for week in weeks for day in week.days):
        says.append(ALONE.format(most=needs.limits.home_exercises))
    return tuple(dict.fromkeys([*says, CONFIDENCE]))


def _where_it_begins(weeks: tuple[PlannedWeek, ...], needs: Needs) -> list[str]:
    """What sets the start of it besides the stage."""
    says = [GENTLE] if needs.gentle else []
    if needs.unsure:
        says.append(UNSURE.format(confidence=needs.confidence, share=needs.limits.start_share))
    return [*says, FROM_RECORD] if _carried(weeks, needs) else says


def ruled_out(needs: Needs) -> tuple[str, ...]:
    """Each exercise or easier start of the session template that was ruled out, or was asked for in vain, and by what."""
    says = []
    for exercise in _offered(needs):
        if exercise.id in needs.wishes.avoid:
            says.append(f"{exercise.name}: you asked to leave it out.")
            continue
        if exercise.held_back is not None:
            says.append(f"{exercise.name}: {WAITS}")
            continue
        if exercise.id not in needs.plan.starts:
            says.append(f"{exercise.name}: {NOT_YET}")
            continue
        start, rung = needs.start(exercise), rung_for(exercise, needs)
        if rung is None:
            says.append(f"{exercise.name}: {held_back(exercise, range(1, start + 1), needs)}.")
        elif rung < start:
            says.append(f"{exercise.name}: {held_back(exercise, range(rung + 1, start + 1), needs)}.")
    return tuple(says)


def _offered(needs: Needs) -> tuple[Exercise, ...]:
    """What the session template offers and what the client spoke of, in the library's order."""
    template = session_template()
    slots = [slot for kind in DayKind for block in template.day(kind).blocks for slot in block.slots]
    named = {name for slot in slots for name in slot.choose} | {*needs.wishes.avoid, *needs.wishes.prefer}
    return tuple(exercise for exercise in needs.library.values() if exercise.id in named)


def broken(weeks: tuple[PlannedWeek, ...], needs: Needs) -> tuple[str, ...]:
    """Wishes and guidelines that the programme could not keep, each with the reason."""
    full = weeks[-1].days
    often = session_template().frequency
    strength = sum(day.kind is DayKind.STRENGTH for day in full)
    trained = strength + sum(day.kind is DayKind.CORE for day in full)
    says = []
    if not strength:
        says.append("No strength days: nothing that builds strength fits these wishes.")
    elif strength < often[DayKind.STRENGTH].days[0]:
        says.append(f"Strength once a week: with {_days(needs.wishes.days_per_week)} twice does not fit.")
    if trained < often[DayKind.CORE].days[0]:
        says.append(
            f"Core and mobility on {_days(trained)} a week where {often[DayKind.CORE].days[0]} or more are advised: "
            "add short sets at home."
        )
    blocks = {block.block for day in full for block in day.blocks}
    if Block.CORE not in blocks:
        says.append("No core block: nothing in it fits these wishes and minutes.")
    says += [*_short_blocks(full, needs), *_minutes_left(full, needs), *_not_preferred(weeks, needs)]
    return tuple(says)


def _short_blocks(days: tuple[PlannedDay, ...], needs: Needs) -> list[str]:
    """One line on the blocks of a full session that fall short of the template's minutes; the first such day tells."""
    for day in days:
        if day.kind is DayKind.STRENGTH:
            took = {block.block: block.minutes for block in day.blocks}
            usual = {block.block: block.minutes[0] for block in session_template().day(day.kind).blocks}
            short = [
                f"{_named(block)} {took[block]:g} of {least}" if block in took else f"no {_named(block)}"
                for block, least in usual.items()
                if took.get(block, 0) < least * NEARLY
            ]
            return (
                [f"Below the usual minutes of a full session, {_because_short(day, needs)}: {', '.join(short)}."]
                if short
                else []
            )
    return []


def _minutes_left(days: tuple[PlannedDay, ...], needs: Needs) -> list[str]:
    """Where the longest session leaves more than a tenth of its minutes: how many, and why it is not filled."""
    longest = max((day.minutes for day in days if day.kind is not DayKind.WALK), default=0)
    wished = needs.wishes.minutes
    if not longest or longest >= wished * NEARLY:
        return []
    if wished > needs.minutes:
        why = f"at this stage a session has {needs.minutes:g} at most"
    else:
        why = "warm-up, core, strength and finish are full"
    return [f"The longest session takes {longest:.0f} of {wished:g} minutes: {why}."]


def _because_short(day: PlannedDay, needs: Needs) -> str:
    if day.minutes > needs.minutes * NEARLY:
        return "for want of time"
    if needs.gentle:
        return f"as {needs.sets_most} sets are the most while safety answers are open"
    return "as nothing more fits stage, kit, triggers and wishes"


def _named(block: Block) -> str:
    return block.value.replace("_", "-")


def _not_preferred(weeks: tuple[PlannedWeek, ...], needs: Needs) -> list[str]:
    used = {item.exercise for week in weeks for day in week.days for item in day.prescriptions}
    both = [name for name in needs.wishes.prefer if name in needs.wishes.avoid]
    return [
        *(f"{needs.library[name].name} was both asked for and to be left out, so it is left out." for name in both),
        *(
            f"{needs.library[name].name} was asked for and did not fit this time."
            for name in needs.wishes.prefer
            if name not in used and name not in both
        ),
    ]


def _carried(weeks: tuple[PlannedWeek, ...], needs: Needs) -> bool:
    return any(item.exercise in needs.begun for week in weeks for day in week.days for item in day.prescriptions)


def _all_there(named: NamedSet, weeks: tuple[PlannedWeek, ...]) -> bool:
    used = {item.exercise for week in weeks for day in week.days for item in day.prescriptions}
    return set(named.exercises) <= used


def _minutes(needs: Needs) -> str:
    if needs.minutes < needs.wishes.minutes:
        return f"Sessions stay within {needs.minutes} minutes at this stage, of the {needs.wishes.minutes} there are."
    return f"Each session fits into {needs.minutes} minutes."


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
