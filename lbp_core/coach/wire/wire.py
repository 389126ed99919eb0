"""`screen`, `plan` and `review` for other programs: JSON lines in, JSON lines out, in order, flushed one by one.

What a broken line is told is in wire_reading.py; what an answer says is in screening.py, wire_plan.py and review.py.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, BinaryIO

from lbp_core.coach.screening.screening import screen
from lbp_core.coach.wire.wire_reading import read_line
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import ScreenInput
from lbp_core.models.verdict import MayTrain

LONGEST = 4_000_000
MAY_TRAIN = {MayTrain.YES: True, MayTrain.MODIFIED: "modified", MayTrain.NO: False}


def run(verb: str, stdin: IO[Any], stdout: IO[Any]) -> int:
    """Answer every line of `stdin` until it ends or nobody reads on; 0 then. KeyError on an unknown verb."""
    answer = {"screen": screen_line, "plan": plan_line, "review": review_line}[verb]
    with suppress(BrokenPipeError):
        answer_lines(_bytes_of(stdin), _bytes_of(stdout), answer)
    return 0


def answer_lines(stream_in: BinaryIO, stream_out: BinaryIO, verb: Callable[[bytes], bytes]) -> None:
    """One answer per line, flushed at once. A blank line is counted and has no answer; a bad line gets its sentence."""
    number = 0
    while line := stream_in.readline(LONGEST + 1):
        number += 1
        if line.strip():
            stream_out.write(_answer(line, number, stream_in, verb) + b"\n")
            stream_out.flush()


def screen_line(line: bytes) -> bytes:
    """One screening as JSON to its result as JSON. Raises Refused."""
    result = screen(read_line(ScreenInput, line))
    shown = result.model_dump(mode="json") | {"may_train": MAY_TRAIN[result.may_train]}
    return json.dumps(shown, ensure_ascii=False).encode()


def plan_line(line: bytes) -> bytes:
    """One client to plan for as JSON to a programme as JSON. Raises Refused."""
    from lbp_core.coach.wire import wire_plan

    return wire_plan.plan_line(line)


def review_line(line: bytes) -> bytes:
    """One history as JSON to the week's decision as JSON. Raises Refused."""
    from lbp_core.coach.weekly.review import review  # waits: a screening does without it
    from lbp_core.coach.weekly.review_input import check
    from lbp_core.models.review import ReviewInput

    given = read_line(ReviewInput, line)
    check(given)
    return review(given).model_dump_json(by_alias=True).encode()


def _bytes_of(stream: Any) -> BinaryIO:
    under: BinaryIO = getattr(stream, "buffer", stream)
    return under


def _answer(line: bytes, number: int, stream_in: BinaryIO, verb: Callable[[bytes], bytes]) -> bytes:
    if len(line) > LONGEST:
        _skip_to_the_end(line, stream_in)
        return _error(f"The line is longer than {LONGEST:,} bytes. Send a shorter history.", number)
    try:
        return verb(line.removeprefix(b"\xef\xbb\xbf").strip())
    except Refused as refused:
        return _error(str(refused), number)
    except BrokenKnowledge as broken:
        return _error(
            f"The knowledge in data/ needs mending first: {broken.problems[0]} `check-data` tells all.", number
        )
    except Exception as fault:  # noqa: BLE001 - the stream goes on, whatever one line brings out
        return _error(f"A fault in this program ({type(fault).__name__}), not in the line. Please report it.", number)


def _skip_to_the_end(line: bytes, stream_in: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream_in.readline(LONGEST)


def _error(says: str, number: int) -> bytes:
    return json.dumps({"error": says, "line": number}, ensure_ascii=False).encode("utf-8", "replace")
