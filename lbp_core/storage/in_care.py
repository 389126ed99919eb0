"""Whose clients somebody may see, and how long that list is: rows are found through a short one, checked against a long one."""

from sqlalchemy import Connection, Select, literal, or_, select

from lbp_core.models.people import Seen
from lbp_core.storage.tables import care

MANY = 1_000
_SOME = "SELECT count(*) FROM (SELECT 1 FROM care WHERE person_id = ? LIMIT ?)"


def has_many(conn: Connection, person_id: str | None) -> bool:
    """True where laying the list out costs more than a look at each row that is found. Asked of SQLite's driver itself."""
    cursor = conn.connection.cursor()
    cursor.execute(_SOME, (person_id, MANY))
    found: int = cursor.fetchall()[0][0]
    return found >= MANY


def in_care(seen: Seen) -> Select[tuple[str]]:
    """The ids of the clients whom these eyes may see."""
    if seen.client_id is not None:
        return select(literal(seen.client_id))
    lasting = or_(care.c.until.is_(None), care.c.until >= day_of(seen))
    return select(care.c.client_id).where(care.c.person_id == seen.person_id, lasting)


def day_of(seen: Seen) -> str:
    """A sight without a day sees no share: its end could not be judged."""
    return "9999-12-31" if seen.on is None else seen.on.isoformat()
