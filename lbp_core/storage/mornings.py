"""Morning answers read back. Writing them is with the weeks' other records; what they mean is known in facts/."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from lbp_core.storage.columns import day, to_day
from lbp_core.storage.tables import mornings


def morning_scores(tx: Connection, client_id: str, *, on: date) -> tuple[float, ...]:
    """Every pain score sent on that day, 0-10, in the order they were sent; answers without a score are left out."""
    wanted = select(mornings.c.score).where(
        mornings.c.client_id == client_id, mornings.c.on_day == day(on), mornings.c.score.is_not(None)
    )
    return tuple(tx.execute(wanted.order_by(mornings.c.seq)).scalars())


Morning = tuple[date, float | None]


def mornings_since(tx: Connection, client_ids: Sequence[str], *, since: date) -> dict[str, list[Morning]]:
    """By client, in the order they were sent: the day of each morning answer and its score, where there was one."""
    wanted = (
        select(mornings.c.client_id, mornings.c.on_day, mornings.c.score)
        .where(mornings.c.client_id.in_(client_ids), mornings.c.on_day >= day(since))
        .order_by(mornings.c.seq)
    )
    found: dict[str, list[Morning]] = defaultdict(list)
    for row in tx.execute(wanted):
        found[row.client_id].append((to_day(row.on_day), row.score))
    return found
