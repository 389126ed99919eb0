"""Whose client is whose now: one row per person who may open a record. What it was before stands in the studio's log."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from lbp_core.models.people import Care
from lbp_core.storage.columns import day, to_day
from lbp_core.storage.tables import care, clients


def take_on(tx: Connection, client_ids: Sequence[str], person_id: str) -> None:
    """These become that person's own clients. Each must be nobody's."""
    if client_ids:
        tx.execute(insert(care), [{"client_id": one, "person_id": person_id, "own": 1} for one in client_ids])


def share(tx: Connection, client_id: str, person_id: str, *, until: date) -> None:
    """That person may open the record until that day, included; an earlier share of theirs gives way."""
    end_share(tx, client_id, person_id)
    tx.execute(insert(care).values(client_id=client_id, person_id=person_id, own=0, until=day(until)))


def end_share(tx: Connection, client_id: str, person_id: str) -> bool:
    """Ends it. False where there was none."""
    ended = delete(care).where(care.c.client_id == client_id, care.c.person_id == person_id, care.c.own == 0)
    return tx.execute(ended).rowcount == 1


def end_shares_with(tx: Connection, person_id: str) -> None:
    """Ends everything that was shared with that person."""
    tx.execute(delete(care).where(care.c.person_id == person_id, care.c.own == 0))


def hand_over(tx: Connection, client_ids: Sequence[str], person_id: str) -> None:
    """These become that person's own, whoever had them."""
    ids = list(client_ids)
    tx.execute(delete(care).where(care.c.client_id.in_(ids), (care.c.own == 1) | (care.c.person_id == person_id)))
    take_on(tx, ids, person_id)


def carers_of(tx: Connection, client_id: str) -> tuple[Care, ...]:
    """Everybody who was given that record, the client's own trainer first; shares that are over are among them."""
    found = tx.execute(select(care).where(care.c.client_id == client_id).order_by(care.c.own.desc(), care.c.person_id))
    return tuple(
        Care(
            client_id=row.client_id,
            person_id=row.person_id,
            own=bool(row.own),
            until=None if row.until is None else to_day(row.until),
        )
        for row in found
    )


def own_clients(tx: Connection, person_id: str) -> list[str]:
    """The ids of that person's own clients."""
    return list(tx.execute(select(care.c.client_id).where(care.c.person_id == person_id, care.c.own == 1)).scalars())


def own_counts(tx: Connection) -> dict[str, int]:
    """By person: how many clients of their own."""
    counted = select(care.c.person_id, func.count().label("many")).where(care.c.own == 1).group_by(care.c.person_id)
    return {row.person_id: row.many for row in tx.execute(counted)}


def nobodys_clients(tx: Connection) -> list[str]:
    """Clients without a trainer of their own."""
    theirs = select(care.c.client_id).where(care.c.own == 1)
    return list(tx.execute(select(clients.c.id).where(clients.c.id.not_in(theirs))).scalars())
