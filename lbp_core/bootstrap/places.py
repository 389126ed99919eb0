"""Where things are: the project, its virtual environment, its requirement files. Nothing is made here."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STUDIO = ROOT / "data" / "studio.db"
RUNTIME = ROOT / "requirements.txt"
TESTING = ROOT / "tests" / "requirements.txt"


def venv_python() -> Path:
    """The virtual environment's Python, there or not; Windows keeps it in another folder."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def sqlite_url(path: Path) -> str:
    """The database address of a SQLite file."""
    return f"sqlite:///{path.resolve().as_posix()}"
