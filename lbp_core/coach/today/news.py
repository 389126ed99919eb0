"""What clients told since somebody looked last, whichever app took it: who, never what. Pages draw themselves anew for it."""

from dataclasses import dataclass

from lbp_core.coach.studio import Studio
from lbp_core.storage.last_write import settled_seq, told_after


@dataclass(frozen=True)
class News:
    """Up to which place in the order of all writes was looked, and the clients who told something since the look before."""

    up_to: int
    clients: frozenset[str] = frozenset()


def news(studio: Studio, last: News | None) -> News:
    """What is new after `last`; the first look only finds the place. `studio` is the machine's own: it asks for everybody."""
    with studio.store.read() as tx:
        up_to = settled_seq(tx) or 0
        if last is None or last.up_to == up_to:
            return News(up_to)
        return News(up_to, told_after(tx, last.up_to))
