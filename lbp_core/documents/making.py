"""From a sheet's words and numbers to its pages, in a process that ends. What a sheet says is put together in coach/."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from lbp_core.documents.signs import printable
from lbp_core.models.language import Language
from lbp_core.models.refusal import Refused

PRESS = Path(__file__).with_name("press.py")
LONGEST_S = 20.0
_PRESSES = BoundedSemaphore(2)
"""At most two run at once: each takes about as much memory as the app itself."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page to print. `content` is plain JSON for that template; by the names it asks for, `charts` are Vega-Lite
    specs and `drawings` SVG texts of our own. `language` is what a screen reader is told that the page is in.

    `at` is written into the PDF as its date, so that the same sheet gives the same bytes.
    """

    template: str
    content: Mapping[str, Any]
    at: datetime
    charts: Mapping[str, Any] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    language: Language = Language.EN


def make(sheet: Sheet, forms: Sequence[str] = ("pdf",), *, within: float = LONGEST_S) -> tuple[bytes, ...]:
    """The page in each of those forms ('pdf', 'png', 'svg').

    Raises Refused with a sentence where it cannot be printed, or not within that many seconds.
    """
    return _cut(_pressed(job_of(sheet, forms), within))


def job_of(sheet: Sheet, forms: Sequence[str]) -> bytes:
    """What the press reads: the sheet as JSON, its texts as they can be printed."""
    job = {
        "template": sheet.template,
        "content": printable(sheet.content) | {"language": sheet.language.value},
        "charts": sheet.charts,
        "drawings": sheet.drawings,
        "at": int(sheet.at.timestamp()),
        "forms": list(forms),
    }
    return json.dumps(job).encode()


def _pressed(job: bytes, within: float) -> bytes:
    try:
        with _PRESSES:
            done = subprocess.run(
                [sys.executable, "-I", str(PRESS)], input=job, capture_output=True, timeout=within, check=True
            )
    except subprocess.TimeoutExpired:
        raise Refused(
            f"The page was not printed within {within:g} seconds, so it was stopped. Nothing is lost: try once more."
        ) from None
    except subprocess.CalledProcessError as failed:
        last = failed.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise Refused(
            f"The page could not be printed ({last[0][:200]}). Nothing is lost: try once more; if it happens twice, "
            "tell whoever looks after this studio."
        ) from failed
    return done.stdout


def _cut(pages: bytes) -> tuple[bytes, ...]:
    """The forms one after another, told apart by the lengths in the first line."""
    lengths, _, rest = pages.partition(b"\n")
    cut = []
    for length in json.loads(lengths):
        cut.append(rest[:length])
        rest = rest[length:]
    return tuple(cut)
