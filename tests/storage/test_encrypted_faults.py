"""The fault suite's own kills, power cuts and bit flips over an encrypted studio: nothing lost, everything noticed."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT

ALONE = """
import os, sys
from lbp_core.storage import cipher, store
from tests.faults import crowds, cuts, kills, work

os.environ["LBP_SECRET_KEY"] = "5a" * 32
real, made = store.create_store, []


def locked(url, **said):
    made.append(real(url, **said, encrypted=True))
    assert made[-1].encrypted
    return made[-1]


work.create_store = locked
engine = cipher.cipher()
lines = {
    "kills": lambda: kills.line("encrypted", engine, 12),
    "cuts": lambda: cuts.line("encrypted", engine, 80),
    "control": lambda: cuts.control("encrypted", engine, 12),
    "writers": crowds.writers,
}
line = lines[sys.argv[1]]()
print(line)
sys.exit(not (line.holds and made))
"""


@pytest.mark.hazard("H10")
@pytest.mark.hazard("H11")
@pytest.mark.hazard("H12")
@pytest.mark.parametrize("name", ["kills", "cuts", "control", "writers"])
def test_an_encrypted_studio_survives_what_a_readable_one_does(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    """In a process of its own: writers are forked and killed, and the disk of the whole process is simulated."""
    done = subprocess.run([sys.executable, "-c", ALONE, name], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    record_property("measured", done.stdout.strip())


FLIPS = """
import os, sys
from pathlib import Path
from random import Random
from lbp_core.models.refusal import Refused
from lbp_core.storage.copying import read_through
from lbp_core.storage.store import create_store, open_store
from tests.faults.work import ZONE, write

os.environ["LBP_SECRET_KEY"] = "5a" * 32
file = Path(sys.argv[1]) / "studio.db"
url = f"sqlite:///{file.as_posix()}"
create_store(url, **ZONE, encrypted=True).close()
store = open_store(url)
for number in range(30):
    write(store, number)
store.close()
whole, dice, unnoticed = file.read_bytes(), Random(3), []
for _ in range(int(sys.argv[2])):
    place, bit = dice.randrange(len(whole)), dice.randrange(8)
    file.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :])
    try:
        read_through(file)
        unnoticed.append(place)
    except Refused:
        pass
print(unnoticed)
sys.exit(bool(unnoticed))
"""


@pytest.mark.hazard("H16")
def test_every_single_bit_that_changes_is_noticed_wherever_it_lies(tmp_path: Path) -> None:
    """Every page carries its own signature, so that even a bit of an empty page is missed by nobody."""
    done = subprocess.run(
        [sys.executable, "-c", FLIPS, str(tmp_path), "150"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
