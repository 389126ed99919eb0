"""The stage follows the diary: it moves on after two settled weeks, falls back in a flare, and so does the programme."""

from datetime import timedelta

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.coach.weekly.felt_lately import felt_lately
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.readings import weeks_of
from lbp_core.models.history import CheckIn, FlareLength
from lbp_core.models.programme import Prescription
from lbp_core.models.records import By, DecisionRecord, ProgrammeVersion
from lbp_core.models.review import Lever
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.models.verdict import Presentation, Verdict
from lbp_core.planning.needs import open_to
from tests.people import all_no, anna, at, calm, day, planned, ready, screened, train

FLARED, IMPROVING, STRONG = (
    Presentation.ACUTE_FLARED,
    Presentation.SUBACUTE_IMPROVING,
    Presentation.CHRONIC_RECURRENT,
)
STIRRED_UP = {"light_activity": True, "peak": 7.0, "settles_hours": 30.0}


def tell(studio: Studio, client_id: str, week: int, pain: float | None, flare: FlareLength | None = None) -> None:
    """The check-in of that week's Sunday, nothing new in its safety answers."""
    on = 7 * week + 6
    days = 3.0 if flare is FlareLength.DAYS else None
    told = CheckIn(date=day(on), pain_average=pain, flare=flare, flare_days=days, confidence=8.0)
    answers = all_no(Occasion.CHECK_IN)
    sharing.send_check_in(studio, client_id, told, answers, by=By.CLIENT, key=f"c{week}", at=at(day(on), 19))


def week(studio: Studio, client_id: str, number: int, pain: float, flare: FlareLength | None = None) -> None:
    """Every planned session of that week with the mornings after, and the check-in on Sunday."""
    for on in range(7 * number, 7 * number + 7):
        found = training.day_for(studio, client_id, on=day(on))
        if found is not None and found.date == day(on):
            train(studio, client_id, on=day(on), before=pain)
            sharing.send_morning(studio, client_id, pain, {}, by=By.CLIENT, key=f"m{on}", at=at(day(on + 1), 7))
    tell(studio, client_id, number, pain, flare)


def decided(studio: Studio, client_id: str, number: int, taken: Verdict | None = None) -> DecisionRecord:
    """That week's decision, taken on its Sunday evening."""
    sunday = day(7 * number + 6)
    return reviewing.decide(studio, client_id, as_of=sunday, taken=taken, why=None, key=f"d{number}", at=at(sunday, 20))


def stage(studio: Studio, client_id: str, on: int) -> Presentation | None:
    return gate.gate(studio, client_id, on=day(on)).presentation


def newest(studio: Studio, client_id: str) -> ProgrammeVersion:
    version = planning.programme(studio, client_id)
    assert version is not None
    return version


def rungs(version: ProgrammeVersion) -> dict[tuple[int, str], int]:
    """Each exercise's rung by weekday."""
    days = version.programme.days
    return {(one.date.weekday(), item.exercise): item.rung for one in days for item in one.prescriptions}


def test_two_settled_weeks_move_the_back_on_and_one_does_not(studio: Studio) -> None:
    client_id = ready(studio)
    assert stage(studio, client_id, 1) is IMPROVING
    week(studio, client_id, 0, pain=2.0)
    assert stage(studio, client_id, 6) is IMPROVING
    week(studio, client_id, 1, pain=2.0)
    assert stage(studio, client_id, 13) is STRONG
    assert caseload.caseload(studio, on=day(13))[0].presentation is STRONG


def test_a_back_that_stirs_up_easily_does_not_move_on_however_calm_its_diary(studio: Studio) -> None:
    client = anna(studio)
    asked = calm().model_copy(update={"irritability": calm().irritability.model_copy(update={"settles_hours": 5.0})})
    gate.record_screening(studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="i", at=at(day(0)))
    planned(studio, client.id)
    for number in range(3):
        week(studio, client.id, number, pain=1.0)
    assert stage(studio, client.id, 20) is IMPROVING
    screened(studio, client.id, on=day(21), key="later")
    assert stage(studio, client.id, 28) is IMPROVING, "three of ten was said at that screening"
    week(studio, client.id, 3, pain=1.0)
    assert stage(studio, client.id, 28) is STRONG


@pytest.mark.parametrize("flare", [None, FlareLength.NONE, FlareLength.UNDER_A_DAY])
def test_only_a_flare_of_days_sets_the_stage_back(sqlite_studio: Studio, flare: FlareLength | None) -> None:
    client_id = ready(sqlite_studio)
    tell(sqlite_studio, client_id, 0, 2.0, flare)
    assert stage(sqlite_studio, client_id, 7) is IMPROVING


