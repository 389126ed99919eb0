"""The quick card as it is printed: whom to ring, how much pain is fine, the four decisions, words. No client stands in it."""

from lbp_core.models.base import Frozen


class CardLine(Frozen):
    """One line with its sign: a colour is never its only mark."""

    sign: str
    name: str
    says: str


class CardRing(Frozen):
    """Whom to ring, what to do till then, and the answers that ask for it."""

    sign: str
    headline: str
    does: str
    answers: tuple[str, ...]


class QuickCard(Frozen):
    """The whole page in plain words."""

    title: str
    subtitle: str
    ring_title: str
    ring_lead: str
    ring: tuple[CardRing, ...]
    beyond: str
    locked: str
    pain_title: str
    pain_lead: str
    pain: tuple[CardLine, ...]
    pain_note: str
    decisions_title: str
    decisions: tuple[CardLine, ...]
    decisions_note: str
    words_title: str
    say: str
    rather_not: str
    words: tuple[tuple[str, str], ...]
    foot: str
