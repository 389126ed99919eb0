"""When each client was last heard of, however long ago. What counts as hearing: a session, a check-in, a morning, a paper."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, func, select, union_all

from lbp_core.storage.columns import day, to_day
from lbp_core.storage.tables import check_ins, client_file, mornings, sessions

IDS: BindParameter[str] = bindparam("ids", expanding=True)
UNTIL: BindParameter[str] = bindparam("until")
_HEARD = union_all(
    *(
        select(table.c.client_id, func.max(table.c.on_day).label("on_day"))
        .where(table.c.client_id.in_(IDS), table.c.on_day <= UNTIL)
        .group_by(table.c.client_id)
        for table in (sessions, check_ins, mornings)
    ),
    select(client_file.c.client_id, func.max(client_file.c.on_day).label("on_day"))
    .where(client_file.c.client_id.in_(IDS), client_file.c.kind == bindparam("kind"), client_file.c.on_day <= UNTIL)
    .group_by(client_file.c.client_id),
)


def last_contacts(tx: Connection, client_ids: Sequence[str], *, until: date, kind: str) -> dict[str, date]:
    """By client: the newest day up to `until`; no entry for who was never heard of. `kind`: the paper that counts."""
    found: dict[str, date] = {}
    for row in tx.execute(_HEARD, {"ids": list(client_ids), "until": day(until), "kind": kind}):
        found[row.client_id] = max(to_day(row.on_day), found.get(row.client_id, date.min))
    return found