def test_a_flare_counts_this_week_and_next_and_until_the_client_says_it_is_over(studio: Studio) -> None:
    client_id = ready(studio)
    tell(studio, client_id, 0, 2.0, FlareLength.DAYS)
    assert stage(studio, client_id, 5) is IMPROVING, "nothing is known before it is told"
    assert stage(studio, client_id, 6) is FLARED
    assert stage(studio, client_id, 13) is FLARED
    assert stage(studio, client_id, 14) is IMPROVING
    tell(studio, client_id, 1, 2.0, None)
    assert stage(studio, client_id, 13) is FLARED, "what was not answered does not end it"
    sharing.send_check_in(
        studio,
        client_id,
        CheckIn(date=day(13), flare=FlareLength.NONE),
        {},
        by=By.CLIENT,
        key="over",
        at=at(day(13), 21),
    )
    assert stage(studio, client_id, 13) is IMPROVING


def test_a_severe_week_is_a_flared_back_though_nobody_called_it_a_flare(studio: Studio) -> None:
    client_id = ready(studio)
    week(studio, client_id, 0, pain=7.0)
    assert stage(studio, client_id, 6) is FLARED


def test_the_gate_says_which_rules_made_the_stage(studio: Studio) -> None:
    client = anna(studio)
    assert gate.gate(studio, client.id, on=day(0)).why_stage == ()
    screened(studio, client.id)
    planned(studio, client.id)
    first = gate.gate(studio, client.id, on=day(0)).why_stage
    assert first == (("presentation.still_sore", "Mean pain is 3; settled is below 3 points."),)
    tell(studio, client.id, 0, 2.0, FlareLength.DAYS)
    found = gate.gate(studio, client.id, on=day(6)).why_stage
    assert found == (("presentation.flared_now", "There is a flare now."), *first)


def test_the_lock_is_the_gate_without_its_stage(studio: Studio) -> None:
    client_id = ready(studio)
    sharing.send_morning(studio, client_id, None, {"ces_saddle": Answer.YES}, by=By.CLIENT, key="y", at=at(day(1), 7))
    whole = gate.gate(studio, client_id, on=day(1))
    with studio.store.read() as tx:
        lock = gate.lock_of(tx, caseload.client(studio, client_id), on=day(1))
    assert lock.locked
    assert lock == whole.model_copy(update={"presentation": None, "why_stage": ()})


def test_one_reading_is_no_week(studio: Studio) -> None:
    client_id = ready(studio)
    tell(studio, client_id, 0, pain=8.0)
    assert stage(studio, client_id, 6) is IMPROVING


def test_the_average_of_the_screening_stands_until_a_later_week_is_known(studio: Studio) -> None:
    client = anna(studio)
    sore = calm().model_copy(update={"pain_average": 6.0})
    gate.record_screening(studio, client.id, sore, occasion=Occasion.FULL, by=By.TRAINER, key="i", at=at(day(0)))
    planned(studio, client.id)
    assert stage(studio, client.id, 0) is FLARED
    week(studio, client.id, 0, pain=4.0)
    assert stage(studio, client.id, 6) is FLARED, "the week of the screening: the higher of the two"
    week(studio, client.id, 1, pain=4.0)
    assert stage(studio, client.id, 13) is IMPROVING


def test_an_old_diary_is_no_diary(studio: Studio) -> None:
    client_id = ready(studio)
    for number in range(2):
        week(studio, client_id, number, pain=2.0)
    assert stage(studio, client_id, 13) is STRONG
    weeks = int(limits().presentation.diary_weeks.value)
    assert stage(studio, client_id, 13 + 7 * weeks) is IMPROVING


def test_a_diary_alone_stages_nobody(studio: Studio) -> None:
    client = anna(studio)
    tell(studio, client.id, 0, 2.0, FlareLength.DAYS)
    assert stage(studio, client.id, 6) is None


def test_the_weeks_are_those_of_the_review_for_one_and_for_many(studio: Studio) -> None:
    people = [ready(studio)]
    for number in range(2):
        other = anna(studio, key=f"other {number}", name=f"Other {number}")
        screened(studio, other.id, key=f"other {number}")
        planned(studio, other.id)
        people.append(other.id)
    for number, pains in enumerate(((2.0, 4.0, 3.0), (5.0,), ())):
        for at_week, pain in enumerate(pains):
            week(studio, people[number], at_week, pain, FlareLength.DAYS if pain == 5.0 else FlareLength.NONE)
    for on in (6, 9, 13, 20, 30):
        with studio.store.read() as tx:
            found = felt_lately(tx, people, on=day(on))
        for client_id in people:
            told = weeks_of(reviewing.history(studio, client_id, as_of=day(on)))
            known = [one.mean_of(least=3) for one in told[: int(limits().presentation.diary_weeks.value)]]
            assert found[client_id].week_means == tuple(mean for mean in reversed(known) if mean is not None)
    rows = caseload.caseload(studio, on=day(13))
    assert {row.client.id: row.gate for row in rows} == {one: gate.gate(studio, one, on=day(13)) for one in people}


