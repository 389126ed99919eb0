"""What a client sent can be read by the trainer: on the review, the check-in page and the record, gaps as gaps."""

from datetime import timedelta

import pytest

from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio
from lbp_core.models.history import Activity, CheckIn, FlareLength
from lbp_core.models.records import By
from tests.pages.conftest import Clock, Open
from tests.people import anna, at, day

SUNDAY = 6


def told(studio: Studio, client_id: str, check_in: CheckIn, *, note: str | None = None, key: str = "one") -> None:
    when = at(check_in.date, 18)
    sharing.send_check_in(studio, client_id, check_in, {}, by=By.CLIENT, note=note, key=key, at=when)


def read_back(page: Open, name: str, client_id: str) -> list[str]:
    [part] = [one for one in page(name, client=client_id).expander if one.label == "What the client said"]
    return [one.value for one in [*part.markdown, *part.text]]


@pytest.mark.parametrize("name", ["review", "check_in", "clients"])
def test_a_check_in_is_read_back_answer_by_answer(page: Open, studio: Studio, clock: Clock, name: str) -> None:
    client, clock.at = anna(studio), at(day(SUNDAY), 20)
    assert "No check-in for this week or the last." in read_back(page, name, client.id)
    week = CheckIn(
        date=day(SUNDAY),
        pain_average=0,
        flare=FlareLength.UNDER_A_DAY,
        nights_disturbed=2,
        activities=(Activity(name="Lifting *my* grandchild", score=7),),
    )
    told(studio, client.id, week, note="A [good](http://x) week")
    said = read_back(page, name, client.id)
    ten = "\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}10"
    assert "**Week of 2 Mar**" in said
    assert f"Your back pain on an average day – 0{ten}" in said, "a zero is an answer"
    assert "Your back pain at its worst – not answered" in said
    assert "A flare this week? – Yes, for less than a day" in said
    assert "Nights your back disturbed your sleep – 2" in said
    assert "How sure are you that you can do your day, with your back as it is? – not answered" in said
    assert f"Lifting *my* grandchild – 7{ten}" in said
    assert "Training sessions you did – not answered" in said
    assert "Anything new, or getting worse, since your last check-in? – not answered" in said
    assert "Anything your trainer should know? – A [good](http://x) week" in said


def test_the_newest_of_this_week_and_the_last_is_shown_and_no_older_one(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client = anna(studio)
    for number, (on, pain) in enumerate([(SUNDAY, 8), (13, 7), (20, 6), (20, 5)]):
        clock.at = at(day(on), 20) + timedelta(minutes=number)
        told(studio, client.id, CheckIn(date=day(on), pain_average=pain), key=str(number))
    said = read_back(page, "review", client.id)
    assert [line for line in said if line.startswith("**Week")] == ["**Week of 16 Mar**", "**Week of 9 Mar**"]
    average = [line for line in said if line.startswith("Your back pain on an average day")]
    assert [line.split(" – ")[1][0] for line in average] == ["5", "7"]
