"""The trial of virtual clients can be trusted: the same each time, the same through the real pipe, and the review holds up."""

import json
import os
import subprocess
import sys

from lbp_core.coach.weekly.review import review
from lbp_core.models.review import ReviewInput
from tests.benchmarks.trial.body import Body
from tests.benchmarks.trial.deciding import WAYS, Seen
from tests.benchmarks.trial.diary import Diary
from tests.benchmarks.trial.living import Came, Life
from tests.benchmarks.trial.measuring import SUMS, trained
from tests.benchmarks.trial.people import KINDS, Person, person
from tests.benchmarks.trial.worlds import ORDINARY
from tests.source import ROOT

WEEKS, EACH = 12, 2


def people() -> list[Person]:
    return [person(kind, ORDINARY, number) for kind in KINDS for number in range(EACH * kind.weight)]


def lived(way: str) -> list[Came]:
    return [Life(one, WAYS[way]).live() for one in people()]


def histories() -> list[ReviewInput]:
    """What one client of each kind has written after twelve weeks of +3 % a week."""
    found = []
    for kind in KINDS:
        one = person(kind, ORDINARY, 1)
        body, diary = Body(one, one.tolerance), Diary(one, 4.0)
        for week in range(WEEKS):
            diary.write(body.live(week, 1.03**week))
        found.append(diary.given(WEEKS - 1))
    return found


def test_the_same_client_lives_the_same_life_twice() -> None:
    kind = KINDS[0]
    first, again = (Life(person(kind, ORDINARY, 3), WAYS["engine"]).live() for _ in range(2))
    assert first == again
    assert first != Life(person(kind, ORDINARY, 4), WAYS["engine"]).live()


def test_the_real_pipe_answers_as_the_function_does() -> None:
    given = histories()
    lines = "".join(one.model_dump_json(by_alias=True) + "\n" for one in given)
    told = subprocess.run(
        [sys.executable, "-m", "lbp_core", "review"], cwd=ROOT, input=lines, capture_output=True, text=True,
        check=True, env=os.environ,
    )  # fmt: skip
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert [answer["verdict"] for answer in answers] == [review(one).verdict for one in given]
    assert [answer["load_factor"] for answer in answers] == [review(one).load_factor for one in given]


def test_the_review_is_safer_than_steps_that_gain_as_much_and_gains_more_than_steps_that_are_as_safe() -> None:
    ways = {way: trained(lived(way)) for way in ("engine", "blind +3 %", "fixed +5 %", "never changing", "oracle")}
    gain = {way: SUMS["gain"](came) for way, came in ways.items()}
    flares = {way: SUMS["flare weeks"](came) for way, came in ways.items()}
    assert flares["engine"] <= 1.2 < flares["blind +3 %"] < flares["fixed +5 %"]
    assert gain["engine"] > max(gain["blind +3 %"], gain["fixed +5 %"], gain["never changing"])
    assert gain["engine"] >= 0.6 * gain["oracle"]


def test_only_the_oracle_sees_the_body() -> None:
    """A decider that is shown no body decides the same."""
    one = person(KINDS[0], ORDINARY, 2)
    body, diary = Body(one, one.tolerance), Diary(one, 4.0)
    for week in range(WEEKS):
        felt = diary.write(body.live(week, 1.0))
    for way, decide in WAYS.items():
        if way != "oracle":
            blind = Seen(WEEKS - 1, 1.0, 1.0, diary, felt, None)  # type: ignore[arg-type]
            assert decide(blind) == decide(Seen(WEEKS - 1, 1.0, 1.0, diary, felt, body))
