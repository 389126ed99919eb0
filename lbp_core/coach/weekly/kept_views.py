"""The newest review views as they were put together, for as long as nothing at all is written. What is in one: reviewing.py."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from lbp_core.coach.studio import Studio
from lbp_core.models.people import Seen
from lbp_core.models.views import ReviewView
from lbp_core.storage.last_write import settled_seq
from lbp_core.storage.transaction import Transaction

MOST = 8
Moment = tuple[bytes, int, date, Seen]
"""Which opened studio, the place of its newest write, the day, and through whose eyes."""


@dataclass
class _Kept:
    """The views of one moment by client; those of an earlier one are let go."""

    moment: Moment | None = None
    views: dict[str, ReviewView] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_KEPT = _Kept()


def moment_of(tx: Transaction, studio: Studio, *, on: date) -> Moment | None:
    """None inside a write, where what is read may yet be undone."""
    seq = settled_seq(tx)
    return None if seq is None else (studio.secret, seq, on, studio.who)


def kept_view(moment: Moment | None, client_id: str, put_together: Callable[[], ReviewView]) -> ReviewView:
    """The view of that moment, put together where it is not at hand. Whoever asks has been let see that client."""
    with _KEPT.lock:
        found = _KEPT.views.get(client_id) if _KEPT.moment == moment else None
    if found is not None and moment is not None:
        return found
    view = put_together()
    with _KEPT.lock:
        if moment is None or _KEPT.moment != moment or len(_KEPT.views) >= MOST:
            _KEPT.moment, _KEPT.views = moment, {}
        if moment is not None:
            _KEPT.views[client_id] = view
    return view
