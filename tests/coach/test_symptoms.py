"""A symptom told at any hour: kept once, gated at once, on the chart as a mark of its own, and in no week's mean."""

from datetime import timedelta

import pytest

from lbp_core.coach.client import caseload, symptoms
from lbp_core.coach.gate import alerts, gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.alerts import Origin
from lbp_core.models.history import CheckIn, FlareLength
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.symptom_told import SymptomTold
from lbp_core.models.verdict import Presentation
from tests.people import MONDAY, all_no, at, day, ready, train

SORE = SymptomTold(areas=("lower_back",), kinds=("ache",), since=day(1), score=7.0, by=By.TRAINER, note=" Stiff. ")
NIGHT = at(day(2), 22)


def tell(studio: Studio, client_id: str, said: SymptomTold = SORE, key: str = "1", **answers: Answer) -> None:
    symptoms.tell_symptom(studio, client_id, said, answers, key=key, at=NIGHT)


def test_a_symptom_is_kept_once_and_read_back_in_words(studio: Studio) -> None:
    client_id = ready(studio)
    for _ in range(2):
        kept = symptoms.tell_symptom(studio, client_id, SORE, {}, key="1", at=NIGHT)
        assert kept.symptom == SORE.model_copy(update={"note": "Stiff."})
    [line] = symptoms.symptoms(studio, client_id)
    assert (line.on, line.score, line.note) == (day(2), 7.0, "Stiff.")
    assert line.says == "7 of 10; lower back, ache; since 3 Mar; written down by the trainer"
    assert caseload.header(studio, client_id, on=day(2)).last_pain == 7.0


@pytest.mark.hazard("H02")
def test_a_yes_beside_it_locks_in_the_same_write_and_says_what_to_do(studio: Studio) -> None:
    client_id = ready(studio)
    kept = symptoms.tell_symptom(studio, client_id, SORE, {"ces_saddle": Answer.YES}, key="1", at=NIGHT)
    assert kept.told is not None
    assert kept.told.headline in kept.means[0]
    assert gate.gate(studio, client_id, on=day(2)).locked
    [alert] = alerts.alerts(studio, on=day(3))
    assert (alert.tellings[0].origin, alert.tellings[0].note) == (Origin.SYMPTOM, "Stiff.")


def test_it_says_of_every_thing_what_follows_and_what_does_not(sqlite_studio: Studio) -> None:
    client_id, means = ready(sqlite_studio), symptoms.words().means
    flared = SORE.model_copy(update={"flare": FlareLength.DAYS, "flare_days": 2})
    every = all_no(Occasion.SYMPTOM)
    kept = symptoms.tell_symptom(sqlite_studio, client_id, flared, every, key="1", at=NIGHT)
    assert kept.means == (means.clear, means.chart.format(score="7"), means.flare_days, means.screen, means.words)
    some = dict(list(every.items())[:3])
    assert symptoms.tell_symptom(sqlite_studio, client_id, SORE, some, key="2", at=NIGHT).means[0] == means.not_asked
    assert "does not move the week's mean" in means.chart


def test_its_score_is_on_the_chart_on_its_own_day_and_in_no_mean(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY, before=2.0)
    before = reviewing.review_view(studio, client_id, on=day(3))
    tell(studio, client_id)
    tell(studio, client_id, SORE.model_copy(update={"score": 4.0}), key="2")
    after = reviewing.review_view(studio, client_id, on=day(3))
    [was], [now] = before.timeline, after.timeline
    assert (now.told, now.told_on) == (7.0, day(2)), "the strongest of the week"
    assert (now.pain, now.readings, now.worst, now.level) == (was.pain, was.readings, was.worst, was.level)
    assert after.result == before.result


def test_a_zero_is_a_zero_and_nothing_said_is_nothing_kept(studio: Studio) -> None:
    client_id = ready(studio)
    tell(studio, client_id, SymptomTold(score=0.0, by=By.CLIENT))
    assert symptoms.symptoms(studio, client_id)[0].says == "0 of 10; told by the client"
    with pytest.raises(Refused, match="Nothing was answered"):
        tell(studio, client_id, SymptomTold(by=By.CLIENT, note="  "), key="2")
    tell(studio, client_id, SymptomTold(by=By.CLIENT), key="3", ces_saddle=Answer.NO)
    assert len(symptoms.symptoms(studio, client_id)) == 1, "answers alone are no symptom"


@pytest.mark.hazard("H15")
def test_its_flare_counts_in_the_review_and_in_the_stage(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY, before=2.0)
    told = CheckIn(date=day(1), pain_average=2.0, flare=FlareLength.NONE)
    sharing.send_check_in(studio, client_id, told, {}, by=By.CLIENT, key="c", at=at(day(1), 20))
    assert gate.gate(studio, client_id, on=day(3)).presentation is not Presentation.ACUTE_FLARED
    tell(studio, client_id, SORE.model_copy(update={"flare": FlareLength.DAYS, "flare_days": 3}))
    assert gate.gate(studio, client_id, on=day(3)).presentation is Presentation.ACUTE_FLARED
    view = reviewing.review_view(studio, client_id, on=day(3))
    assert view.timeline[-1].flare
    assert [one.flare for one in reviewing.history(studio, client_id, as_of=day(6)).check_ins].count(
        FlareLength.DAYS
    ) == 1
    assert reviewing.review_view(studio, client_id, on=day(1)).gate.presentation is not Presentation.ACUTE_FLARED


def test_what_cannot_be_is_refused_with_a_way_out(sqlite_studio: Studio) -> None:
    client_id = ready(sqlite_studio)
    wrong = {
        "still to come": {"since": day(3)},
        "more than a year ago": {"since": day(2) - timedelta(days=400)},
        "'tail' is not one": {"areas": ("tail",)},
        "without a flare of days": {"flare": FlareLength.NONE, "flare_days": 2},
    }
    for says, change in wrong.items():
        with pytest.raises(Refused, match=says):
            tell(sqlite_studio, client_id, SORE.model_copy(update=change))
    assert symptoms.symptoms(sqlite_studio, client_id) == ()


def test_what_is_felt_in_a_leg_opens_the_safety_questions(sqlite_studio: Studio) -> None:
    assert symptoms.asks_more(("one_leg",), ())
    assert symptoms.asks_more((), ("numb",))
    assert not symptoms.asks_more(("lower_back",), ("ache", "stiff"))
