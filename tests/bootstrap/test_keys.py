"""`encrypt`, `decrypt`, `recovery-sheet` and `recover-key` as they are typed, at a terminal and without one."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lbp_core.bootstrap import requirements, setting_up
from lbp_core.bootstrap.places import ROOT, RUNTIME, sqlite_url
from lbp_core.keeping.recovery_sheet import groups_of
from lbp_core.storage.cipher import is_encrypted
from lbp_core.storage.key_file import read_key
from lbp_core.storage.store import create_store
from tests.keeping.conftest import add

GROUP = re.compile(r"\d+: ([0-9A-Z]{5})")


def lbp(url: str, *words: str, given: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lbp_core", *words]
    around = {name: value for name, value in os.environ.items() if name not in {"LBP_SECRET_KEY", "LBP_KEY_FILE"}}
    return subprocess.run(
        command,
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**around, "LBP_DATABASE_URL": url, **env},
    )


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = create_store(sqlite_url(tmp_path / "studio.db"), zone="Europe/London", demo=False)
    add(store, "Anna")
    store.close()
    return sqlite_url(tmp_path / "studio.db")


def sheet(tmp_path: Path) -> str:
    root = read_key(tmp_path / "studio.key")
    assert root is not None
    return "\n".join(groups_of(root))


@pytest.mark.hazard("H11")
def test_a_studio_is_encrypted_loses_its_key_and_opens_again_from_the_sheet(url: str, tmp_path: Path) -> None:
    printed = lbp(url, "recovery-sheet")
    typed = " ".join(GROUP.findall(printed.stdout)[::2] + GROUP.findall(printed.stdout)[1::2])
    assert typed.split() == sheet(tmp_path).split(), "the two columns are read downwards"
    done = lbp(url, "encrypt", given=typed)
    assert (done.returncode, "is encrypted now: 6 rows, each one checked" in done.stdout) == (0, True)
    assert "loses every record" in done.stdout
    assert is_encrypted(tmp_path / "studio.db")
    assert "Making a backup" in done.stderr
    (tmp_path / "studio.key").unlink()
    lost = lbp(url, "verify")
    assert lost.returncode == 2
    assert "recover-key" in lost.stderr
    wrong = typed.split()
    wrong[4] = wrong[4][::-1]
    slipped = lbp(url, "recover-key", given=" ".join(wrong))
    assert slipped.returncode == 2
    assert "Group 5 does not fit" in slipped.stderr
    back = lbp(url, "recover-key", given=typed)
    assert (back.returncode, "It opens the studio here" in back.stdout) == (0, True)
    looked = lbp(url, "verify")
    assert "encrypted with SQLCipher" in looked.stdout
    made = lbp(url, "backup")
    assert "encrypted with the studio's key" in made.stdout
    (tmp_path / "studio.db").unlink()
    restored = lbp(url, "restore")
    assert "It is encrypted" in restored.stdout
    away = lbp(url, "decrypt")
    assert "readable again" in away.stdout
    assert not is_encrypted(tmp_path / "studio.db")


def test_nothing_is_encrypted_before_the_sheet_was_typed_back(url: str, tmp_path: Path) -> None:
    silent = lbp(url, "encrypt")
    assert silent.returncode == 2
    assert "recovery-sheet FILE.html" in silent.stderr
    another = lbp(url, "encrypt", given=" ".join(groups_of(bytes(32))))
    assert another.returncode == 2
    assert "sheet of another key" in another.stderr
    assert not is_encrypted(tmp_path / "studio.db")
    assert "Traceback" not in silent.stderr + another.stderr


def test_a_new_studio_can_begin_encrypted(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "studio.db")
    assert "There is no studio" in lbp(url, "encrypt").stderr
    assert lbp(url, "recovery-sheet").returncode == 0
    made = lbp(url, "encrypt", "--new", given=sheet(tmp_path))
    assert "A new, empty studio was made" in made.stdout
    assert is_encrypted(tmp_path / "studio.db")
    assert "already a file" in lbp(url, "encrypt", "--new", given=sheet(tmp_path)).stderr


def test_the_page_to_print_is_for_its_owner_alone_and_never_over_another_file(url: str, tmp_path: Path) -> None:
    page = tmp_path / "sheet.html"
    done = lbp(url, "recovery-sheet", str(page))
    assert "Print it" in done.stdout
    assert page.stat().st_mode & 0o777 == 0o600
    assert [one for one in sheet(tmp_path).split() if one not in page.read_text()] == []
    assert sheet(tmp_path).split()[0] not in done.stdout
    assert "already a file" in lbp(url, "recovery-sheet", str(page)).stderr


def test_at_a_terminal_it_is_asked_group_by_group_and_the_screen_is_cleared(url: str, tmp_path: Path) -> None:
    lbp(url, "recovery-sheet")
    groups = sheet(tmp_path).split()
    answers = ["", groups[0], "AAAAA", *groups[1:]]
    ours, theirs = pty.openpty()
    app = subprocess.Popen(
        [sys.executable, "-m", "lbp_core", "encrypt"],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "LBP_DATABASE_URL": url, "TERM": "xterm"},
    )
    os.close(theirs)
    os.write(ours, "".join(f"{one}\n" for one in answers).encode())
    said = b""
    while b"Next: python3 -m lbp_core run" not in said:
        try:
            more = os.read(ours, 4096)
        except OSError:
            break
        said += more
    assert app.wait(timeout=60) == 0, said.decode(errors="replace")[-1500:]
    os.close(ours)
    text = said.decode()
    assert text.index("RECOVERY SHEET") < text.index("\033[2J") < text.index("Group  1 of 14")
    assert "This group does not fit" in text
    assert is_encrypted(tmp_path / "studio.db")


def test_a_database_server_is_told_what_else_to_do(postgres_url: str) -> None:
    refused = lbp(postgres_url, "encrypt", given="x")
    assert refused.returncode == 2
    assert "database server" in refused.stderr


def test_the_package_is_pinned_for_machines_that_have_it_and_missing_it_stops_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (line,) = [one for one in requirements.where_there_is_one(RUNTIME) if one.startswith("sqlcipher3==")]
    assert "python_version" in line
    assert not any(one.startswith("sqlcipher3") for one in requirements.always(RUNTIME))
    nowhere = [sys.executable, "-c", "raise SystemExit('no wheel')"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting_up, "_pip", lambda _: nowhere)
        assert setting_up.add(line, sys.executable) is False
    assert "sqlcipher3 is not to be had for this machine" in capsys.readouterr().err
