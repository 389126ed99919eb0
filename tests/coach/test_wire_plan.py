"""The lines of `plan`: a programme with its reasons, none for who may not train, one sentence for a line that is wrong."""

import io
import json
import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.wire.wire import run
from lbp_core.evidence.questions import asked_at, questions
from lbp_core.models.programme import Programme
from lbp_core.models.screening import Occasion, Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from tests.planning.checker import faults, trained_blocks
from tests.planning.drafting import random_clients

NO = {item.id: "no" for item in asked_at(Occasion.FULL)}
EASY = {"light_activity": False, "peak": 3, "settles_hours": 0.5}
IRRITABLE = {
    Presentation.ACUTE_FLARED: {"pain_average": 7, "irritability": {"light_activity": True, "peak": 8, "settles_hours": 30}},
    Presentation.SUBACUTE_IMPROVING: {"pain_average": 4, "irritability": EASY},
    Presentation.CHRONIC_RECURRENT: {"pain_average": 2, "irritability": EASY, "week_means": [2, 2], "duration_weeks": 30},
}  # fmt: skip
PLAIN = {"screening": {"answers": NO, "age": 40} | IRRITABLE[Presentation.SUBACUTE_IMPROVING], "start": "2026-03-02"}


def answered(*given: dict[str, Any]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    assert run("plan", io.BytesIO(b"\n".join(json.dumps(one).encode() for one in given)), out) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def screening(answers: dict[str, str] | None = None, **more: object) -> dict[str, Any]:
    return PLAIN | {"screening": PLAIN["screening"] | {"answers": NO | (answers or {})} | more}


def read_back(told: dict[str, Any], presentation: Presentation) -> Programme:
    """The programme that the line told, as a model again."""
    weeks = []
    for week in told["programme"]["weeks"]:
        for day in week["days"]:
            for block in day["blocks"]:
                for item in block["exercises"]:
                    kilos = item["dose"].pop("load_kg")
                    item["dose"]["load_g"] = None if kilos is None else round(kilos * 1000)
        first = date.fromisoformat(week["days"][0]["date"])
        weeks.append({"monday": (first - timedelta(days=first.weekday())).isoformat(), "days": week["days"]})
    return Programme.model_validate_json(
        json.dumps({"presentation": presentation, "weeks": weeks, "broken": told["broken"]})
    )


def test_a_programme_has_the_keys_of_the_contract() -> None:
    (given,) = answered(PLAIN | {"minutes": 40, "weeks": 2, "equipment": ["dumbbell"]})
    assert list(given) == ["programme", "broken", "ruled_out"]
    day = given["programme"]["weeks"][0]["days"][0]
    assert list(day) == ["date", "kind", "minutes", "blocks"]
    assert list(day["blocks"][0]) == ["block", "minutes", "exercises"]
    assert list(day["blocks"][0]["exercises"][0]) == ["exercise", "rung", "dose", "why"]
    assert day["blocks"][0]["exercises"][0]["why"]
    assert len(given["programme"]["weeks"]) == 2
    assert any("needs" in line or "no " in line for line in given["ruled_out"])


CLIENTS = list(random_clients(150, seed=20261122))


@pytest.mark.parametrize("number", range(0, 150, 25))
def test_what_the_line_tells_keeps_every_hard_rule(number: int) -> None:
    clients = CLIENTS[number : number + 25]
    asked = []
    for wishes, presentation, triggers, may_train, start in clients:
        answers = NO | ({"infl": "yes"} if may_train is MayTrain.MODIFIED else {})
        screened = {"answers": answers, "age": 40, "triggers": list(triggers)} | IRRITABLE[presentation]
        wanted = wishes.model_dump(mode="json")
        wanted["avoid"] += [] if wanted.pop("floor") else ["floor"]
        asked.append({"screening": screened, "start": start.isoformat()} | wanted)
    for (wishes, presentation, triggers, may_train, _), told in zip(clients, answered(*asked), strict=True):
        programme = read_back(told, presentation)
        gentle = may_train is MayTrain.MODIFIED
        assert faults(programme, wishes, presentation, triggers, gentle=gentle) == []
        assert trained_blocks(programme) & {"core", "strength"}


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("answer", ["yes", "unsure", "declined", "not_asked"])
@pytest.mark.parametrize(
    "question", [one.id for one in questions().values() if one.level.value == "emergency" and one.id in NO]
)
def test_no_plan_is_made_behind_an_emergency_question_without_a_plain_no(question: str, answer: str) -> None:
    (given,) = answered(screening({question: answer}))
    assert list(given) == ["none", "reasons"]
    assert given["none"].startswith("No programme: ")
    assert given["reasons"]


def test_where_the_stage_is_not_known_the_line_says_what_to_ask() -> None:
    (given,) = answered({"screening": {"answers": NO, "age": 40}, "start": "2026-03-02"})
    assert "pain_average and irritability" in given["none"]
    assert len(given["reasons"]) == 2


def test_a_leg_sign_among_the_answers_keeps_end_range_bending_out_as_the_ticked_trigger_does() -> None:
    told, ticked = answered(screening({"leg_pain": "yes"}), screening({"leg_pain": "yes"}, triggers=["leg_symptoms"]))
    assert told == ticked
    (plain,) = answered(PLAIN)
    assert told["programme"] != plain["programme"]


def test_a_clinicians_limit_in_words_is_handed_on() -> None:
    cleared = {"date": "2026-03-01", "by": "Dr Osei", "covers": ["shape"], "limits": "nothing over 10 kg"}
    (given,) = answered(screening({"shape": "yes"}, as_of="2026-03-01", clearances=[cleared]))
    assert any("nothing over 10 kg" in line for line in given["broken"])


BAD = [
    ({"equipment": ["dumbell"]}, "Did you mean 'dumbbell'"),
    ({"avoid": ["deadbug"]}, "Did you mean 'dead-bug'"),
    ({"minutes": 5}, "minutes is 5; it may not be below 10"),
    ({"weeks": 7}, "weeks is 7; it may not be above 4"),
    ({"days_per_week": 0}, "days_per_week is 0"),
    ({"days": 3}, "'days' is not a key"),
    ({"start": "2 March"}, "YYYY-MM-DD"),
    ({"start": "2026-03-01", "screening": screening(as_of="2026-03-02")["screening"]}, "before the screening's as_of"),
    ({"goals": "lifting"}, "a list in"),
]


@pytest.mark.parametrize(("wrong", "says"), BAD)
def test_a_line_that_is_wrong_gets_one_sentence_and_the_stream_goes_on(wrong: dict[str, Any], says: str) -> None:
    bad, good = answered(PLAIN | wrong, PLAIN)
    assert list(bad) == ["error", "line"]
    assert says in bad["error"]
    assert "programme" in good


def test_null_minutes_days_and_weeks_mean_the_usual_ones() -> None:
    given, usual = answered(PLAIN | dict.fromkeys(["minutes", "days_per_week", "weeks"]), PLAIN)
    assert given == usual


def test_write_one_read_one_works_through_a_pipe_and_the_same_line_gets_the_same_plan() -> None:
    command = [sys.executable, "-m", "lbp_core", "plan"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ran:
        assert ran.stdin is not None
        assert ran.stdout is not None
        told = []
        for _ in range(2):
            ran.stdin.write(json.dumps(PLAIN).encode() + b"\n")
            ran.stdin.flush()
            told.append(ran.stdout.readline())
        ran.stdin.close()
    assert told[0] == told[1]
    assert ran.returncode == 0


def test_nobody_is_left_without_a_word_whatever_they_have_and_avoid() -> None:
    everything = [trigger.value for trigger in Trigger]
    given = answered(
        screening(triggers=everything) | {"minutes": 10, "days_per_week": 1},
        PLAIN | {"minutes": 10, "avoid": ["bird-dog", "glute-bridge", "dead-bug", "side-plank", "walk"]},
    )
    for told in given:
        assert ("programme" in told and told["broken"]) or told.get("none")


def test_the_end_of_the_calendar_is_answered_like_any_other_slip() -> None:
    late, plain = answered(PLAIN | {"start": "9999-12-31"}, PLAIN)
    assert "start is" in late["error"]
    assert "9999-01-01" in late["error"]
    assert "programme" in plain


def test_what_is_asked_for_and_left_out_at_once_is_left_out_and_said() -> None:
    (told,) = answered(PLAIN | {"prefer": ["squat"], "avoid": ["squat"]})
    assert "Squat was both asked for and to be left out, so it is left out." in told["broken"]
    assert '"squat"' not in json.dumps(told["programme"])
