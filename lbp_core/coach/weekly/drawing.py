"""A client's weeks drawn for a page: chart, finding as a sentence, and text twin. How it looks is in charts/."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lbp_core.charts.pain_and_load import pain_and_load
from lbp_core.charts.replay import replay
from lbp_core.charts.replay_words import READ as REPLAY_READ
from lbp_core.charts.replay_words import replay_finding, replay_twin
from lbp_core.charts.scores import scores, scores_finding, scores_twin
from lbp_core.charts.titles import finding
from lbp_core.charts.twin import KEY, Twin, pain_and_load_twin
from lbp_core.charts.year import year
from lbp_core.charts.year_table import KEY as YEAR_READ
from lbp_core.charts.year_table import year_finding, year_twin
from lbp_core.evidence.limits import limits
from lbp_core.models.measure import MeasureRow
from lbp_core.models.replay import Replay
from lbp_core.models.road import YearWeek
from lbp_core.models.timeline import WeekPoint

ALL = "All"
SCORES_READ = (
    "Each strip has its own scale, from its lowest to its highest possible score. A gap in the line is a week that was "
    "left out. What a change means is written beneath, with the size it must have to be more than chance."
)
SPANS = {"12 weeks": 12, "6 months": 26, "A year": 52}


@dataclass(frozen=True)
class Drawing:
    """`spec` is Vega-Lite with its data, `finding` its title, `reading` how to read it; `twin` says it all again."""

    spec: dict[str, Any]
    finding: str
    reading: str
    twin: Twin


def weeks_drawn(points: Sequence[WeekPoint], *, dark: bool, span: str = ALL) -> Drawing:
    """Pain and load over these weeks, oldest first, or over the last of them that `span` (one of spans_for) names."""
    known = limits()
    shown = points[-SPANS.get(span, len(points)) :] if points else ()
    found = finding(shown, clear_drop=known.review.gain_points.value, clear_share=known.review.gain_percent.value / 100)
    spec = pain_and_load(
        shown,
        zones=(known.presentation.improving_pain.value, known.presentation.flared_pain.value),
        enough=int(known.review.readings_for_mean.value),
        dark=dark,
    )
    return Drawing(spec, found, KEY, pain_and_load_twin(shown, finding=found))


def year_drawn(weeks: Sequence[YearWeek], *, dark: bool) -> Drawing:
    """The long road over these weeks, oldest first: phases, sessions, pain, flares, decisions and breaks."""
    known = limits().review
    found = year_finding(weeks, clear_drop=known.gain_points.value, clear_share=known.gain_percent.value / 100)
    return Drawing(year(weeks, dark=dark), found, YEAR_READ, year_twin(weeks, finding=found))


def spans_for(points: Sequence[WeekPoint]) -> tuple[str, ...]:
    """The spans worth offering: those shorter than what there is, and all of it. Empty where there is no choice."""
    shorter = [name for name, weeks in SPANS.items() if weeks < len(points)]
    return (*shorter, ALL) if shorter else ()


def warm() -> None:
    """Composes the drawing in both themes, which costs about half a second once in a process."""
    for dark in (False, True):
        weeks_drawn((), dark=dark)


def scores_drawn(rows: Sequence[MeasureRow], *, dark: bool) -> Drawing | None:
    """A client's scores as strips on one time axis, with all of them in words; None where no score has a second yet.

    A score alone makes no line, so it is told and not drawn.
    """
    drawn = tuple(row for row in rows if len(row.scores) > 1)
    if not drawn:
        return None
    return Drawing(scores(drawn, dark=dark), scores_finding(rows), SCORES_READ, scores_twin(rows))


def replay_drawn(found: Replay, *, dark: bool) -> Drawing:
    """Each decided week as a column: taken then, by today's limits, with the one limit moved."""
    said = replay_finding(found)
    return Drawing(replay(found, dark=dark), said, REPLAY_READ, replay_twin(found, finding=said))
