"""Power cuts: the studio's own writes are recorded on their way to the disk, then the power goes between any two of them."""

import tempfile
from pathlib import Path
from random import Random
from types import ModuleType

from sqlalchemy.exc import DBAPIError

from lbp_core.models.refusal import Refused
from lbp_core.storage.store import open_store
from tests.faults.disk import Disk, Recorder, Step, lay
from tests.faults.work import Line, kept_by, new_studio, what_is_wrong, write

WRITES = 90


def recorded(dbapi: ModuleType, folder: Path, **settings: str) -> tuple[dict[str, bytes], list[Step]]:
    """The studio's files before, and every step of so many writes until they were closed."""
    with kept_by(dbapi, **settings):
        url = new_studio(folder)
        before = {str(file): file.read_bytes() for file in folder.iterdir()}
        with Recorder(dbapi) as disk:
            store = open_store(url)
            for number in range(WRITES):
                write(store, number)
                disk.acknowledged(number)
            store.close()
        return before, disk.steps


def cut(dbapi: ModuleType, times: int, *, seed: int = 7, **settings: str) -> list[str]:
    """What was wrong after each of so many cuts; '' where nothing was."""
    with tempfile.TemporaryDirectory(dir=_fast()) as made:
        before, steps = recorded(dbapi, Path(made) / "recorded", **settings)
        after = Path(made) / "after"
        after.mkdir()
        dice, found = Random(seed), []
        disk, done, acknowledged = Disk(before), 0, set[int]()
        with kept_by(dbapi):
            for moment in sorted(dice.randrange(1, len(steps) + 1) for _ in range(times)):
                for step in steps[done:moment]:
                    disk.do(step)
                    acknowledged |= {step[1]} if step[0] == "ack" else set()
                done = moment
                lay({name: data for name, data in disk.after_a_cut(dice).items() if not name.endswith("-shm")}, after)
                found.append(_looked(after, acknowledged))
    return found


def _looked(folder: Path, acknowledged: set[int]) -> str:
    try:
        return what_is_wrong(f"sqlite:///{folder / 'studio.db'}", acknowledged, ever=WRITES)
    except (Refused, DBAPIError) as told:
        return str(told)


def _fast() -> str | None:
    """Memory where there is some: the disk is simulated anyway."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def line(name: str, dbapi: ModuleType, times: int) -> Line:
    """So many cuts with the studio's own settings."""
    wrong = [one for one in cut(dbapi, times) if one]
    return Line(f"power cut, {name}", f"{times} cuts in {WRITES} writes", _told(wrong), "0 lost, 0 torn", not wrong)


def control(name: str, dbapi: ModuleType, times: int) -> Line:
    """The same with a disk that is never asked to sync: this must lose something, or the cuts prove nothing."""
    wrong = [one for one in cut(dbapi, times, synchronous="0") if one]
    found = f"{len(wrong)} of {times} lost something"
    return Line(f"negative control: {name}, synchronous OFF", f"{times} cuts", found, "must lose", bool(wrong))


def _told(wrong: list[str]) -> str:
    return f"{len(wrong)} wrong: {wrong[0][:120]}" if wrong else "nothing lost, nothing torn, chain whole"
