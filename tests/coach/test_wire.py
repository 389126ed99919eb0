"""The lines of `screen`: key by key, in order, at once, and one clear sentence for every line that cannot be answered."""

import io
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from lbp_core.coach.wire import wire
from lbp_core.coach.wire.wire import LONGEST, answer_lines, run, screen_line
from lbp_core.coach.wire.wire_reading import read_line
from lbp_core.evidence.questions import asked_at
from lbp_core.models.refusal import Refused
from lbp_core.models.review import ReviewInput
from lbp_core.models.screening import Occasion

ROOT = Path(__file__).parents[2]
PLAIN = {"answers": {item.id: "no" for item in asked_at(Occasion.FULL)}, "age": 40}
LISTEN = "import sys; from lbp_core.coach.wire.wire import run; sys.exit(run('screen', sys.stdin, sys.stdout))"


def answered(*lines: bytes) -> list[dict[str, Any]]:
    out = io.BytesIO()
    assert run("screen", io.BytesIO(b"\n".join(lines)), out) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def line(**more: Any) -> bytes:
    return json.dumps(PLAIN | more).encode()


def test_an_answer_has_the_five_keys_in_their_order() -> None:
    (given,) = answered(line())
    assert list(given) == ["disposition", "may_train", "presentation", "reasons", "ask"]
    assert list(given["reasons"][0]) == ["rule", "verdict", "says", "source", "tag"]
    assert given["ask"] == ["pain_average", "irritability"]


@pytest.mark.parametrize(
    ("answers", "may_train"), [({}, True), ({"leg_pain": "yes"}, "modified"), ({"shape": "yes"}, False)]
)
def test_may_train_is_true_modified_or_false(answers: dict[str, str], may_train: bool | str) -> None:
    (given,) = answered(line(answers=PLAIN["answers"] | answers))
    assert given["may_train"] is may_train or given["may_train"] == may_train == "modified"


def test_every_key_of_the_contract_is_read() -> None:
    everything = {
        "as_of": "2026-03-10",
        "sex": "m",
        "pain_now": 2,
        "pain_average": 2.5,
        "pain_worst": 4,
        "duration_weeks": 30,
        "irritability": {"light_activity": False, "peak": 3, "settles_hours": 0.5},
        "week_means": [2, 1.5],
        "triggers": ["flexion", "leg_symptoms"],
        "clearances": [{"date": "2026-03-10", "by": "GP", "covers": ["shape"], "limits": None}],
        "stable": [{"id": "neuro_tingle", "date": "2020-01-01", "by": "GP"}],
    }
    (given,) = answered(line(**everything))
    assert (given["disposition"], given["presentation"], given["ask"]) == ("manage", "chronic_recurrent", [])
    (nothing,) = answered(line(**dict.fromkeys(["as_of", "sex", "pain_now", "irritability", "week_means"])))
    assert nothing["disposition"] == "manage"


def test_answers_come_in_the_order_of_the_lines_and_blank_lines_are_counted() -> None:
    given = answered(line(), b"", b"   ", b"oops", line(age=17), b"\r")
    assert [item.get("disposition") or item["line"] for item in given] == ["manage", 4, "out_of_scope"]


