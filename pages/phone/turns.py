"""Phones take turns: fifty at once would be forty threads that a trainer's tap waits behind."""

from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.responses import Response

AT_ONCE = 8
_TURNS: RunVar[CapacityLimiter] = RunVar("phones at once")


async def in_turn(work: Callable[[], Response]) -> Response:
    """Does the work in a thread as soon as it is its turn; few work at once, the others wait here."""
    try:
        turns = _TURNS.get()
    except LookupError:
        turns = CapacityLimiter(AT_ONCE)
        _TURNS.set(turns)
    return await to_thread.run_sync(work, limiter=turns)
