"""Every released shape is brought to today's, with a failure at each step of the way: the file is then as it was."""

import tempfile
from pathlib import Path

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.models.refusal import Refused
from lbp_core.storage.store import open_store
from tests.faults.work import Line
from tests.storage.test_migrating import OLDER, content, content_then, failing_at, stored_studio


def line(*, every: int) -> Line:
    """A failure at each `every`-th statement of the update of every stored shape."""
    wrong, tried = [], 0
    for shape in OLDER:
        with tempfile.TemporaryDirectory() as made:
            file = stored_studio(shape, Path(made) / "studio.db")
            before, held, step, done = file.read_bytes(), content(file), 1, False
            while not done:
                with failing_at(step):
                    done = _opens(file)
                tried += 1
                if not done and file.read_bytes() != before:
                    wrong.append(f"{shape}, statement {step}: the file was changed")
                step += every
            if content_then(file, held) != held:
                wrong.append(f"{shape}: a row is missing")
    found = (
        "; ".join(wrong[:2]) or f"{tried - len(OLDER)} failures left the file identical; {len(OLDER)} shapes came whole"
    )
    often = "each statement" if every == 1 else f"every {every}th statement"
    return Line("migrations", f"{', '.join(OLDER)}, a failure at {often}", found, "head, or identical", not wrong)


def _opens(file: Path) -> bool:
    try:
        open_store(sqlite_url(file)).close()
    except Refused:
        return False
    return True
