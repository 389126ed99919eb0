"""Several real apps on one PostgreSQL, as docs/deploy sets them up: the same keys and names, a port each."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from lbp_core.bootstrap import serving
from lbp_core.bootstrap.saying import Stopped
from lbp_core.coach.studio import Studio
from tests.servers import own_port
from tests.signed_in import studio_at

STUDIO, CLIENTS = "studio.example", "check-in.example"
KEY = "5e" * 32


def settings(folder: Path) -> dict[str, str]:
    """What every one of them is told."""
    return {
        "LBP_SECRET_KEY": KEY,
        "LBP_STUDIO_HOST": STUDIO,
        "LBP_PHONE_HOST": CLIENTS,
        "LBP_BACKUP_FOLDER": str(folder / "backups"),
    }


@dataclass
class Apps:
    """Those that run, by their place in `ports`; they were started at the same moment."""

    database: str
    ports: list[int] = field(default_factory=list)
    running: dict[int, serving.App] = field(default_factory=dict)
    starters: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(4))
    """An app ends with the thread that started it, so these stay."""

    @classmethod
    def on(cls, database: str, many: int = 2) -> "Apps":
        """So many at once. The environment says the rest."""
        made = cls(database)
        first = own_port()
        made.ports = [serving.free_port(first + 40 * number, first + 40 * number + 39) for number in range(many)]
        list(made.starters.map(made.start, range(many)))
        return made

    @property
    def studio(self) -> Studio:
        """The studio behind them, for looking at what was saved."""
        return studio_at(self.database)

    def start(self, number: int) -> None:
        """Starts one, on its own port; once more where the machine was too busy for it to answer in time."""
        try:
            self.running[number] = serving.start(self.database, self.ports[number])
        except Stopped:
            self.running[number] = serving.start(self.database, self.ports[number])

    def kill(self, number: int) -> None:
        """Ends one without a word of warning."""
        app = self.running.pop(number)
        os.kill(app.process.pid, signal.SIGKILL)
        app.process.wait(timeout=30)

    def close(self) -> None:
        """Ends all."""
        for app in self.running.values():
            app.stop()
        self.running.clear()
        self.starters.shutdown()


def asked(database: str, sql: str) -> list[tuple[object, ...]]:
    """What the database itself says."""
    with psycopg.connect("postgresql://" + database.split("://", 1)[1], autocommit=True) as line:
        return line.execute(sql.encode()).fetchall()