def test_a_story_of_moving_on_and_falling_back(studio: Studio) -> None:
    """Calm weeks open what waited; a flare closes it again and takes nothing that the changes did not take."""
    client_id = ready(studio)
    assert newest(studio, client_id).programme.presentation is IMPROVING
    moved_on = None
    for number in range(6):
        week(studio, client_id, number, pain=1.0)
        shown = reviewing.review_view(studio, client_id, on=day(7 * number + 6))
        decided(studio, client_id, number)
        version = newest(studio, client_id)
        assert version.programme.changed == shown.changes, "what was shown is what was written"
        if number == 1:
            moved_on = version
    assert moved_on is not None
    assert moved_on.programme.presentation is STRONG
    says = "The stage has moved on from ‘improving’ to ‘building strength’"
    assert moved_on.programme.changed[0].startswith(says)
    assert says in moved_on.because
    assert "Bring back strength" in moved_on.programme.because[0]
    before = newest(studio, client_id)
    assert says not in before.because, "said once, when it happened"
    waited = [name for (_, name), rung in rungs(before).items() if not open_to(library()[name].rung(rung), IMPROVING)]
    assert waited, "calm weeks opened a rung that is closed to an improving back"

    week(studio, client_id, 6, pain=3.0, flare=FlareLength.DAYS)
    record = decided(studio, client_id, 6)
    after = newest(studio, client_id)
    assert record.recommended.verdict is Verdict.REGRESS
    assert after.programme.presentation is FLARED
    assert after.programme.changed[0].startswith("The stage has fallen back from ‘building strength’ to ‘flared’")
    down = {change.exercise for change in record.recommended.changes if change.lever is Lever.RUNG}
    assert rungs(after) == {
        (weekday, name): rung - (name in down) for (weekday, name), rung in rungs(before).items()
    }, "one rung down where the changes say so, and nothing else"
    beyond = [name for (_, name), rung in rungs(after).items() if not open_to(library()[name].rung(rung), FLARED)]
    assert beyond, "what is trained stays, though a flared back would not be given it"


def test_what_lies_beyond_the_stage_does_not_step_up_by_any_lever(studio: Studio) -> None:
    client_id = ready(studio)
    for number in range(3):
        week(studio, client_id, number, pain=1.0)
        decided(studio, client_id, number)
    before = newest(studio, client_id)
    worse = calm().model_copy(
        update={"pain_average": 6.0, "irritability": ScreenInput.model_validate(
            {"answers": {}, "age": None, "irritability": STIRRED_UP}).irritability}
    )  # fmt: skip
    week(studio, client_id, 3, pain=1.0)
    gate.record_screening(studio, client_id, worse, occasion=Occasion.FULL, by=By.TRAINER, key="w", at=at(day(27), 19))
    record = decided(studio, client_id, 3)
    after = newest(studio, client_id)
    assert (record.taken, after.programme.presentation) == (Verdict.PROGRESS, FLARED)
    closed = {
        name
        for (_, name), rung in rungs(before).items()
        if library()[name].rung(rung).loaded or not open_to(library()[name].rung(rung), FLARED)
    }
    asked = {change.exercise for change in record.recommended.changes if change.load_factor > 1}
    assert closed & asked, "something beyond the stage was ready to step up"
    for name in closed:
        assert doses(after, name) == doses(before, name), name
    assert any("beyond this stage" in line for line in after.programme.changed)


def doses(version: ProgrammeVersion, name: str) -> set[tuple[int, str]]:
    found: list[Prescription] = [
        one for each in version.programme.days for one in each.prescriptions if one.exercise == name
    ]
    return {(one.rung, one.dose.model_dump_json()) for one in found}


def test_deciding_again_says_the_change_of_stage_again(studio: Studio) -> None:
    """The second version stands in the first one's place, so it must hold the same words."""
    client_id = ready(studio)
    for number in range(2):
        week(studio, client_id, number, pain=2.0)
    first = decided(studio, client_id, 1)
    second = reviewing.decide(
        studio, client_id, as_of=day(13), taken=first.taken, why=None, key="e", at=at(day(13), 21)
    )
    versions = {one.id: one.programme for one in planning.versions(studio, client_id)}
    assert versions[str(first.programme_version_id)] == versions[str(second.programme_version_id)]
    assert timedelta(0) < second.at - first.at
