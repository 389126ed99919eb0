"""Which pinned requirements are there. Nothing is installed here: that is setting_up.py."""

import hashlib
import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from lbp_core.bootstrap.places import VENV, venv_python

STAMP = VENV / "ready.txt"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s#;]+)\s*(?:#|$)")
"""A pin with a condition after it (`; sys_platform == …`) is not asked for: there may be no wheel of it here."""


def pins(file: Path) -> dict[str, str]:
    """Package to version, as the requirement file pins them."""
    found = (_PIN.match(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {pin[1]: pin[2] for pin in found if pin}


def always(file: Path) -> list[str]:
    """What every machine needs, as pip takes it."""
    return [line for line in _lines(file) if ";" not in line]


def where_there_is_one(file: Path) -> list[str]:
    """What only some machines can have, as pip takes it, with its condition."""
    return [line for line in _lines(file) if ";" in line]


def _lines(file: Path) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def here(files: Iterable[Path], *, only: Iterable[str] | None = None) -> bool:
    """True where the Python that runs now has every pinned package (or the named ones) in its pinned version."""
    wanted = {name: version for file in files for name, version in pins(file).items()}
    names = wanted if only is None else only
    return all(_version(name) == wanted[name] for name in names)


def in_venv(files: Iterable[Path]) -> bool:
    """True where the virtual environment was set up from exactly these files, on the Python it still points to."""
    if not (STAMP.exists() and venv_python().exists()):
        return False
    stamped = STAMP.read_text(encoding="utf-8").splitlines()
    return all(stamp(file) in stamped for file in files)


def stamp(file: Path) -> str:
    """One line that changes when the file does, or the Python behind the virtual environment."""
    return f"{file.parent.name}/{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()} {venv_python().resolve()}"


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
