"""Who was erased, by id alone, in a list that lies beside the backups and outside the records: a backup knows them still.

The list is only added to. Whoever erases a client adds them here before the records go; a restore erases them again.
"""

import json
import os
from datetime import datetime
from pathlib import Path

from lbp_core.models.refusal import Refused

LIST = "erased.jsonl"


def remember(folder: Path, client_id: str, *, at: datetime, back: bool = False) -> None:
    """Adds one id; it lies on the disk when this returns. Raises Refused where it cannot be written: then nobody is erased.

    `back`: the record was brought in again, so that a restore leaves it alone from here on.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LIST).open("a", encoding="utf-8") as opened:
            opened.write(
                json.dumps({"client_id": client_id, "at": at.isoformat()} | ({"back": True} if back else {})) + "\n"
            )
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        raise Refused(
            f"The list of erased people in {folder} cannot be written ({error.strerror}), so nobody was erased. Make room, "
            "or give this user the right to write there, and try again."
        ) from None


def erased(folder: Path) -> tuple[str, ...]:
    """Every id on the list whose last word is not that it came back, in order.

    Raises Refused where the list was damaged: then nothing may be put back unseen.
    """
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    try:
        said = [json.loads(line) for line in lines if line.strip()]
        last = {one["client_id"]: one.get("back", False) for one in said}
    except (ValueError, KeyError, TypeError):
        raise Refused(
            f"The list of erased people ({folder / LIST}) is damaged. Nothing was put back, because they would come back "
            "too. Put the list right, or take it from another copy of the backups."
        ) from None
    return tuple(one for one, back in last.items() if not back)
