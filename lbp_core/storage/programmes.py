"""Versions of programmes, written once and numbered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from lbp_core.models.programme import Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.storage.columns import body, instant, to_instant, to_model
from lbp_core.storage.once import Written
from lbp_core.storage.tables import programme_versions as versions

_numbers = (
    select(versions.c.client_id, func.max(versions.c.number).label("number"))
    .where(versions.c.client_id.in_(bindparam("ids", expanding=True)))
    .group_by(versions.c.client_id)
    .subquery()
)
_NEWEST = select(versions).join(
    _numbers, (versions.c.client_id == _numbers.c.client_id) & (versions.c.number == _numbers.c.number)
)


def save_version(
    tx: Connection, written: Written, client_id: str, programme: Programme, *, because: str, at: datetime
) -> ProgrammeVersion:
    """The next number after the newest."""
    newest = select(func.coalesce(func.max(versions.c.number), 0)).where(versions.c.client_id == client_id)
    number = tx.execute(newest).scalar_one() + 1
    tx.execute(
        insert(versions).values(
            id=written.result,
            seq=written.seq,
            client_id=client_id,
            number=number,
            at=instant(at),
            because=because,
            body=body(programme),
        )
    )
    return ProgrammeVersion(
        id=written.result, client_id=client_id, at=at, number=number, programme=programme, because=because
    )


def find_version(tx: Connection, version_id: str) -> ProgrammeVersion:
    """The version with that id."""
    return _version(tx.execute(select(versions).where(versions.c.id == version_id)).one())


def versions_of(tx: Connection, client_id: str) -> tuple[ProgrammeVersion, ...]:
    """Every version of one client's programme, newest first."""
    wanted = select(versions).where(versions.c.client_id == client_id).order_by(versions.c.number.desc())
    return tuple(map(_version, tx.execute(wanted)))


def newest_versions(tx: Connection, client_ids: Sequence[str]) -> dict[str, ProgrammeVersion]:
    """By client: the newest version."""
    return {row.client_id: _version(row) for row in tx.execute(_NEWEST, {"ids": list(client_ids)})}


def _version(row: Row[tuple[object, ...]]) -> ProgrammeVersion:
    return ProgrammeVersion(
        id=row.id,
        client_id=row.client_id,
        at=to_instant(row.at),
        number=row.number,
        programme=to_model(Programme, row.body),
        because=row.because,
    )