BAD = [
    (b"oops", "not JSON at column 1: a value is missing or has no quotes; .* Send one whole JSON object per line"),
    (b"[" * 100_000, "not JSON at column .*: it is nested too deeply"),
    (b'{"age": 40, "answers": {}', "not JSON at column 25: it ends too early; a closing } or ] is missing"),
    (b'{"age": 40, "answers": {}} 7', "not JSON at column 28: something follows after the object has ended"),
    (b'{"age": 40, "answers": {}} {}', "not JSON at column 28: something follows after the object has ended"),
    (b'{"age": 40, "answers": {},}', "not JSON at column 27: there is a comma with nothing after it"),
    (b'{"age": 40, "answers": {"shape": "ye', 'it ends inside a text; the closing " is missing'),
    (b"{'age': 40}", "not JSON at column 2: a key goes in double quotes"),
    (b'{"age" 40}', "not JSON at column 8: a key has no colon after it"),
    (b'{"age": 40 "sex": "f"}', "an object goes on with a comma or ends with }"),
    (b'{"age": 40, "week_means": [1 2]}', r"a list goes on with a comma or ends with \]"),
    (b'{"age": None, "answers": {}}', "bare words are true, false and null"),
    (b'{"age": 040, "answers": {}}', "a number is written the JSON way, such as 2.5"),
    (b'{"age": ' + b"4" * 5_000 + b"}", "a number is too large"),
    (b'{"age": 40, "by\t": 1}', "a text holds a tab or another sign that cannot be seen"),
    (b'{"age": 40, "b\\y": 1}', "a backslash in a text begins no sign that JSON knows"),
    (b"[]", r"The line is \[\]; send one JSON object"),
    (b"null", "The line is null; send one JSON object"),
    (b'{"age": 40, "answers": \xff{}}', "Byte 24 of the line is not UTF-8"),
    (b"{}", "'answers' is missing"),
    (b'{"answers": {}}', "'age' is missing"),
    (b'{"age": 40, "age": 41, "answers": {}}', "'age' is written twice in one object"),
    (b'{"age": 40, "answers": {"shape": "yes", "shape": "no"}}', "'shape' is written twice"),
    (
        b'{"age" :40, "answers": {}, "stable": [{"id":"shape", "id":"aaa", "date":"2020-01-01"}]}',
        "'id' is written twice",
    ),
    (b'{"age": 40, "anwsers": {}}', "'anwsers' is not a key of this line. Did you mean 'answers'"),
    (line(irritability={"peek": 3}), "'irritability.peek' is not a key of this line. Did you mean 'peak'"),
    (line(answers={"ces_sadle": "yes"}), "'ces_sadle', which is not a question id. Did you mean 'ces_saddle'"),
    (line(answers={"age_60new": "no"}), "'age_60new' is worked out, never answered"),
    (line(answers={"shape": "Yes"}), "answers.shape is \"Yes\"; allowed are 'yes', .* Did you mean 'yes'"),
    (line(answers={"shape": None}), "answers.shape is null; .* An answer that nobody gave is 'not_asked', or left out"),
    (line(answers={"SHAPE": "no"}), "answers has 'SHAPE', .* Did you mean 'shape'"),
    (line(Age=40), "'Age' is not a key of this line. Did you mean 'age'"),
    (line(sex="M"), "sex is \"M\"; allowed are 'f' or 'm'. Did you mean 'm'"),
    (line(answers={"shape": False}), "answers.shape is false; allowed are"),
    (line(answers=[]), r"answers is \[\]; it must be an object"),
    (line(age="40"), 'age is "40"; it must be a whole number, without quotes'),
    (line(age=True), "age is true; it must be a whole number"),
    (line(age=-1), "age is -1; it may not be below 0"),
    (line(age=121), "age is 121; it may not be above 120"),
    (line(age=40.5), "age is 40.5; it must be a whole number"),
    (line(pain_now=14), "pain_now is 14; it may not be above 10"),
    (line(pain_now=-0.1), "pain_now is -0.1; it may not be below 0"),
    (line(pain_now=True), "pain_now is true; it must be a number"),
    (line(pain_now=float("nan")), "pain_now is NaN; it must be a finite number, or null"),
    (line(duration_weeks=float("inf")), "duration_weeks is Infinity; it must be a finite number"),
    (line(week_means=[1, None]), r"week_means\[1\] is null; it must be a number"),
    (line(sex="male"), "sex is \"male\"; allowed are 'f' or 'm'"),
    (line(triggers=["flexon"]), r"triggers\[0\] is \"flexon\".* Did you mean 'flexion'"),
    (line(as_of="10.3.2026"), 'as_of is "10.3.2026"; it must be a date of the calendar, written YYYY-MM-DD'),
    (line(as_of=20260310), "as_of is 20260310; it must be a date in quotes"),
    (line(clearances=[{"date": "2026-02-30", "covers": []}]), r"clearances\[0\].date is \"2026-02-30\""),
    (line(clearances=[{"date": "2026-02-20", "covers": ["shap"]}]), "clearances has 'shap'.* 'shape'"),
    (line(stable=[{"date": "2026-02-20"}]), r"'stable\[0\].id' is missing"),
    (
        line(as_of="2026-03-10", stable=[{"id": "shape", "date": "2026-03-11"}]),
        "dated 2026-03-11, which is after as_of",
    ),
    (b'{"age": 40, "answers": {"\\ud800": "no"}}', "not JSON"),
    (line(by="x" * 500), "'by' is not a key of this line"),
    (line(**{"k" * 500: 1}), f"'{'k' * 60}…' is not a key"),
]


