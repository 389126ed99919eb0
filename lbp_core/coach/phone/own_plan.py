"""A client's own plan, for their own phone: today or the next day, in plain words. Behind a locked gate there is no plan."""

from collections.abc import Iterable
from datetime import date, timedelta

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.library.picturing import picture_says
from lbp_core.coach.plan.dose_told import amount_told, care_told
from lbp_core.coach.plan.flare import flare_ahead
from lbp_core.coach.plan.walking_told import walking_told
from lbp_core.coach.printed.handout_lines import calendar_told, week_shown
from lbp_core.coach.printed.handouts import put_together
from lbp_core.coach.studio import Studio
from lbp_core.evidence.exercise_words import exercise_told, step_told
from lbp_core.evidence.handout_words import handout_words
from lbp_core.evidence.library import library
from lbp_core.evidence.phone_words import PhoneWords, phone_words
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Block
from lbp_core.models.gate import Gate
from lbp_core.models.own_pages import OwnDay, OwnExercise, OwnPlan
from lbp_core.models.programme import PlannedDay, Prescription, Programme
from lbp_core.models.verdict import MayTrain
from lbp_core.planning.words import day_in_words, weekday_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import newest_versions

WEEK = timedelta(days=7)


def words() -> PhoneWords:
    """What the client reads. Raises BrokenKnowledge."""
    return phone_words()


def labels() -> dict[str, str]:
    """The titles that the plan shares with the handout on paper."""
    return handout_words().labels


def own_plan(studio: Studio, client_id: str, *, on: date) -> OwnPlan:
    """What this client may see of their plan on that day. Raises Refused for a client who is not here."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        version = newest_versions(tx, [client_id]).get(client_id)
    closed = _closed(gate, None if version is None else version.programme, on=on)
    if closed is not None or version is None:
        return OwnPlan(closed=closed)
    told = put_together(studio, client, version, gate, address=None, on=on)
    programme, unit = version.programme, client.details.weight_unit
    day = _day(programme, on=on)
    week = week_shown(programme, on=on if day is None else day.date)
    return OwnPlan(
        notes=(*_notes(studio, client_id, gate, on=on),),
        free=day is None or day.date != on,
        day=None if day is None else _told(day, unit, on=on),
        others=tuple(_told(one, unit) for one in week.days if day is None or one.date != day.date),
        week=next(one.days for one in calendar_told(programme) if one.days[0].on == week.monday),
        walking=walking_told(programme),
        limits=told.limits,
        fine=told.fine,
        stop=told.stop,
        help=told.help,
    )


def _closed(gate: Gate, programme: Programme | None, *, on: date) -> tuple[str, str] | None:
    """Why there is nothing to train today, as title and text; None where there is."""
    said = phone_words().plan
    if gate.locked:
        return said["paused"], f"{gate.for_client} {said['paused_says']}"
    if programme is None:
        return said["none"], said["none_says"]
    end = programme.weeks[-1].monday + WEEK
    if on >= end:
        return said["over"], said["over_says"].format(date=day_in_words(end - timedelta(days=1)))
    return None


def _notes(studio: Studio, client_id: str, gate: Gate, *, on: date) -> Iterable[str]:
    """What is out of the ordinary: something is being looked at, or the days are calm after a flare."""
    said, flare = phone_words().plan, flare_ahead(studio, client_id, on=on)
    if gate.may_train is MayTrain.MODIFIED:
        yield gate.for_client
    if flare.noted is not None and on <= flare.calm_until:
        yield said["calm"].format(date=day_in_words(flare.calm_until))
    elif flare.noted is not None:
        yield said["lighter"].format(date=day_in_words(flare.ramp_until))


def _day(programme: Programme, *, on: date) -> PlannedDay | None:
    """Today's, else the next one."""
    return next((one for one in sorted(programme.days, key=lambda day: day.date) if one.date >= on), None)


def _told(day: PlannedDay, unit: WeightUnit, *, on: date | None = None) -> OwnDay:
    """One day; as the day to do where `on` says which day today is."""
    said = phone_words()
    title = name = weekday_in_words(day.date)
    if on is not None:
        title = said.plan["today"] if day.date == on else said.plan["next"].format(day=name)
    blocks = ((block.block, [_exercise(one, unit) for one in block.exercises if _known(one)]) for block in day.blocks)
    return OwnDay(
        on=day.date,
        title=f"{title[:1].upper()}{title[1:]}",
        kind=said.kinds[day.kind],
        minutes=said.plan["minutes"].format(n=round(day.minutes)),
        blocks=tuple((_block(block), tuple(rows)) for block, rows in blocks if rows),
    )


def _known(one: Prescription) -> bool:
    """False for an exercise that the library has dropped since, or a step that its ladder no longer has."""
    exercise = library().get(one.exercise)
    return exercise is not None and one.rung <= len(exercise.ladder)


def _block(block: Block) -> str:
    return handout_words().blocks[block]


def _exercise(one: Prescription, unit: WeightUnit) -> OwnExercise:
    exercise = library()[one.exercise]
    step = step_told(exercise.id, one.rung)
    return OwnExercise(
        id=exercise.id,
        rung=one.rung,
        name=exercise_told(exercise.id).name,
        step=step.name,
        amount=amount_told(one.dose, unit),
        care=care_told(one.dose),
        cue=step.cue,
        shows=picture_says(exercise.id, one.rung),
    )
