"""The browser and the database server: found where systems keep them, installed only where that may be done unasked."""

import os
import stat
from pathlib import Path

import pytest

from lbp_core.bootstrap import programs
from lbp_core.bootstrap.saying import Stopped


def executable(path: Path, text: str = "#!/bin/sh\nexit 0\n") -> Path:
    """A program of the test's own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it: an empty folder is all of the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(programs, "CHROMIUM_PLACES", ())
    monkeypatch.setattr(programs, "POSTGRES_PLACES", ((str(tmp_path / "postgresql"), "*/bin"),))
    monkeypatch.delenv("LBP_CHROMIUM", raising=False)
    monkeypatch.delenv("LBP_POSTGRES_BIN", raising=False)
    return tmp_path


def test_the_tests_own_programs_are_here() -> None:
    assert programs.chromium().exists()
    assert (programs.postgres() / "initdb").exists()


def test_a_named_browser_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(bare / "bin/chromium")
    mine = executable(bare / "mine/browser")
    monkeypatch.setenv("LBP_CHROMIUM", str(mine))
    assert programs.chromium() == mine


def test_the_newest_server_is_taken_by_number_not_by_letter(bare: Path) -> None:
    for version in ("9.6", "15", "16"):
        for program in ("initdb", "postgres"):
            executable(bare / f"postgresql/{version}/bin/{program}")
    assert programs.postgres() == bare / "postgresql/16/bin"


def test_a_client_without_a_server_does_not_count(bare: Path) -> None:
    executable(bare / "postgresql/16/bin/psql")
    assert programs.postgres() is None


def test_where_nothing_may_be_installed_the_sentence_says_what_to_install(bare: Path) -> None:
    with pytest.raises(Stopped, match="may not install it here. Install Chromium or Google Chrome") as stopped:
        programs.install_missing()
    assert str(stopped.value).endswith("Then start the same command again.")


def test_a_password_is_never_asked_for(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(bare / "bin/apt-get")
    executable(bare / "bin/sudo", "#!/bin/sh\nexit 1\n")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Stopped, match="may not install it here"):
        programs.install_missing()


def test_sudo_without_a_password_is_used(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(bare / "bin/apt-get")
    executable(bare / "bin/sudo")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    ran: list[list[str]] = []
    monkeypatch.setattr(programs, "step", lambda title, command, *, mend: ran.append(command))
    programs.install(["chromium"], "the browser", mend="Install it.")
    assert ran[0][:3] == [str(bare / "bin/sudo"), "-n", "sh"]
    assert "DEBIAN_FRONTEND=noninteractive apt-get" in ran[0][-1]


def test_the_package_of_the_server_starts_no_server_of_its_own(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installer runs with Debian's own switch set, and takes the switch away again, also where it fails."""
    switch = bare / "etc/none.conf"
    noted = bare / "noted"
    monkeypatch.setattr(programs, "NO_SERVER", str(switch))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", f"{bare / 'bin'}:/usr/bin:/bin")
    executable(bare / "bin/apt-get", f'#!/bin/sh\ncat {switch} >> {noted}\ncase "$*" in *install*) exit 7;; esac\n')
    with pytest.raises(Stopped, match="Install PostgreSQL"):
        programs.install(["postgresql"], "PostgreSQL", mend="Install PostgreSQL.")
    assert set(noted.read_text().split()) == {"create_main_cluster=false"}
    assert not switch.exists()
