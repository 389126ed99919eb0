"""Morning answers read back. Writing them is with the weeks' other records; what they mean is known in facts/."""

from datetime import date

from sqlalchemy import Connection, select

from lbp_core.storage.columns import day
from lbp_core.storage.tables import mornings


def morning_scores(tx: Connection, client_id: str, *, on: date) -> tuple[float, ...]:
    """Every pain score sent on that day, 0-10, in the order they were sent; answers without a score are left out."""
    wanted = select(mornings.c.score).where(
        mornings.c.client_id == client_id, mornings.c.on_day == day(on), mornings.c.score.is_not(None)
    )
    return tuple(tx.execute(wanted.order_by(mornings.c.seq)).scalars())
