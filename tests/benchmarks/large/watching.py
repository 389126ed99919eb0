"""How much work a page asks of the database, counted and not timed: steps of SQLite's own machine, by statement."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

_MANY = re.compile(r"\?(?:, \?)+")
EVERY = 10
"""Steps between two looks; a statement of fewer costs nothing worth counting."""


class Asked:
    """Steps and times by statement, lists of values taken for one."""

    def __init__(self) -> None:
        self.steps: Counter[str] = Counter()
        self.times: Counter[str] = Counter()
        self.example: dict[str, tuple[str, Any]] = {}
        self._now = ""

    def begins(self, sql: str, given: Any) -> None:
        """From here on steps belong to that statement."""
        self._now = _MANY.sub("?…", sql)
        self.times[self._now] += 1
        self.example.setdefault(self._now, (sql, given))

    def step(self) -> int:
        """So many more; 0 lets SQLite go on."""
        self.steps[self._now] += EVERY
        return 0


@contextmanager
def watched(engine: Engine) -> Iterator[Asked]:
    """What is asked of that engine meanwhile, in whichever thread; its connections are opened anew for it, and again after."""
    asked = Asked()

    def connect(driven: Any, _record: Any) -> None:
        driven.set_progress_handler(asked.step, EVERY)

    def begins(_conn: Any, _cursor: Any, sql: str, given: Any, _context: Any, _many: Any) -> None:
        asked.begins(sql, given)

    engine.dispose()
    event.listen(engine.pool, "connect", connect)
    event.listen(engine, "before_cursor_execute", begins)
    try:
        yield asked
    finally:
        event.remove(engine.pool, "connect", connect)
        event.remove(engine, "before_cursor_execute", begins)
        engine.dispose()


def plan(engine: Engine, sql: str, given: Any) -> list[str]:
    """SQLite's plan for a statement, line by line."""
    with engine.connect() as connection:
        driven: Any = connection.connection.driver_connection
        return [str(row[3]) for row in driven.execute(f"EXPLAIN QUERY PLAN {sql}", given or ()).fetchall()]
