"""Is a file of records one client's, whole, and such as this program writes? Sentences for what is not. It writes nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from lbp_core.coach.leaving.kinds import SHAPES
from lbp_core.evidence.library import library
from lbp_core.exchange.our_json import FRESH, Records
from lbp_core.models.base import Frozen
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import PlannedDay, Programme
from lbp_core.models.records import CheckInRecord, ClearanceRecord, DecisionRecord, Entry, ScreeningRecord
from lbp_core.models.refusal import Refused
from lbp_core.storage.whole_client import KEY_PAPERS, OF_THE_KIT

BODIES: dict[str, type[Frozen]] = {
    "clients": ClientDetails,
    "screenings": ScreeningRecord,
    "clearances": ClearanceRecord,
    "programme_versions": Programme,
    "sessions": PlannedDay,
    "session_entries": Entry,
    "check_ins": CheckInRecord,
    "decisions": DecisionRecord,
}
"""What stands in the body of each table's rows. A paper's shape goes by its kind (kinds.py)."""
Row = Mapping[str, Any]


def check(records: Records) -> None:
    """Raises Refused where the file is not one client's own records, whole and readable."""
    _check_client(records)
    _check_places(records)
    _check_owners(records)
    for name, rows in records.tables.items():
        for row in rows:
            if "body" in row:
                _check_body(name, row)
    _check_exercises(records)


def _check_client(records: Records) -> None:
    ids = [row["id"] for row in records.tables["clients"]]
    if ids != [records.client_id]:
        raise Refused(f"The file names {len(ids)} clients; one, the one it says it is about, is allowed. {FRESH}")
    for name, rows in records.tables.items():
        if any(row.get("client_id", records.client_id) != records.client_id for row in rows):
            raise Refused(f"A row of {name} is about somebody else than the file's client. {FRESH}")


def _check_places(records: Records) -> None:
    """Places are counted from 1 without a gap, and every row names one of them."""
    places = [row["seq"] for row in records.tables["writes"]]
    if places != list(range(1, len(places) + 1)):
        raise Refused(f"The order of the writes in the file has gaps or doubles. {FRESH}")
    for name, rows in records.tables.items():
        strange = [
            row["seq"] for row in rows if "seq" in row and not (_whole(row["seq"]) and 1 <= row["seq"] <= len(places))
        ]
        if strange:
            raise Refused(f"A row of {name} names the write {strange[0]}, which the file does not have. {FRESH}")


def _whole(number: object) -> bool:
    return isinstance(number, int)


def _check_owners(records: Records) -> None:
    """A write is of the client, of one of their sessions, or the one that added them."""
    own = {records.client_id, *(row["id"] for row in records.tables["sessions"])}
    for row in records.tables["writes"]:
        adds = row["owner"] == "" and row["verb"] == "client" and row["result"] == records.client_id
        if row["owner"] not in own and not adds:
            raise Refused(f"A write in the file is of somebody else than its client. {FRESH}")
    if any(row["action"] in OF_THE_KIT for row in records.tables["audit"]):
        raise Refused(f"The log in the file tells of kits and erasing, which no kit does. {FRESH}")


def _check_body(name: str, row: Row) -> None:
    if name == "client_file" and (row["kind"] in KEY_PAPERS or row["kind"] not in SHAPES):
        raise Refused(
            f"The file holds a paper of the kind '{str(row['kind'])[:40]}', which this version does not know. Bring the "
            "program up to date; if it is, the file was changed."
        )
    shape = SHAPES[row["kind"]] if name == "client_file" else BODIES[name]
    try:
        read = shape.model_validate_json(row["body"] if isinstance(row["body"], str) else "null")
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "it"
        raise Refused(f"A row of {name} cannot be read: {place}: {first['msg'].lower()[:120]}. {FRESH}") from None
    for key in ("id", "client_id"):
        if key in row and getattr(read, key, row[key]) != row[key]:
            raise Refused(f"A row of {name} says two things about whose or which it is. {FRESH}")


def _check_exercises(records: Records) -> None:
    """Every planned exercise and step is one that this studio's library has."""
    known = library()
    for name in ("programme_versions", "sessions"):
        for row in records.tables[name]:
            for exercise, rung in _named(json.loads(row["body"])):
                if exercise not in known or not 1 <= rung <= len(known[exercise].ladder):
                    raise Refused(
                        f"The programme in the file has the exercise '{exercise}' (step {rung}), which this studio's "
                        "library does not have. Add it to data/exercises first, then bring in the file again."
                    )


def _named(body: Any) -> Iterator[tuple[str, int]]:
    days: Iterable[Any] = [day for week in body["weeks"] for day in week["days"]] if "weeks" in body else [body]
    for day in days:
        for block in day["blocks"]:
            yield from ((one["exercise"], one["rung"]) for one in block["exercises"])
