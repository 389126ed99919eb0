"""Which client somebody at the keyboard means: an id or a whole name, never a part of one."""

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio
from lbp_core.models.client import Client
from lbp_core.models.refusal import Refused
from lbp_core.storage.clients import all_clients, name_key


def client_named(studio: Studio, asked: str) -> Client:
    """The one client of that id or full name. Raises Refused where there is none, or more than one by that name."""
    must(studio, Right.COACH)
    with studio.store.read() as tx:
        known = all_clients(tx)
    found = [one for one in known if one.id == asked] or [one for one in known if name_key(one.name) == name_key(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(f"{one.id} (added {one.added.isoformat()})" for one in found[:9])
        raise Refused(f"{len(found)} clients are called '{asked}'. Give the id of the one you mean: {ids}.")
    raise Refused(
        f"There is no client '{asked[:60]}' in this studio. Give the full name as it stands on the record, or the id."
    )
