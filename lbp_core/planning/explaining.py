"""What shaped a programme, in sentences: why, what was ruled out, what it could not keep. It decides nothing."""

from lbp_core.evidence.templates import NamedSet, named_sets, session_template
from lbp_core.models.exercise import Block, Dose, Exercise
from lbp_core.models.programme import DayKind, PlannedDay, PlannedWeek, Prescription
from lbp_core.models.screening import Trigger
from lbp_core.planning.choice import held_back, rung_for
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import dose_in_words, listed

GENTLE = "Safety answers are still open: no weights, and everything one rung easier until they are settled."
LEG = "Leg symptoms: no bending to the end of the range and only the bent-knee hamstring stretch; stop if pain travels."
FROM_RECORD = (
    "Carried on from the records: what was trained before begins on the step and dose that had settled, never above."
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
    if needs.gentle:
        says.append(GENTLE)
    if _carried(weeks, needs):
        says.append(FROM_RECORD)
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


def why_dose(item: Prescription, needs: Needs) -> str:
    """One sentence on the dose as it stands; '' where the library no longer has the exercise."""
    exercise = needs.library.get(item.exercise)
    if exercise is None or item.rung > len(exercise.ladder):
        return ""
    own, dose = exercise.rung(item.rung).dose, item.dose
    if dose.minutes is not None:
        longest = "" if own.minutes is None else f"; this step goes up to {own.minutes[1]}"
        return f"{dose.minutes[1]} minutes: what the session leaves{longest}."
    parts = [f"{_sets(dose.sets)}: {_why_sets(exercise, dose.sets, needs)}"]
    if _one_set(own) == _one_set(dose):
        parts.append("each set is the step's own")
    else:
        parts.append(f"each set has moved on from the step's own {dose_in_words(own)}")
    if dose.reps_in_reserve is not None:
        parts.append(f"{needs.reps_in_reserve} or more in reserve at this stage, so that no set is a struggle")
    return f"{'; '.join(parts)}."


def _why_sets(exercise: Exercise, sets: int, needs: Needs) -> str:
    if exercise.block is Block.WARM_UP:
        return "enough to warm up"
    if sets >= needs.sets_most:
        return "the most at this stage"
    return f"of {needs.sets_most} at most, as the session's minutes allow"


def _sets(number: int) -> str:
    return "1 set" if number == 1 else f"{number} sets"


def _one_set(dose: Dose) -> Dose:
    return dose.model_copy(update={"sets": 1, "reps_in_reserve": None})


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
    says += [*_short_blocks(full), *_not_preferred(weeks, needs)]
    return tuple(says)


def _short_blocks(days: tuple[PlannedDay, ...]) -> list[str]:
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
                [f"Below the usual minutes of a full session, for want of time or kit: {', '.join(short)}."]
                if short
                else []
            )
    return []


def _named(block: Block) -> str:
    return block.value.replace("_", "-")


def _not_preferred(weeks: tuple[PlannedWeek, ...], needs: Needs) -> list[str]:
    used = {item.exercise for week in weeks for day in week.days for item in day.prescriptions}
    return [
        f"{needs.library[name].name} was asked for and did not fit this time."
        for name in needs.wishes.prefer
        if name not in used and name not in needs.wishes.avoid
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
