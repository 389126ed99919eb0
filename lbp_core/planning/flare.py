"""A programme through a flare: a few short, calm days, then back in one lighter week. What a flare is, the client says."""

from datetime import date, timedelta

from lbp_core.evidence.limits import PlanningLimits
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import PlannedBlock, PlannedDay, PlannedWeek, Programme
from lbp_core.planning.calm_day import calm_day
from lbp_core.planning.minutes import timed
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import day_in_words

SAID = (
    "Flare on {begins}: until {calm} short sessions without weights and without the ends of the range. "
    "Then one set fewer of everything until {ramp}, and after that as before."
)


def flared(programme: Programme, needs: Needs, *, on: date) -> Programme:
    """The programme from that day on: `flare_days` calm, then `ramp_days` a set lighter, then as it was. Days gone by stay."""
    calm_until, ramp_until = flare_ends(needs.limits, on=on)
    weeks = tuple(
        PlannedWeek(
            monday=week.monday,
            days=tuple(_day(day, needs, on=on, calm_until=calm_until, ramp_until=ramp_until) for day in week.days),
        )
        for week in programme.weeks
    )
    begins, calm, ramp = map(day_in_words, (on, calm_until, ramp_until))
    return programme.model_copy(update={"weeks": weeks, "changed": (SAID.format(begins=begins, calm=calm, ramp=ramp),)})


def flare_ends(limits: PlanningLimits, *, on: date) -> tuple[date, date]:
    """The last calm day of a flare told on that day, and the last of the lighter ones."""
    calm_until = on + timedelta(days=int(limits.flare_days.value) - 1)
    return calm_until, calm_until + timedelta(days=int(limits.ramp_days.value))


def _day(day: PlannedDay, needs: Needs, *, on: date, calm_until: date, ramp_until: date) -> PlannedDay:
    if on <= day.date <= calm_until:
        return calm_day(day, needs)
    if calm_until < day.date <= ramp_until:
        share = needs.limits.ramp_share.value / 100
        blocks = tuple(_lighter(block, share) for block in day.blocks)
        return timed(day.model_copy(update={"blocks": blocks}), needs.limits)
    return day


def _lighter(block: PlannedBlock, share: float) -> PlannedBlock:
    items = (item.model_copy(update={"dose": _less(item.dose, share)}) for item in block.exercises)
    return block.model_copy(update={"exercises": tuple(items)})


def _less(dose: Dose, share: float) -> Dose:
    """One set fewer; of a single set that share of its minutes, reps or hold."""
    if dose.sets > 1:
        return dose.model_copy(update={"sets": dose.sets - 1})
    for name in ("minutes", "reps"):
        if (span := getattr(dose, name)) is not None:
            return dose.model_copy(update={name: tuple(max(1, round(end * share)) for end in span)})
    return dose if dose.hold_s is None else dose.model_copy(update={"hold_s": max(3, round(dose.hold_s * share))})
