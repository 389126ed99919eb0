"""Something on file that the trainer should know and that stops nothing."""

from enum import StrEnum

from lbp_core.models.base import Frozen


class NoticeKind(StrEnum):
    """What it is about, in the order it is said."""

    CONSENT = "consent"
    PAR_Q = "par_q"
    SCOPE = "scope"
    INSURANCE = "insurance"


class Notice(Frozen):
    """One sentence. Where it is put right: the papers of the client, or the studio's."""

    kind: NoticeKind
    says: str
