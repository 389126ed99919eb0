"""Whether whoever looks may do a thing that not everybody may. The rights themselves are in access/rights.py."""

from lbp_core.access.rights import Right, may
from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused

OWN_RECORDS = "Only trainers open and keep clients' records. Ask a trainer, or sign in as one."


def must(studio: Studio, right: Right) -> None:
    """Raises Refused where whoever looks may not."""
    if may(studio.who, right):
        return
    if right is Right.COACH:
        raise Refused(OWN_RECORDS)
    raise Refused(f"Your sign-in may not {right.value}. Ask the owner of the studio.")


def oneself(studio: Studio) -> str:
    """The id of the person who looks. Raises Refused for the machine itself and for a client."""
    must(studio, Right.KEEP_OWN_KEYS)
    if studio.who.person_id is None:
        raise Refused("Nobody is signed in here. Sign in first.")
    return studio.who.person_id
