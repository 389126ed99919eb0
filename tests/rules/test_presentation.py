"""How a back presents: the stages, their edges, and the cautious stage where something is not known."""

import pytest

from lbp_core.coach.screening.screening import does_not_fit, screen, why_presentation
from lbp_core.evidence.limits import limits
from lbp_core.facts.irritability import Irritable, levels
from lbp_core.models.screening import Irritability
from lbp_core.models.verdict import Presentation
from tests.answering import asked

FLARED, IMPROVING, RECURRENT = "acute_flared", "subacute_improving", "chronic_recurrent"
LOW = {"light_activity": False, "peak": 3, "settles_hours": 0.5}
MODERATE = {"light_activity": False, "peak": 3, "settles_hours": 5}
HIGH = {"light_activity": True, "peak": 7, "settles_hours": 5}


def staged(pain: float | None = 1, irritable: dict | None = LOW, weeks: tuple[float, ...] | None = (1, 1), **more):
    irritability = None if irritable is None else Irritability(**irritable)
    return asked(pain_average=pain, irritability=irritability, week_means=weeks, **more)


STAGES = [
    # what is known, stage, rule that decided
    (staged(1), RECURRENT, "settled"),
    (staged(5.9), IMPROVING, "still_sore"),
    (staged(6), FLARED, "flared_pain"),
    (staged(3), IMPROVING, "still_sore"),
    (staged(2.9, duration_weeks=6), RECURRENT, "settled"),
    (staged(2), IMPROVING, "sore_since_nobody_knows_when"),
    (staged(1.9), RECURRENT, "settled"),
    (staged(0, weeks=(0, 0)), RECURRENT, "settled"),
    (staged(1, HIGH), FLARED, "highly_irritable"),
    (staged(1, MODERATE), IMPROVING, "settles_slowly"),
    (staged(2, duration_weeks=5.9), IMPROVING, "recent_and_sore"),
    (staged(2, duration_weeks=6), RECURRENT, "settled"),
    (staged(1.9, duration_weeks=0), RECURRENT, "settled"),
    (staged(1, weeks=None), IMPROVING, "not_settled_yet"),
    (staged(1, weeks=(1,)), IMPROVING, "not_settled_yet"),
    (staged(1, weeks=(3, 1)), IMPROVING, "not_settled_yet"),
    (staged(1, weeks=(9, 2.9, 2.9), duration_weeks=30), RECURRENT, "settled"),
]


@pytest.mark.parametrize(("given", "stage", "rule"), STAGES, ids=[f"{row[2]}_{n}" for n, row in enumerate(STAGES)])
def test_a_stage_and_the_rule_that_decided_it(given, stage: str, rule: str) -> None:
    assert screen(given).presentation == stage
    assert why_presentation(given)[0][0] == f"presentation.{rule}"


def test_a_flare_that_the_diary_knows_of_is_flared() -> None:
    assert screen(staged(1), in_flare=True).presentation == FLARED
    assert screen(staged(None, None, None), in_flare=True).presentation == FLARED
    assert why_presentation(staged(1), in_flare=True)[0] == ("presentation.flared_now", "There is a flare now.")


def test_where_diary_and_memory_disagree_the_worse_one_counts() -> None:
    assert screen(staged(1, weeks=(1, 6))).presentation == FLARED
    assert screen(staged(6, weeks=(1, 1))).presentation == FLARED


def test_the_diary_alone_is_enough() -> None:
    assert screen(staged(None, weeks=(2, 2), duration_weeks=30)).presentation == RECURRENT


def test_low_pain_of_unknown_irritability_is_improving_not_settled() -> None:
    assert screen(staged(1, None)).presentation == IMPROVING


def test_moderate_pain_of_unknown_irritability_is_flared_not_improving() -> None:
    given = staged(3, None)
    assert screen(given).presentation == FLARED
    assert why_presentation(given)[0][0] == "presentation.sore_and_irritability_not_known"


def test_unknown_pain_of_low_irritability_is_improving() -> None:
    result = screen(staged(None, weeks=None))
    assert (result.presentation, result.ask) == (IMPROVING, ())


