"""M12: what was held back comes back by a checklist, half filled from the records and half ticked by the trainer."""

from datetime import date, timedelta

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning, road
from lbp_core.coach.plan.plan_editing import edit, save_edits
from lbp_core.coach.plan.returning import back_again, returning, tick
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.unlocking import checklist
from lbp_core.facts.returning import Record, answered
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.exercise import Block, Exercise
from lbp_core.models.history import CheckIn, ExerciseDone, FlareLength, Prescribed, Session
from lbp_core.models.programme import DayKind
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.return_to import Criterion, Fact, Tick
from lbp_core.models.review import Baseline, ReviewInput
from lbp_core.models.screening import Occasion, Trigger
from lbp_core.models.verdict import MayTrain, Presentation, Tag
from tests.people import MONDAY, anna, at, calm, day, ready

SUNDAY = date(2026, 3, 29)
Told = tuple[tuple[int, tuple[Trigger, ...]], ...]
HELD = [one for one in library().values() if one.held_back is not None]


def line(fact: Fact, **more: object) -> Criterion:
    return Criterion.model_validate(
        {"says": "A line of the checklist.", "fact": fact, "source": "our-convention", "tag": Tag.OUR_RULE} | more
    )


def trained(
    days_ago: int, *, rung: int = 4, pain: float = 1, after: float = 2, sets: int = 3, left: int = 2
) -> Session:
    done = ExerciseDone(
        exercise="kettlebell-deadlift", rung=rung, prescribed=Prescribed(sets=3, reps=10, reps_in_reserve=2),
        sets_done=sets, reps_in_reserve=left, pain_during=pain, technique_ok=True,
    )  # fmt: skip
    on = SUNDAY - timedelta(days=days_ago)
    return Session(date=on, completed=True, pain_before=1, pain_next_morning=after, exercises=(done,))


def record(
    *, sessions: tuple[Session, ...] = (), check_ins: tuple[CheckIn, ...] = (), asked: Told = (),
    stage: Presentation | None = Presentation.CHRONIC_RECURRENT, may_train: MayTrain = MayTrain.YES,
) -> Record:  # fmt: skip
    history = ReviewInput(as_of=SUNDAY, sessions=sessions, check_ins=check_ins, baseline=Baseline(confidence=None))
    days = [(SUNDAY - timedelta(days=ago), triggers) for ago, triggers in asked]
    return Record(may_train=may_train, stage=stage, history=history, asked=days, limits=limits())


THREE = line(Fact.SESSIONS, exercise="kettlebell-deadlift", rung=4, at_least=2, unit="sessions")
WEEKS = line(Fact.SESSIONS, exercise="kettlebell-deadlift", rung=4, at_least=3, unit="weeks")
OFTEN = line(Fact.SESSIONS, exercise="kettlebell-deadlift", rung=4, at_least=2, unit="times a week")
BENT = line(Fact.SCREENING, triggers=(Trigger.FLEXION,), at_least=4, unit="weeks")
PAIN = line(Fact.WEEK_PAIN, at_most=3, unit="out of 10")
CALM = line(Fact.CALM_WEEKS, at_least=2, unit="weeks")
SURE = line(Fact.CONFIDENCE, at_least=7, unit="out of 10")
FLEXION = (Trigger.FLEXION,)
FLARED = CheckIn(date=SUNDAY - timedelta(days=8), flare=FlareLength.DAYS)


def weeks_of_pain(*means: float) -> tuple[Session, ...]:
    return tuple(
        Session(date=SUNDAY - timedelta(days=7 * back + ago), completed=True, pain_before=mean, pain_next_morning=mean)
        for back, mean in enumerate(means)
        for ago in (2, 5)
    )


@pytest.mark.parametrize(
    ("asked", "given", "holds"),
    [
        (line(Fact.SCREENING), record(), True),
        (line(Fact.SCREENING), record(may_train=MayTrain.MODIFIED), False),
        (line(Fact.STAGE), record(), True),
        (line(Fact.STAGE), record(stage=Presentation.SUBACUTE_IMPROVING), False),
        (line(Fact.STAGE), record(stage=None), None),
        (PAIN, record(), None),
        (PAIN, record(sessions=weeks_of_pain(3.0)), True),
        (PAIN, record(sessions=weeks_of_pain(3.5)), False),
        (CALM, record(), None),
        (CALM, record(sessions=weeks_of_pain(2, 3, 6)), True),
        (CALM, record(sessions=weeks_of_pain(2, 3.5, 2)), False),
        (CALM, record(sessions=weeks_of_pain(2, 2), check_ins=(FLARED,)), False),
        (SURE, record(), None),
        (SURE, record(check_ins=(CheckIn(date=SUNDAY, confidence=7),)), True),
        (SURE, record(check_ins=(CheckIn(date=SUNDAY, confidence=6), CheckIn(date=MONDAY, confidence=9))), False),
        (THREE, record(sessions=(trained(3), trained(6))), True),
        (THREE, record(sessions=(trained(3),)), False),
        (THREE, record(sessions=(trained(3), trained(6, rung=3))), False),
        (THREE, record(sessions=(trained(3), trained(6, pain=3))), False),
        (THREE, record(sessions=(trained(3), trained(6, after=3))), False),
        (THREE, record(sessions=(trained(3), trained(6, sets=2))), False),
        (THREE, record(sessions=(trained(3), trained(6, left=1))), False),
        (WEEKS, record(sessions=(trained(1), trained(8), trained(15))), True),
        (WEEKS, record(sessions=(trained(1), trained(3), trained(8))), False),
        (OFTEN, record(sessions=(trained(1), trained(3))), True),
        (OFTEN, record(sessions=(trained(1), trained(8))), False),
        (BENT, record(), None),
        (BENT, record(asked=((40, ()),)), True),
        (BENT, record(asked=((40, FLEXION),)), False),
        (BENT, record(asked=((40, FLEXION), (5, ()))), True),
        (BENT, record(asked=((40, ()), (5, FLEXION))), False),
        (BENT, record(asked=((5, ()),)), None),
        (line(Fact.TRAINER), record(), None),
    ],
)  # fmt: skip
def test_m12_the_records_say_held_not_held_or_that_they_do_not_know(
    asked: Criterion, given: Record, holds: bool | None
) -> None:
    found, says = answered(asked, given)
    assert found is holds
    assert says


