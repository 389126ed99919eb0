"""Finds the browser and the PostgreSQL server that the tests drive, and installs them where this person may."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from ctypes.util import find_library
from pathlib import Path

from lbp_core.bootstrap.saying import Stopped, step

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
POSTGRES_PLACES = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("C:/Program Files/PostgreSQL", "*/bin"),
)
# Debian starts a server of its own when the package arrives; nobody asked for that here.
NO_SERVER = "/etc/postgresql-common/createcluster.d/none-for-tests.conf"


def chromium() -> Path | None:
    """A browser of the Chromium family on this machine. LBP_CHROMIUM names one outright."""
    named = [os.environ["LBP_CHROMIUM"]] if "LBP_CHROMIUM" in os.environ else []
    found = [shutil.which(name) for name in (*named, *CHROMIUM_NAMES)]
    return next((Path(place) for place in (*found, *CHROMIUM_PLACES) if place and Path(place).exists()), None)


def postgres() -> Path | None:
    """The folder with `initdb` and `postgres`, newest first. LBP_POSTGRES_BIN names one outright."""
    named = [Path(os.environ["LBP_POSTGRES_BIN"])] if "LBP_POSTGRES_BIN" in os.environ else []
    on_path = [Path(place).parent for place in [shutil.which("initdb")] if place]
    installed = [
        bin_ for base, pattern in POSTGRES_PLACES for bin_ in sorted(Path(base).glob(pattern), key=_version)[::-1]
    ]
    return next((bin_ for bin_ in (*named, *on_path, *installed) if _has_server(bin_)), None)


def install_missing() -> None:
    """Installs the browser and the database server that are not there. Raises Stopped with what to install by hand."""
    mac = sys.platform == "darwin"
    if chromium() is None:
        install(
            ["--cask", "chromium"] if mac else ["chromium"],
            "the Chromium browser",
            mend="Install Chromium or Google Chrome, or name one in LBP_CHROMIUM.",
        )
    if shutil.which("apt-get") and find_library("atomic") is None:
        install(["libatomic1"], "a library that the browser's driver needs", mend="Install the package libatomic1.")
    if postgres() is None:
        install(
            ["postgresql@16"] if mac else ["postgresql"],
            "the PostgreSQL server programs",
            mend="Install PostgreSQL 14 or newer, or name its folder with initdb in LBP_POSTGRES_BIN.",
        )


def install(packages: Sequence[str], what: str, *, mend: str) -> None:
    """Installs packages through the system's client where this person may without a password. Raises Stopped."""
    mend = f"{mend} Then start the same command again."
    if shutil.which("apt-get") and (root := _as_root()) is not None:
        script = _apt(packages)
        step(f"Installing {what} ({' '.join(packages)})", [*root, "sh", "-c", script], mend=mend)
    elif shutil.which("brew"):
        step(f"Installing {what} ({' '.join(packages)})", ["brew", "install", *packages], mend=mend)
    else:
        raise Stopped(f"The tests need {what}, and this command may not install it here. {mend}")


def _apt(packages: Iterable[str]) -> str:
    get = "DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120"
    lines = [
        f"mkdir -p {Path(NO_SERVER).parent}",
        f"echo create_main_cluster=false > {NO_SERVER}",
        f"{get} update",
        f"{get} install -y --no-install-recommends {' '.join(packages)}",
        f"done=$?; rm -f {NO_SERVER}; exit $done",
    ]
    return "\n".join(lines)


def _as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without asking anything; None where that cannot be."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.call([sudo, "-n", "true"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return [sudo, "-n"]
    return None


def _has_server(folder: Path) -> bool:
    end = ".exe" if os.name == "nt" else ""
    return (folder / f"initdb{end}").exists() and (folder / f"postgres{end}").exists()


def _version(folder: Path) -> float:
    digits = "".join(sign for sign in folder.parent.name if sign.isdigit() or sign == ".")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0
