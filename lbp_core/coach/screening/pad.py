"""Taps of a screening step that is not saved yet, held by this process: a reload finds them, a disk never does.

A tap here is no answer. It becomes one when its step is saved (gate.py); until then it may be taken back, and private
taps that were taken back leave no trace. What cannot wait for that: cannot_wait.py. A new start of the server loses the
taps of the step that was open, no more.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from lbp_core.models.records import By

MOST_SHEETS = 500
"""Far more steps than a studio has open at once; the one touched longest ago goes first."""


@dataclass(frozen=True)
class Sheet:
    """One open step: whose, of which run, in whose hands. `hand` tells one handing-over from the next."""

    client_id: str
    run: str
    by: By
    hand: str = ""


@dataclass(frozen=True)
class Tap:
    """What was tapped in one place (a question id, or a field), and when."""

    value: object
    at: datetime


class Pad:
    """One sheet of taps per open step. Many tablets may write at once."""

    def __init__(self) -> None:
        self._sheets: OrderedDict[Sheet, dict[str, Tap]] = OrderedDict()
        self._lock = Lock()

    def taps(self, sheet: Sheet) -> Mapping[str, Tap]:
        """What was tapped on that sheet, by place; nothing where nobody tapped."""
        with self._lock:
            return dict(self._sheets.get(sheet, {}))

    def sheets(self) -> Mapping[Sheet, Mapping[str, Tap]]:
        """Every open sheet."""
        with self._lock:
            return {sheet: dict(taps) for sheet, taps in self._sheets.items()}

    def tap(self, sheet: Sheet, place: str, value: object, *, at: datetime) -> None:
        """The tap that counts in that place now; None takes it back. The same value again keeps its first moment."""
        with self._lock:
            if value is None and place not in self._sheets.get(sheet, {}):
                return
            taps = self._sheets.setdefault(sheet, {})
            self._sheets.move_to_end(sheet)
            if value is None:
                del taps[place]
            elif place not in taps or taps[place].value != value:
                taps[place] = Tap(value, at)
            while len(self._sheets) > MOST_SHEETS:
                self._sheets.popitem(last=False)

    def tear_off(self, sheet: Sheet) -> None:
        """Forgets the sheet: its step was saved."""
        with self._lock:
            self._sheets.pop(sheet, None)
