"""Whether a session is under way, and which day its sets count for. What the taps add up to: session.py."""

from datetime import date, datetime, timedelta

from lbp_core.evidence.limits import PlanningLimits
from lbp_core.facts.eased import day_as_eased
from lbp_core.facts.session import exercise_taps
from lbp_core.models.records import SessionRecord


def is_under_way(record: SessionRecord) -> bool:
    """True once a set was done in it."""
    asked = {item.exercise: item for item in (*record.plan.prescriptions, *day_as_eased(record).prescriptions)}
    return any(exercise_taps(record, item).sets for item in asked.values())


def training_day(record: SessionRecord, limits: PlanningLimits, *, on: date, at: datetime) -> date:
    """The day that a tap made at that instant counts for: today, or the session's own where midnight cuts it in two."""
    return record.on if timedelta(0) <= at - record.opened < timedelta(hours=limits.runs_on.value) else on
