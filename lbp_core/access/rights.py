"""What each role may do. Whose clients somebody sees is not a right: it is kept client by client (storage/care.py)."""

from enum import StrEnum

from lbp_core.models.people import Role, Seen


class Right(StrEnum):
    """Something that not everybody may do."""

    LOOK_AFTER_PEOPLE = "look after the people who work here"
    READ_THE_LOG = "read the log of the whole studio"
    COACH = "open and keep clients' records"
    SIGN_THE_STUDIO = "change what stands under the studio's letters"
    SEE_THE_WEEK = "see who comes when"
    KEEP_OWN_KEYS = "change their own password, PIN and second step"


OF_A_COACH = frozenset({Right.COACH, Right.SIGN_THE_STUDIO, Right.SEE_THE_WEEK, Right.KEEP_OWN_KEYS})
MAY: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.TRAINER: OF_A_COACH,
    Role.ASSISTANT: frozenset({Right.SEE_THE_WEEK, Right.KEEP_OWN_KEYS}),
}
MACHINE_MAY = frozenset(Right) - {Right.KEEP_OWN_KEYS}
"""The machine itself, at the command line, may do all but what a person does for themselves."""


def may(seen: Seen, right: Right) -> bool:
    """True where whoever looks may do that. A client may do none of it."""
    if seen.client_id is not None:
        return False
    return right in (MACHINE_MAY if seen.role is None else MAY[seen.role])
