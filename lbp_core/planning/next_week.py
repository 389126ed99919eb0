"""Next week's programme: the same days with each decided change. What changes is the weekly review's to decide."""

from collections.abc import Mapping
from datetime import date, timedelta

from lbp_core.evidence.limits import Limits
from lbp_core.evidence.templates import presentations
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import PlannedDay, PlannedWeek, Programme, Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Change, Meanwhile
from lbp_core.models.verdict import Presentation
from lbp_core.planning.applying import applied
from lbp_core.planning.explaining import because
from lbp_core.planning.minutes import timed
from lbp_core.planning.needs import Needs
from lbp_core.planning.trimming import trimmed
from lbp_core.planning.within import brought_within

PAUSED = (
    "Training is paused, so there is no programme for next week. Record a clearance on the screening page, "
    "then draft a programme again."
)
MOVED_ON = "The stage has moved on from ‘{was}’ to ‘{becomes}’: steps that waited for it are open now."
FELL_BACK = (
    "The stage has fallen back from ‘{was}’ to ‘{becomes}’: what is trained stays but for the changes here, and nothing "
    "steps up beyond that stage."
)


def next_programme(
    current: Programme,
    changes: tuple[Change, ...],
    *,
    meanwhile: Meanwhile,
    monday: date,
    library: Mapping[str, Exercise],
    limits: Limits,
    stage: Presentation | None = None,
    cleared: ClearanceLimits | None = None,
) -> Programme:
    """The weeks from `monday` on, at least `weeks_ahead` of them, with every change in them and `changed` saying which.

    A change that the ceiling, the kit or a trigger forbids is left out and said so. `stage` is how the back presents now, if
    known: it moves the ceiling for steps up and takes nothing away. `cleared` binds everything. Raises Refused while paused.
    """
    if meanwhile is Meanwhile.NONE:
        raise Refused(PAUSED)
    _check_monday(monday)
    before, current = current, current.model_copy(update={"presentation": stage or current.presentation})
    needs = needs_of(current, library, limits, cleared=cleared)
    said: dict[str, None] = dict.fromkeys(stage_change(before.presentation, current.presentation))
    weeks = []
    for week in _weeks_ahead(current, monday, least=int(limits.planning.weeks_ahead.value)):
        days = tuple(_next_day(day, changes, needs, said, known=current.wishes is not None) for day in week.days)
        weeks.append(PlannedWeek(monday=week.monday, days=days))
    restaged = before.presentation is not current.presentation and current.wishes is not None
    shaped = because(tuple(weeks), needs) if restaged else current.because
    ahead = {"weeks": tuple(weeks), "changed": tuple(said), "because": shaped}
    return brought_within(current.model_copy(update=ahead), needs.cleared, library)


def _check_monday(day: date) -> None:
    if day.weekday():
        raise ValueError(f"{day.isoformat()} is not a Monday; a programme's weeks begin on Mondays.")


def stage_change(before: Presentation, now: Presentation) -> tuple[str, ...]:
    """The sentence that a programme changes its stage with; none where it does not."""
    if before is now:
        return ()
    says = FELL_BACK if now.caution > before.caution else MOVED_ON
    was, becomes = (presentations()[stage].name.lower() for stage in (before, now))
    return (says.format(was=was, becomes=becomes),)


def needs_of(
    current: Programme, library: Mapping[str, Exercise], limits: Limits, *, cleared: ClearanceLimits | None = None
) -> Needs:
    """What the programme was drafted for. A programme that does not say so allows all equipment in the library."""
    everything = tuple(sorted({piece for item in library.values() for rung in item.ladder for piece in rung.equipment}))
    return Needs(
        wishes=current.wishes or Wishes(equipment=everything),
        presentation=Presentation(current.presentation),
        triggers=current.triggers,
        gentle=current.gentle,
        library=library,
        limits=limits.planning,
        cleared=cleared or ClearanceLimits(),
    )


def _weeks_ahead(current: Programme, monday: date, *, least: int) -> list[PlannedWeek]:
    """The weeks planned from `monday` on; the fullest of the latest is repeated until there are enough."""
    ahead = {week.monday: week for week in current.weeks if week.monday >= monday}
    count = max(least, *((found - monday).days // 7 + 1 for found in ahead), least)
    model = max(current.weeks, key=lambda week: (len(week.days), week.monday))
    wanted = (monday + timedelta(days=7 * number) for number in range(count))
    return [ahead.get(begins) or _moved(model, begins) for begins in wanted]


def _moved(week: PlannedWeek, monday: date) -> PlannedWeek:
    shift = monday - week.monday
    days = tuple(day.model_copy(update={"date": day.date + shift}) for day in week.days)
    return PlannedWeek(monday=monday, days=days)


def _next_day(
    day: PlannedDay, changes: tuple[Change, ...], needs: Needs, said: dict[str, None], *, known: bool
) -> PlannedDay:
    changed, sentences = applied(day, changes, needs)
    most = needs.minutes if known else day.minutes
    changed, cuts = trimmed(timed(changed, needs.limits), most=max(most, day.minutes), changes=changes, needs=needs)
    said.update(dict.fromkeys((*sentences, *cuts)))
    return changed