def test_with_pain_and_irritability_unknown_no_stage_is_named_and_both_are_asked_for() -> None:
    given = staged(None, None, None)
    assert (screen(given).presentation, screen(given).ask) == (None, ("pain_average", "irritability"))
    assert why_presentation(given) == ()


def test_pain_now_and_worst_stage_nothing() -> None:
    assert screen(staged(1, pain_now=10, pain_worst=10)).presentation == RECURRENT


def told(light: bool | None = None, peak: float | None = None, hours: float | None = None) -> dict:
    return {"light_activity": light, "peak": peak, "settles_hours": hours}


PARTLY_TOLD = [
    (told(None, 3, 30), FLARED, "cannot be low any more, may be high"),
    (told(True, None, 5), FLARED, "cannot be low any more, may be high"),
    (told(None, None, 5), FLARED, "cannot be low any more, may be high"),
    (told(True), FLARED, "light activity sets it off"),
    (told(True, None, 0.5), FLARED, "light activity sets it off"),
    (told(True, 3), FLARED, "light activity sets it off"),
    (told(None, 6), FLARED, "it peaks high"),
    (told(None, 6, 0.5), FLARED, "it peaks high"),
    (told(None, 5.9), IMPROVING, "only calm answers"),
    (told(None, None, 0.5), IMPROVING, "only calm answers"),
    (told(), IMPROVING, "nothing was answered"),
    (told(False), IMPROVING, "cannot be high"),
    (told(False, 8), IMPROVING, "cannot be high"),
    (told(None, 5.9, 0.5), RECURRENT, "cannot be but low"),
    (told(True, 5.9, 0.5), RECURRENT, "known"),
]


@pytest.mark.parametrize(("irritable", "stage", "because"), PARTLY_TOLD, ids=[str(row[0]) for row in PARTLY_TOLD])
def test_low_pain_of_partly_known_irritability_is_flared_only_where_an_answer_points_there(
    irritable: dict, stage: str, because: str
) -> None:
    assert screen(staged(1, irritable)).presentation == stage, because


def test_an_average_above_the_worst_counts_and_the_slip_is_said_and_asked_for() -> None:
    given = staged(8, pain_worst=3)
    assert (screen(given).presentation, screen(given).ask) == (FLARED, ("pain_worst",))
    assert does_not_fit(given) == (
        "The average pain, 8, is above the worst pain, 3. One of the two is a slip: ask again and correct it. "
        "Until then the higher one, 8, counts."
    )


@pytest.mark.parametrize(("average", "worst"), [(3, 3), (3, 8), (None, 0), (8, None), (0, 0)])
def test_an_average_up_to_the_worst_fits(average: float | None, worst: float | None) -> None:
    assert does_not_fit(staged(average, pain_worst=worst)) is None


def test_duration_alone_never_makes_a_back_chronic() -> None:
    assert screen(staged(1, weeks=None, duration_weeks=500)).presentation == IMPROVING


ANY = {"low", "moderate", "high"}
IRRITABLE = [
    (True, 5.9, 24, {"moderate"}),
    (True, 6, 24, {"high"}),
    (True, 5.9, 24.1, {"high"}),
    (False, 10, 24.1, {"moderate"}),
    (False, 10, 0.9, {"low"}),
    (False, 3, 1, {"moderate"}),
    (True, 0, 0, {"low"}),
    (True, 6, 0, {"high"}),
    (True, 6, None, {"high"}),
    (False, 6, None, {"low", "moderate"}),
    (True, 3, None, ANY),
    (None, 3, 0.5, {"low"}),
    (None, 6, 0.5, {"low", "high"}),
    (None, 3, 5, {"moderate"}),
    (None, None, 30, {"moderate", "high"}),
    (None, None, None, ANY),
]


@pytest.mark.parametrize(("light", "peak", "hours", "may_be"), IRRITABLE)
def test_irritability_is_every_level_that_it_still_may_be(light, peak, hours, may_be: set[str]) -> None:
    found = levels(Irritability(light_activity=light, peak=peak, settles_hours=hours), limits().presentation)
    assert found == {Irritable(word) for word in may_be}


def test_the_presentations_are_in_order_from_bold_to_cautious() -> None:
    assert [stage.value for stage in Presentation] == [RECURRENT, IMPROVING, FLARED]