@pytest.mark.parametrize(("bad", "says"), BAD, ids=[f"{n}_{says[:30]}" for n, (_, says) in enumerate(BAD)])
def test_a_bad_line_says_what_is_wrong_and_the_stream_goes_on(bad: bytes, says: str) -> None:
    before, error, after = answered(line(), bad, line())
    assert before == after
    assert list(error) == ["error", "line"]
    assert error["line"] == 2
    assert re.search(says, error["error"]), error["error"]
    assert error["error"].endswith(".")
    assert len(error["error"]) < 400


def test_an_over_long_line_is_refused_whole_and_the_next_one_is_answered() -> None:
    error, after = answered(b'{"age": "' + b"9" * (2 * LONGEST) + b'"}', line())
    assert (error["line"], after["disposition"]) == (1, "manage")
    assert "longer than 4,000,000 bytes" in error["error"]


def test_a_colon_inside_a_text_is_not_taken_for_a_key() -> None:
    seen = [{"date": "2026-03-10", "covers": ["shape"], "by": 'GP: "Dr: A":', "limits": "none: really"}]
    (given,) = answered(line(clearances=seen, as_of="2026-03-10"))
    assert given["disposition"] == "manage"


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble() -> None:
    given = answered(b"\xef\xbb\xbf" + line() + b"\r", line())
    assert [item["disposition"] for item in given] == ["manage", "manage"]


def test_a_fault_of_ours_is_told_apart_and_the_stream_goes_on() -> None:
    def broken(_: bytes) -> bytes:
        raise KeyError("x")

    out = io.BytesIO()
    answer_lines(io.BytesIO(b"1\n2\n"), out, broken)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert (first["line"], second["line"]) == (1, 2)
    assert "A fault in this program (KeyError), not in the line" in first["error"]


def test_a_reader_that_went_away_ends_it_quietly() -> None:
    class Gone(io.BytesIO):
        def flush(self) -> None:
            raise BrokenPipeError

    assert run("screen", io.BytesIO(line()), Gone()) == 0


@pytest.mark.parametrize("place", ["sessions[0].exercises[1].prescribed.reps", "check_ins[0].activities[0].score"])
def test_a_problem_deep_in_a_history_is_told_by_its_place(place: str) -> None:
    history = {
        "as_of": "2026-03-08",
        "sessions": [
            {"date": "2026-03-02", "completed": True, "exercises": [{"exercise": "row"}, {"exercise": "row"}]}
        ],
        "check_ins": [{"date": "2026-03-08", "activities": [{"name": "stairs", "score": 5}]}],
    }
    if "reps" in place:
        history["sessions"][0]["exercises"][1]["prescribed"] = {"reps": "eight"}
    else:
        history["check_ins"][0]["activities"][0]["score"] = 11
    with pytest.raises(Refused, match=place.replace("[", r"\[").replace("]", r"\]")):
        read_line(ReviewInput, json.dumps(history).encode())


def test_a_key_written_twice_deep_in_a_history_is_found() -> None:
    row = b'{"date": "2026-03-02", "completed": true, "pain_before": 2, "pain_before": 8}'
    with pytest.raises(Refused, match="'pain_before' is written twice"):
        read_line(ReviewInput, b'{"as_of": "2026-03-08", "sessions": [' + row + b"]}")


def test_write_one_read_one_works_through_a_pipe() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LISTEN], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        too_late = Timer(30, talk.kill)
        too_late.start()
        for age, end in ((40, "manage"), (17, "out_of_scope"), (40, "manage")):
            talk.stdin.write(line(age=age) + b"\n")
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["disposition"] == end
        talk.stdin.close()
        assert talk.wait(30) == 0
        too_late.cancel()


def test_a_thousand_screenings_take_less_than_a_second() -> None:
    given = line(pain_average=4, irritability={"light_activity": False, "peak": 4, "settles_hours": 2})
    screen_line(given)
    began = time.process_time()
    for _ in range(1_000):
        screen_line(given)
    assert time.process_time() - began < 1


def test_the_lines_need_neither_pages_nor_tables() -> None:
    heavy = "import sys, lbp_core.coach.wire.wire; print([m for m in ('streamlit', 'pandas', 'altair') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", heavy], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_verb_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        wire.run("guess", io.BytesIO(), io.BytesIO())
