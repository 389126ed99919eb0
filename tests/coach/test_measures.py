"""Scores over time: from the check-ins and from the trainer's own hand, each with what its change means."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.coach.client import caseload
from lbp_core.coach.client.body_size import as_kept, as_shown
from lbp_core.coach.phone import sharing
from lbp_core.coach.screening.measures import measures, offered, record_measure
from lbp_core.coach.studio import Studio
from lbp_core.coach.today import waiting
from lbp_core.evidence import measures as kept
from lbp_core.evidence.sources import sources
from lbp_core.models.client import ClientDetails, WeightUnit
from lbp_core.models.history import Activity, CheckIn
from lbp_core.models.measure import Better, Change, MeasureRow, MeasureScore
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from tests.people import MONDAY, anna, at, day


def score(studio: Studio, client_id: str, measure: str, value: float, number: int = 0) -> None:
    said = MeasureScore(measure=measure, score=value, on=day(number))
    record_measure(studio, client_id, said, key=f"{measure} {value} {number}", at=at(day(number), 9))


def rows(studio: Studio, client_id: str, number: int = 100) -> dict[str, MeasureRow]:
    return {row.name: row for row in measures(studio, client_id, on=day(number))}


def test_a_score_is_kept_with_its_day_and_says_how_far_it_moved(studio: Studio) -> None:
    client = anna(studio)
    score(studio, client.id, "rmdq", 14)
    assert rows(studio, client.id)["Roland-Morris (RMDQ)"].change is Change.FIRST
    score(studio, client.id, "rmdq", 11, 28)
    row = rows(studio, client.id)["Roland-Morris (RMDQ)"]
    assert row.scores == ((MONDAY, 14), (day(28), 11))
    assert row.says == "11 of 24; at first 14 of 24. Changed by 3, within the ups and downs of this score (5)."
    score(studio, client.id, "rmdq", 6, 56)
    assert "a change that counts" in rows(studio, client.id)["Roland-Morris (RMDQ)"].says
    score(studio, client.id, "rmdq", 20, 60)
    assert "Worse by 6, more than its ups and downs" in rows(studio, client.id)["Roland-Morris (RMDQ)"].says


def test_m23_the_clients_own_activities_stand_beside_pain_in_the_clients_own_order(studio: Studio) -> None:
    details = ClientDetails(name="Anna Berg", birth_year=1985, activities=("Gardening", "Driving"))
    client = caseload.add_client(studio, details, key="anna", at=at(MONDAY, 8))
    for week, (pain, garden) in enumerate([(6.0, 2.0), (5.0, 4.0), (None, 6.0)]):
        told = (Activity(name="Driving", score=None), Activity(name="Gardening", score=garden))
        sunday = day(6 + 7 * week)
        said = CheckIn(date=sunday, pain_average=pain, confidence=0.0, activities=told)
        sharing.send_check_in(studio, client.id, said, {}, by=By.CLIENT, key=str(week), at=at(sunday, 18))
    score(studio, client.id, "start_back", 1)
    found = rows(studio, client.id)
    assert list(found) == ["Weekly pain", "Gardening", "Confidence", "STarT Back"]
    assert [value for _, value in found["Gardening"].scores] == [2, 4, 6]
    assert [value for _, value in found["Weekly pain"].scores] == [6, 5], "a gap is not a zero"
    assert [value for _, value in found["Confidence"].scores] == [0, 0, 0], "and a zero is a zero"
    assert found["Gardening"].change is Change.BETTER
    assert found["STarT Back"].says.startswith("Medium")


def test_weekly_scores_are_compared_as_means_like_the_pain_chart_so_one_bad_day_is_no_verdict(
    sqlite_studio: Studio,
) -> None:
    client = anna(sqlite_studio)
    for week, pain in enumerate([4.0, 4.0, 3.0, 4.0, 3.0, 2.0, 1.0, 1.0, 1.0, 2.0]):
        sunday = day(6 + 7 * week)
        said = CheckIn(date=sunday, pain_average=pain)
        sharing.send_check_in(sqlite_studio, client.id, said, {}, by=By.CLIENT, key=str(week), at=at(sunday, 18))
    row = rows(sqlite_studio, client.id)["Weekly pain"]
    assert row.change is Change.BETTER
    assert row.says.startswith("1.2 of 10 over the last 4 check-ins; at first 3.8 of 10. Better by 2.6")


def test_what_was_told_later_is_not_known_earlier(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    said = CheckIn(date=day(6), confidence=5.0)
    sharing.send_check_in(sqlite_studio, client.id, said, {}, by=By.CLIENT, key="1", at=at(day(6), 18))
    assert rows(sqlite_studio, client.id, 5) == {}


def test_two_scores_of_one_day_are_one_and_the_later_filed_counts(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    score(sqlite_studio, client.id, "odi", 40)
    score(sqlite_studio, client.id, "odi", 36)
    assert rows(sqlite_studio, client.id)["Oswestry (ODI)"].scores == ((MONDAY, 36),)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (MeasureScore(measure="rmdq", score=25, on=MONDAY), "goes from 0 to 24; 25 is not on it"),
        (MeasureScore(measure="tsk11", score=0, on=MONDAY), "goes from 11 to 44"),
        (MeasureScore(measure="rmqd", score=5, on=MONDAY), "Did you mean 'rmdq'"),
        (MeasureScore(measure="nrs", score=5, on=MONDAY), "not a score that is written down here"),
        (MeasureScore(measure="body_mass", score=20_000, on=MONDAY), "goes from 30 to 300 kg; 20 is not on it"),
        (MeasureScore(measure="start_back", score=0.5, on=MONDAY), "nothing between them"),
        (MeasureScore(measure="rmdq", score=5, on=MONDAY + timedelta(days=1)), "still to come"),
    ],
)
def test_a_score_that_cannot_be_is_refused(sqlite_studio: Studio, said: MeasureScore, sentence: str) -> None:
    client = anna(sqlite_studio)
    with pytest.raises(Refused, match=sentence):
        record_measure(sqlite_studio, client.id, said, key="1", at=at(MONDAY, 9))
    assert rows(sqlite_studio, client.id) == {}


@pytest.mark.hazard("H10")
def test_a_score_sent_twice_is_one_score(studio: Studio) -> None:
    client = anna(studio)
    said = MeasureScore(measure="rmdq", score=5, on=MONDAY)
    made = {record_measure(studio, client.id, said, key="same", at=at(MONDAY, 9)).id for _ in range(2)}
    assert len(made) == 1


def test_m18_no_questionnaire_on_mood_is_offered() -> None:
    known = " ".join(f"{name} {one.name}" for name, one in kept.measures().items()).casefold()
    assert not [word for word in ("phq", "mood", "depress", "hads", "gad") if word in known]


def test_published_forms_are_kept_by_score_only_and_every_number_names_its_source() -> None:
    own = {"nrs", "activity", "confidence", "global_change", "body_mass", "waist"}
    for name, measure in kept.measures().items():
        assert (measure.licence.may == "own_words") is (name in own)
        for size in (measure.matters, measure.noise):
            assert size is None or size.source in sources()
    assert set(offered()) == set(kept.measures()) - {"nrs", "activity", "confidence"}


def test_the_checks_name_a_missing_source_and_a_threshold_without_a_direction() -> None:
    rmdq = kept.measures()["rmdq"]
    said = [str(one) for one in kept.measure_problems({"x": rmdq}, sources={"ostelo-2005", "ostelo-2009"})]
    assert len(said) == 2
    assert "Did you mean 'ostelo-2009'" in said[0]
    aimless = rmdq.model_copy(update={"better": Better.NONE})
    assert "which way is better" in str(next(iter(kept.measure_problems({"x": aimless}, sources=sources()))))


def test_m28_body_mass_and_waist_are_kept_in_whole_grams_and_shown_in_the_clients_own_units(studio: Studio) -> None:
    client = anna(studio)
    score(studio, client.id, "body_mass", 84_500)
    score(studio, client.id, "body_mass", 82_000, 28)
    score(studio, client.id, "waist", 955)
    found = rows(studio, client.id)
    assert found["Body mass"].says == "82 kg; at first 84.5 kg.", "no better, no worse"
    assert found["Waist"].says == "95.5 cm."
    assert (found["Body mass"].measure.low, found["Body mass"].measure.high) == (79, 88), "the drawing has room around"
    in_pounds = client.details.model_copy(update={"weight_unit": WeightUnit.LB})
    caseload.change_client(studio, client.id, in_pounds, version=client.version, key="lb", at=at(day(29), 9))
    found = rows(studio, client.id)
    assert found["Body mass"].scores == ((MONDAY, 186.3), (day(28), 180.8))
    assert found["Waist"].says == "37.6 in."


@pytest.mark.parametrize("unit", list(WeightUnit))
@pytest.mark.parametrize("name", ["body_mass", "waist"])
@given(tenths=st.integers(700, 2900))
def test_a_measurement_comes_back_as_it_was_entered(name: str, unit: WeightUnit, tenths: int) -> None:
    measure = kept.measures()[name]
    stored = as_kept(measure, tenths / 10, unit)
    assert stored.is_integer()
    assert as_shown(measure, stored, unit) == tenths / 10


@pytest.mark.hazard("H08")
def test_a_body_mass_in_the_other_unit_is_asked_for_once_more(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    score(sqlite_studio, client.id, "body_mass", 84_000)
    score(sqlite_studio, client.id, "body_mass", 92_400, 7)
    said = MeasureScore(measure="body_mass", score=185_000, on=day(14))
    with pytest.raises(Refused, match=r"185 kg is 100 % away from the 92.4 kg of 9 March 2026. Check the number"):
        record_measure(sqlite_studio, client.id, said, key="lb", at=at(day(14), 9))
    assert len(rows(sqlite_studio, client.id)["Body mass"].scores) == 2
    record_measure(sqlite_studio, client.id, said, sure=True, key="lb", at=at(day(14), 9))
    assert len(rows(sqlite_studio, client.id)["Body mass"].scores) == 3


def test_m28_body_mass_is_never_required_and_never_changes_a_decision(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    without = (
        caseload.header(sqlite_studio, client.id, on=day(7)),
        waiting.due_for(sqlite_studio, client.id, on=day(7)),
    )
    score(sqlite_studio, client.id, "body_mass", 84_000)
    after = caseload.header(sqlite_studio, client.id, on=day(7)), waiting.due_for(sqlite_studio, client.id, on=day(7))
    assert without == after
