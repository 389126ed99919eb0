"""Random histories for the laws of the review: any length, missing rows and scores, outliers, flags, past decisions."""

from datetime import date, timedelta
from random import Random

from lbp_core.models.history import AppliedDecision, CheckIn, ExerciseDone, FlareLength, Prescribed, Session, Symptom
from lbp_core.models.review import Baseline, ReviewClient, ReviewInput
from lbp_core.models.screening import Clearance
from lbp_core.models.verdict import Verdict

AS_OF = date(2026, 5, 31)
EXERCISES = ("kettlebell-deadlift", "squat", "glute-bridge", "dead-bug", "side-plank", "row", "carry")
IDS = ("ces_bladder", "neuro_footdrop", "neuro_tingle", "leg_pain", "ca_night", "infect_fever", "rapid_worse")


def random_history(dice: Random) -> ReviewInput:
    """One history that ends on AS_OF: half of them calm and steady, half anything. The same dice, the same history."""
    return _calm_history(dice) if dice.random() < 0.5 else _wild_history(dice)


def _calm_history(dice: Random) -> ReviewInput:
    """A client who does the plan, with ordinary noise: the sort of history that steps up."""
    weeks, level, names = dice.randint(1, 6), dice.randint(1, 5), dice.sample(EXERCISES, dice.randint(2, 5))
    doses = {name: (dice.randint(1, 5), dice.choice((None, 20.0, 40.0))) for name in names}
    days = [AS_OF - timedelta(days=back) for back in range(7 * weeks) if back % 7 in (1, 3, 5)]
    return ReviewInput(
        as_of=AS_OF,
        client=ReviewClient(age=44, duration_weeks=30),
        baseline=Baseline(pain_average=level, confidence=7),
        sessions=tuple(_calm_session(day, level, doses, dice) for day in days),
        check_ins=tuple(
            CheckIn(date=AS_OF - timedelta(days=7 * back), pain_average=_near(level, dice), safety=(), confidence=7)
            for back in range(weeks)
        ),
    )


def _calm_session(day: date, level: int, doses: dict[str, tuple[int, float | None]], dice: Random) -> Session:
    exercises = tuple(
        ExerciseDone(
            exercise=name,
            rung=rung,
            prescribed=Prescribed(sets=3, reps=10, load_kg=load),
            sets_done=3,
            reps_done=(10, 10, 10),
            load_kg=load,
            reps_in_reserve=3,
            pain_during=_near(level - 1, dice),
        )
        for name, (rung, load) in doses.items()
    )
    return Session(
        date=day,
        completed=True,
        pain_before=_near(level, dice),
        pain_next_morning=_near(level, dice),
        safety=(),
        exercises=exercises,
    )


def _near(level: float, dice: Random) -> float | None:
    if dice.random() < 0.05:
        return None
    return float(min(10, max(0, level + dice.choice((-1, 0, 0, 0, 1, 1, 2)))))


def _wild_history(dice: Random) -> ReviewInput:
    """Any length and level, drifting, with rows and scores missing, outliers, flags and past decisions."""
    weeks, level = dice.randint(0, 8), dice.uniform(0, 8)
    drift, missing = dice.choice((0, 0, 0.5, -0.5)), dice.choice((0, 0.1, 0.4))
    sessions, check_ins, decisions = [], [], []
    for back in range(weeks, -1, -1):
        sunday = AS_OF - timedelta(days=7 * back)
        pain = min(10.0, max(0.0, level + drift * (weeks - back) + dice.choice((0, 0, 0, 2.5))))
        for day in sorted(dice.sample(range(7), dice.choice((0, 1, 2, 3, 3, 4)))):
            sessions.append(_session(sunday - timedelta(days=6 - day), pain, missing, dice))
        if dice.random() > missing:
            check_ins.append(_check_in(sunday - timedelta(days=dice.choice((0, 0, 1, 3))), pain, missing, dice))
        if back and dice.random() < 0.7:
            verdict = dice.choice((Verdict.HOLD, Verdict.PROGRESS, Verdict.REGRESS))
            decisions.append(
                AppliedDecision(date=sunday, verdict=verdict, load_factor=dice.choice((0.7, 0.85, 1, 1.05)))
            )
    return ReviewInput(
        as_of=AS_OF,
        client=ReviewClient(age=44, duration_weeks=dice.choice((None, 3, 8, 30))),
        baseline=Baseline(pain_average=dice.choice((None, round(level))), confidence=dice.choice((None, 6))),
        sessions=tuple(sessions),
        check_ins=tuple(check_ins),
        decisions=tuple(decisions),
        clearances=_clearances(dice),
    )


def _score(pain: float, missing: float, dice: Random) -> float | None:
    if dice.random() < missing:
        return None
    wild = 6 if dice.random() < 0.03 else 0
    return float(min(10, max(0, round(dice.gauss(pain, 1.2) + wild))))


def _safety(dice: Random) -> tuple[str, ...] | None:
    return dice.choice((None, (), (), (), (), (), (), (), (dice.choice(IDS),) if dice.random() < 0.2 else ()))


def _session(day: date, pain: float, missing: float, dice: Random) -> Session:
    if dice.random() < 0.1:
        return Session(date=day, completed=False)
    names = dice.sample(EXERCISES, dice.randint(1, 5))
    return Session(
        date=day,
        completed=True,
        pain_before=_score(pain, missing, dice),
        minutes=45,
        effort=5,
        pain_next_morning=_score(pain, missing, dice),
        safety=_safety(dice),
        exercises=tuple(_done(name, pain, missing, dice) for name in names),
    )


def _done(name: str, pain: float, missing: float, dice: Random) -> ExerciseDone:
    rung, load = dice.randint(1, 5), dice.choice((None, None, 12.0, 40.0))
    reps = dice.choice((10, 10, 10, 8))
    return ExerciseDone(
        exercise=name,
        rung=rung if dice.random() < 0.5 else 3,
        prescribed=Prescribed(sets=3, reps=dice.choice((10, 10, (8, 10))), load_kg=load, reps_in_reserve=2),
        sets_done=3,
        reps_done=(reps,) * 3,
        load_kg=load,
        reps_in_reserve=dice.choice((3, 3, 3, 1, None)),
        pain_during=_score(min(pain, 4), missing, dice),
        symptom=Symptom.SHARP if dice.random() < 0.01 else None,
        technique_ok=dice.choice((True, True, None, True, False)),
    )


def _check_in(day: date, pain: float, missing: float, dice: Random) -> CheckIn:
    flare = dice.choice((FlareLength.NONE,) * 12 + (None, FlareLength.UNDER_A_DAY, FlareLength.DAYS))
    return CheckIn(
        date=day,
        pain_average=_score(pain, missing, dice),
        flare=flare,
        flare_days=float(dice.randint(1, 7)) if flare is FlareLength.DAYS else None,
        safety=_safety(dice),
        nights_disturbed=dice.choice((0, 0, 0, 4, None)),
        confidence=dice.choice((None, 7.0, 8.0, 6.0, 5.0)),
    )


def _clearances(dice: Random) -> tuple[Clearance, ...]:
    if dice.random() < 0.7:
        return ()
    day = AS_OF - timedelta(days=dice.randint(0, 30))
    return (Clearance(date=day, by="Dr Okafor", covers=tuple(dice.sample(IDS, 3))),)
