"""Weeks told in a few numbers, for the tests of charts."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict

MONDAY = date(2026, 3, 2)


def told(
    pains: Sequence[float | None], *, loads: Sequence[float | None] | None = None, readings: int = 5, **more: Any
) -> tuple[WeekPoint, ...]:
    """One point per pain, oldest first; None is a week without readings. `more` is a list per field."""
    lifted = [300.0] * len(pains) if loads is None else list(loads)
    return tuple(
        WeekPoint(
            monday=MONDAY + timedelta(days=7 * number),
            pain=pain,
            readings=0 if pain is None else readings,
            level=pain,
            band=None if pain is None else (max(0.0, pain - 0.5), min(10.0, pain + 0.5)),
            load=lifted[number],
            **{name: values[number] for name, values in more.items()},
        )
        for number, pain in enumerate(pains)
    )


def decided(*verdicts: Verdict | None) -> tuple[WeekPoint, ...]:
    """Quiet weeks with those decisions."""
    return told([3.0] * len(verdicts), taken=verdicts)
