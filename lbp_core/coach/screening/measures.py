"""Scores over time: those of the check-ins and those the trainer writes down, each with what its change means."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from lbp_core.coach.client.body_size import as_shown, ask_again, dressed, fitted
from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence import measures as kept
from lbp_core.evidence.reading import nearest
from lbp_core.facts.change import changed, ends, noise_of
from lbp_core.models.client import WeightUnit
from lbp_core.models.measure import Asked, Better, Change, Measure, MeasureRow, MeasureScore, Threshold
from lbp_core.models.records import CheckInRecord
from lbp_core.models.refusal import Refused
from lbp_core.planning.words import date_in_words
from lbp_core.storage.client_file import Paper, papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.weeks import check_ins_that_count

KIND = "measure"
Scores = dict[date, float]

MOST_COMPARED = 4
"""Weekly scores at each end that are compared, as in the sentence over the pain chart; a form is compared one by one."""
SAYS = {
    Change.FIRST: "{now}. The first score; a change shows from the second on.",
    Change.NO_MEASURE: "{now}; at first {was}.",
    Change.SAME: "{now}, the same as at first.",
    Change.WITHIN_NOISE: "{now}; at first {was}. Changed by {by:.2g}, within the ups and downs of this score ({noise:.2g}).",
    Change.A_LITTLE_BETTER: "{now}; at first {was}. Better by {by:.2g}{beyond}{noticed}.",
    Change.BETTER: "{now}; at first {was}. Better by {by:.2g}{beyond}{noticed}: a change that counts.",
    Change.WORSE: "{now}; at first {was}. Worse by {by:.2g}{beyond}. Ask what is behind it.",
}


def offered(unit: WeightUnit = WeightUnit.KG) -> dict[str, Measure]:
    """What the trainer may write down, by id; a measurement of the body in the client's own unit."""
    return {name: dressed(one, unit) for name, one in kept.measures().items() if one.asked is Asked.TRAINER}


def record_measure(
    studio: Studio, client_id: str, said: MeasureScore, *, sure: bool = False, key: str, at: datetime
) -> Paper[MeasureScore]:
    """Files one score, a measurement of the body in grams or millimetres.

    Raises Refused on an unknown measure, a score off its scale, a day to come; and, unless `sure`, on a measurement far
    from the last one.
    """
    measure = kept.measures().get(said.measure)
    if measure is None or measure.asked is not Asked.TRAINER:
        near = nearest(said.measure, offered())
        raise Refused(f"'{said.measure}' is not a score that is written down here.{near} Choose one from the list.")
    with studio.store.read() as tx:
        unit = find_client(tx, client_id).details.weight_unit
        filed = papers_of(tx, [client_id], KIND, MeasureScore).get(client_id, [])
    shown = dressed(measure, unit)
    if not measure.low <= said.score <= measure.high:
        entered, word = as_shown(measure, said.score, unit), "" if shown.unit is None else f" {shown.unit}"
        raise Refused(f"{measure.name} goes from {shown.low} to {shown.high}{word}; {entered:g} is not on it.")
    if measure.choices and not said.score.is_integer():
        raise Refused(f"{measure.name} has {len(measure.choices)} answers and nothing between them. Choose one.")
    if said.on > today(studio, at):
        raise Refused(f"The score is dated {date_in_words(said.on)}, which is still to come. Correct its date.")
    if not sure:
        before = [(one.body.on, one.body.score) for one in filed if one.body.measure == said.measure]
        ask_again(measure, max(before, default=None), said.score, unit)
    return file_paper(studio, client_id, KIND, said, key=key, at=at)


def measures(studio: Studio, client_id: str, *, on: date) -> tuple[MeasureRow, ...]:
    """Every measure that this client has a score of, in the order of the file; own activities each by their name."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        told = check_ins_that_count(tx, client_id, until=on)
        filed = papers_of(tx, [client_id], KIND, MeasureScore).get(client_id, [])
    by_name = _from_check_ins(told)
    for paper in filed:
        by_name[paper.body.measure, kept.measures()[paper.body.measure].name][paper.body.on] = paper.body.score
    order, named = list(kept.measures()), list(client.details.activities)
    places = sorted(by_name, key=lambda one: (order.index(one[0]), named.index(one[1]) if one[1] in named else 99))
    unit = client.details.weight_unit
    return tuple(_row(measure, name, by_name[measure, name], unit) for measure, name in places)


def _from_check_ins(told: Iterable[CheckInRecord]) -> dict[tuple[str, str], Scores]:
    """Measure and name to the score of each day; what was left out stays out."""
    found: dict[tuple[str, str], Scores] = defaultdict(dict)
    known = kept.measures()
    for record in told:
        said, day = record.check_in, record.check_in.date
        for measure, score in (("nrs", said.pain_average), ("confidence", said.confidence)):
            if score is not None:
                found[measure, known[measure].name][day] = score
        for activity in said.activities:
            if activity.score is not None:
                found["activity", activity.name][day] = activity.score
    return found


def _row(measure_id: str, name: str, kept_as: Scores, unit: WeightUnit) -> MeasureRow:
    as_filed, days = kept.measures()[measure_id], sorted(kept_as)
    scores = {day: as_shown(as_filed, kept_as[day], unit) for day in days}
    measure = dressed(as_filed, unit)
    weekly = measure.asked is Asked.CHECK_IN
    first, newest, each = ends([scores[day] for day in days], most=MOST_COMPARED if weekly else 1)
    since = changed(measure, first, newest, scores=each)
    change = Change.FIRST if len(days) == 1 else since.change
    says = "{now}." if len(days) == 1 and measure.better is Better.NONE else SAYS[change]
    lately = "" if each == 1 else f" over the last {each} check-ins"
    then, now = measure.shown(round(first, 1)), measure.shown(round(newest, 1))
    return MeasureRow(
        id=measure_id,
        name=name,
        measure=measure if measure.unit is None else fitted(measure, scores.values()),
        scores=tuple((day, scores[day]) for day in days),
        change=change,
        then=then,
        now=now,
        says=says.format(
            now=now + lately,
            was=_inside(then),
            by=abs(round(newest, 1) - round(first, 1)),
            noise=noise_of(measure, scores=each) or 0,
            beyond="" if measure.noise is None else ", more than its ups and downs",
            noticed=_noticed(measure.matters),
        ),
    )


def _inside(words: str) -> str:
    """The same inside a sentence."""
    return words[:1].lower() + words[1:]


def _noticed(matters: Threshold | None) -> str:
    """'; people notice 5 points or 30 %', or nothing where nobody has found out."""
    if matters is None:
        return ""
    share = "" if matters.percent is None else f" or {matters.percent:g} %"
    return f"; people notice {matters.points:g}{share}"