@pytest.mark.parametrize("exercise", HELD, ids=lambda one: one.id)
def test_m12_every_line_of_every_checklist_has_somebody_who_answers_it(studio: Studio, exercise: Exercise) -> None:
    client_id = ready(studio)
    lines = returning(studio, client_id, exercise.id, on=day(1))
    assert len(lines) == len(checklist(exercise))
    assert any(one.by_hand for one in lines)
    assert any(not one.by_hand for one in lines)
    assert all(one.found for one in lines)


def test_m12_a_tick_is_kept_taken_back_and_never_stands_in_for_the_records(studio: Studio) -> None:
    client_id = ready(studio)
    lines = returning(studio, client_id, "kettlebell-swing", on=day(1))
    own = next(one.line.says for one in lines if one.by_hand)
    read = next(one.line.says for one in lines if not one.by_hand)

    def said(holds: bool, key: str) -> bool | None:
        tick(studio, client_id, Tick(exercise="kettlebell-swing", says=own, holds=holds), key=key, at=at(day(1)))
        found = returning(studio, client_id, "kettlebell-swing", on=day(1))
        return next(one.holds for one in found if one.line.says == own)

    assert next(one.holds for one in lines if one.line.says == own) is None
    assert said(True, "1") is True
    assert said(False, "2") is False
    with pytest.raises(Refused, match="read from the records"):
        tick(studio, client_id, Tick(exercise="kettlebell-swing", says=read, holds=True), key="3", at=at(day(1)))
    with pytest.raises(Refused, match="not on the checklist"):
        tick(studio, client_id, Tick(exercise="kettlebell-swing", says="Anything.", holds=True), key="4", at=at(day(1)))
    with pytest.raises(Refused, match="not an exercise"):
        returning(studio, client_id, "kettlebel-swing", on=day(1))


def test_m12_only_a_whole_checklist_brings_it_back_and_then_with_half_the_sets(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ready(studio)
    version = planning.programme(studio, client_id)
    assert version is not None
    add = Edit(kind=EditKind.ADD, day=DayKind.STRENGTH, exercise="sit-up", rung=2, block=Block.CORE)
    found = edit(studio, client_id, add, base=version.id, on=MONDAY, key="1", at=at(MONDAY, 10))
    assert any("checklist" in one.says for one in found.new_concerns)
    new = next(one for one in found.programme.days[0].prescriptions if one.exercise == "sit-up")
    assert new.dose.sets == 1
    assert "First time" in new.why[0]
    with studio.store.read() as tx:
        assert back_again(tx, studio, client_id, {"sit-up", "squat"}, on=MONDAY).ready == frozenset()
    monkeypatch.setattr("lbp_core.coach.plan.returning.answered", lambda *_: (True, "as if"))
    for number, one in enumerate(one for one in returning(studio, client_id, "sit-up", on=MONDAY) if one.by_hand):
        said = Tick(exercise="sit-up", says=one.line.says, holds=True)
        tick(studio, client_id, said, key=f"t{number}", at=at(MONDAY, 11))
    with studio.store.read() as tx:
        assert back_again(tx, studio, client_id, {"sit-up", "squat"}, on=MONDAY).ready == {"sit-up"}
    version = save_edits(studio, client_id, base=version.id, why="checked", on=MONDAY, key="s", at=at(MONDAY, 12))
    assert "sit-up" in {one.exercise for one in version.programme.days[0].prescriptions}

    on = version.programme.weeks[-1].monday + timedelta(days=7)
    following = road.next_block(studio, client_id, on=on).programme
    assert any("step it was on is not open at this stage" in one for one in following.because), "crunches come later"
    monkeypatch.setattr("lbp_core.coach.plan.returning.answered", lambda *_: (False, "as if not"))
    following = road.next_block(studio, client_id, on=on).programme
    assert any("left out: its checklist does not hold" in one for one in following.because)


def test_an_older_screening_without_the_last_step_is_not_read_as_no_trigger(studio: Studio) -> None:
    client = anna(studio)
    broken_off = calm().model_copy(update={"pain_average": None, "irritability": None, "triggers": ()})
    gate.record_screening(
        studio, client.id, broken_off, occasion=Occasion.FULL, by=By.TRAINER, key="x", at=at(MONDAY, 8, 30)
    )
    lines = returning(studio, client.id, "sit-up", on=day(40))
    assert next(one for one in lines if one.line.triggers).holds is None
