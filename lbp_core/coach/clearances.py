"""The clearances on record, read back for the page. Recording one, and what it opens, is in gate."""

from lbp_core.coach.studio import Studio
from lbp_core.models.records import ClearanceRecord
from lbp_core.storage.clients import find_client
from lbp_core.storage.safety import clearances_of


def clearances(studio: Studio, client_id: str) -> tuple[ClearanceRecord, ...]:
    """Every clearance of one client, the one recorded last first.

    Raises Refused for a client who is not in this studio.
    """
    with studio.store.read() as tx:
        find_client(tx, client_id)
        found = clearances_of(tx, [client_id]).get(client_id, [])
    return tuple(one.record for one in reversed(found))
