"""What the records say to each line of a held-back exercise's checklist. None where they do not know; no opinion here.

A session counts for a line where the exercise was done on that step or above, all sets, with little pain, two reps
left where that was asked, and a next morning close to the pain before (clinical facts 5.3, gate G; data/limits.yaml).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lbp_core.evidence.limits import Limits, PlanningLimits
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.confidence import newest_confidence
from lbp_core.facts.readings import weeks_of
from lbp_core.models.history import ExerciseDone, FlareLength, Session
from lbp_core.models.return_to import Criterion, Fact, Setback
from lbp_core.models.review import ReviewInput
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation

Answered = tuple[bool | None, str]


@dataclass(frozen=True, kw_only=True)
class Record:
    """One client's records, as far as a checklist asks. `asked`: when each full screening was, and its triggers.

    `setbacks`: what failed twice in a row, by exercise.
    """

    may_train: MayTrain
    stage: Presentation | None
    history: ReviewInput
    asked: Sequence[tuple[date, tuple[Trigger, ...]]]
    limits: Limits
    setbacks: Mapping[str, Setback] = field(default_factory=dict)

    @property
    def least(self) -> int:
        """The fewest scores that make a weekly mean."""
        return int(self.limits.review.readings_for_mean.value)


def answered(line: Criterion, record: Record) -> Answered:
    """Whether the line holds (None: the records do not know) and the sentence that says what they show."""
    if line.fact is Fact.SCREENING and line.triggers:
        return _not_brought_on(line, record)
    return ASKED[line.fact](line, record)


def _open_questions(_: Criterion, record: Record) -> Answered:
    free = record.may_train is MayTrain.YES
    return free, "none is open" if free else "one is open or was not answered"


def _not_brought_on(line: Criterion, record: Record) -> Answered:
    if not record.asked:
        return None, "never asked"
    since = record.history.as_of - timedelta(weeks=line.at_least or 0)
    newest = max(record.asked)
    lately = [triggers for on, triggers in record.asked if on > since] or [newest[1]]
    told = [trigger for trigger in line.triggers if any(trigger in triggers for triggers in lately)]
    if told:
        return False, f"told on {newest[0].day} {newest[0]:%b}"
    return (
        (True, "not told since")
        if newest[0] <= since or len(lately) < len(record.asked)
        else (None, "not asked long enough ago")
    )


def _stage(_: Criterion, record: Record) -> Answered:
    if record.stage is None:
        return None, "the stage is not known"
    return (
        record.stage is Presentation.CHRONIC_RECURRENT,
        "it is" if record.stage is Presentation.CHRONIC_RECURRENT else "not yet",
    )


def _week_pain(line: Criterion, record: Record) -> Answered:
    mean = weeks_of(record.history)[0].mean_of(least=record.least)
    if mean is None:
        return None, f"fewer than {record.least} scores in the last seven days"
    return mean <= (line.at_most or 0), f"{mean:.1f} in the last seven days"


def _calm_weeks(line: Criterion, record: Record) -> Answered:
    """Weeks back from now that were known, within a point of each other, and without a flare of days."""
    means = [week.mean_of(least=record.least) for week in weeks_of(record.history)]
    flares = {
        (record.history.as_of - one.date).days // 7 for one in record.history.check_ins if one.flare is FlareLength.DAYS
    }
    calm: list[float] = []
    for back, mean in enumerate(means):
        if (
            mean is None
            or back in flares
            or any(abs(mean - other) > record.limits.planning.return_steady.value for other in calm)
        ):
            break
        calm.append(mean)
    known = means and means[0] is not None
    return (
        len(calm) >= (line.at_least or 0) if known else None
    ), f"{len(calm)} so far" if known else "this week is not known yet"


def _confidence(line: Criterion, record: Record) -> Answered:
    newest = newest_confidence(record.history)
    return (None, "never asked") if newest is None else (newest >= (line.at_least or 0), f"{newest:g} of 10")


def _sessions(line: Criterion, record: Record) -> Answered:
    """Sessions, weeks with one, or the most in a week; the minutes are the step's own. Other units are the trainer's."""
    days = sorted(day for day, done in _done(record, line) if done)
    weeks = [monday_of(day) for day in days]
    counted = {
        "sessions": len(days),
        "weeks": len(set(weeks)),
        "times a week": max((weeks.count(week) for week in weeks), default=0),
        "minutes": (line.at_least or 0) if days else 0,
    }
    if line.unit not in counted:
        return None, f"{len(days)} sessions on that step; the rest is for the trainer to say"
    count = counted[line.unit]
    found = f"{len(days)} such sessions" if line.unit == "minutes" else f"{count:g} {line.unit}"
    return count >= (line.at_least or 0), found


def _done(record: Record, line: Criterion) -> Iterable[tuple[date, bool]]:
    known = record.limits.planning
    for session in record.history.sessions:
        for done in session.exercises:
            if done.exercise == line.exercise and (done.rung or 0) >= (line.rung or 1):
                yield session.date, _well(done, known) and _settled(session, known)


def _well(done: ExerciseDone, known: PlanningLimits) -> bool:
    asked = done.prescribed
    sets = done.sets_done is not None and done.sets_done >= (asked.sets or 1 if asked else 1)
    fair = done.pain_during is not None and done.pain_during <= known.return_pain.value
    return sets and _left_enough(done, known) and fair and done.symptom is None and done.technique_ok is not False


def _left_enough(done: ExerciseDone, known: PlanningLimits) -> bool:
    """Where repetitions in reserve were asked for, as many as that or as the limit were told to be left."""
    wanted = None if done.prescribed is None else done.prescribed.reps_in_reserve
    if wanted is None:
        return True
    return done.reps_in_reserve is not None and done.reps_in_reserve >= min(known.return_reserve.value, wanted)


def _settled(session: Session, known: PlanningLimits) -> bool:
    before, after = session.pain_before, session.pain_next_morning
    return before is not None and after is not None and after <= before + known.return_rise.value


def _not_failed(line: Criterion, record: Record) -> Answered:
    back = record.setbacks.get(line.exercise or "")
    if back is None:
        return True, "it has not"
    if back.in_force(record.history.as_of):
        return False, f"{back.says}: one step back until {back.until.day} {back.until:%b}"
    return True, f"{back.says}; its two weeks were over on {back.until.day} {back.until:%b}"


def _by_hand(_: Criterion, __: Record) -> Answered:
    return None, "for the trainer to tick"


ASKED: dict[Fact, Callable[[Criterion, Record], Answered]] = {
    Fact.SCREENING: _open_questions,
    Fact.STAGE: _stage,
    Fact.WEEK_PAIN: _week_pain,
    Fact.CALM_WEEKS: _calm_weeks,
    Fact.CONFIDENCE: _confidence,
    Fact.SESSIONS: _sessions,
    Fact.FAILED_TWICE: _not_failed,
    Fact.TRAINER: _by_hand,
}
