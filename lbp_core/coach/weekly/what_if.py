"""What if next week asked for more, or less: the same belief that the review steps by, shown before anything is decided."""

from datetime import date

from lbp_core.charts.response import RESPONSE_READ, response, response_finding, response_twin
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.believing import Belief, belief_of
from lbp_core.coach.weekly.drawing import Drawing
from lbp_core.coach.weekly.reviewing import history
from lbp_core.evidence.limits import limits
from lbp_core.facts.bad_morning import bad_mornings
from lbp_core.facts.bearing import Bearing
from lbp_core.facts.estimate import level_now
from lbp_core.facts.expected import answered_weeks, expected_at
from lbp_core.facts.readings import merged
from lbp_core.models.review import ReviewInput
from lbp_core.models.what_if import StepAhead, WhatIf

FACTORS = (0.8, 0.9, 1.0, 1.05, 1.1, 1.15)
"""Steps that a trainer may look at; the largest is the most that a week may ever rise by."""
LINE = tuple(0.6 + 0.025 * step for step in range(29))


def what_if(studio: Studio, client_id: str, *, as_of: date) -> WhatIf | None:
    """What each step would be expected to bring after the week that ends with `as_of`; None before the first session."""
    return weighed(history(studio, client_id, as_of=as_of))


def weighed(given: ReviewInput) -> WhatIf | None:
    """The same for one history."""
    known = limits().review
    found = belief_of(merged(given), limits())
    bearing = found.bearing
    if bearing is None or not bearing.load:
        return None
    chances, risen = bearing.chances_beyond(FACTORS), expected_at(bearing, FACTORS)
    bad, limit = _bad_mornings(found, bearing), known.beyond_most.value
    return WhatIf(
        weeks=answered_weeks(found.felt, bearing.load),
        line=expected_at(bearing, LINE),
        steps=tuple(
            StepAhead(
                factor=factor, chance=float(chance), rise=one.rise, fits=bool(chance <= limit), bad_morning=bad_one
            )
            for factor, chance, one, bad_one in zip(FACTORS, chances, risen, bad, strict=True)
        ),
        most=found.room.most,
        limit=limit,
    )


def _bad_mornings(found: Belief, bearing: Bearing) -> tuple[float | None, ...]:
    now, above = level_now(found.weeks), limits().review.morning_note.value
    if now is None or found.reference is None:
        return (None,) * len(FACTORS)
    return bad_mornings(now, bearing, FACTORS, usual=found.reference, above=above)


def response_drawn(found: WhatIf, *, dark: bool) -> Drawing:
    """How the back answered to each week's load, what is expected, and the steps."""
    finding = response_finding(found)
    return Drawing(response(found, dark=dark), finding, RESPONSE_READ, response_twin(found, finding=finding))
