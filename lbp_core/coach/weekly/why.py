"""The numbers behind a week's decision, for 'Why, exactly?'. The rules that spoke come with the review itself."""

from datetime import date

from lbp_core.charts.standing import standing
from lbp_core.charts.standing_words import READ, standing_finding, standing_twin
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.drawing import Drawing
from lbp_core.coach.weekly.review import reviewed
from lbp_core.coach.weekly.reviewing import history
from lbp_core.coach.weekly.what_if import weighed
from lbp_core.evidence.limits import limits
from lbp_core.facts.readings import merged
from lbp_core.facts.week_readings import week_readings
from lbp_core.models.review import ReviewInput
from lbp_core.models.why import WeekNumbers


def week_numbers(studio: Studio, client_id: str, *, as_of: date) -> WeekNumbers:
    """What the decision about the week that ends with `as_of` rests on."""
    return numbers_of(history(studio, client_id, as_of=as_of))


def numbers_of(given: ReviewInput) -> WeekNumbers:
    """The same for one history."""
    given, known = merged(given), limits().review
    found = reviewed(given)
    pain, estimate = found.facts.pain, found.result.estimate
    return WeekNumbers(
        readings=week_readings(given),
        enough=int(known.readings_for_mean.value),
        mean=pain.mean,
        reference=pain.reference,
        rise=pain.rise,
        without_highest=pain.rise_without_highest,
        level=None if estimate is None else estimate.level,
        band=None if estimate is None else estimate.band,
        trend_per_week=None if estimate is None else estimate.trend_per_week,
        held_by=known.rise_hold.value,
        back_by=known.rise_regress.value,
        bad_morning_by=known.morning_note.value,
        ahead=weighed(given),
    )


def standing_drawn(found: WeekNumbers, *, dark: bool) -> Drawing:
    """The week against its limits on one line from 0 to 10."""
    return Drawing(standing(found, dark=dark), standing_finding(found), READ, standing_twin(found))
