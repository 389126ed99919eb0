"""Who may take a whole record out, bring one in or erase it: the client's own trainer, and the owner for the whole studio."""

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.door.caring import is_own
from lbp_core.coach.studio import Studio
from lbp_core.evidence.leaving_words import leaving_words
from lbp_core.models.client import Client
from lbp_core.models.refusal import Refused
from lbp_core.storage.clients import find_client


def own_client(studio: Studio, client_id: str) -> Client:
    """The client, for their own trainer or the machine. Raises Refused for everybody else, and where there is none."""
    must(studio, Right.COACH)
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
    if not is_own(studio, client_id):
        raise Refused(leaving_words().not_own.format(name=client.name))
    return client


def whole_studio(studio: Studio) -> None:
    """Raises Refused for everybody but the owner and the machine."""
    must(studio, Right.LOOK_AFTER_PEOPLE)
