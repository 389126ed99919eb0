"""The real servers that tests talk to: a temporary PostgreSQL, and the app itself. Fixtures are in conftest.py."""

import fcntl
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import psycopg

from lbp_core.bootstrap import programs, serving
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.demo.demo import build
from lbp_core.coach.studio import open_studio
from tests import ready_made, standby
from tests.signed_in import cookie_for, first_trainer, studio_at

Start = Callable[[str, int], serving.App]


QUICK = {"fsync": "off", "autovacuum": "off", "wal_level": "minimal", "max_wal_senders": "0"}
"""What lies here is gone in an hour; to look after hundreds of databases all the time costs a tenth of a processor."""


def own_port() -> int:
    """A free port below 32768, where no outgoing connection can sit, and apart from those of the other workers."""
    first = 20_000 + (os.getpid() * 61) % 12_000
    return serving.free_port(first, first + 500)


class Postgres:
    """A PostgreSQL of our own: folder, port, process. It refuses to run as root, so root lends it a user."""

    def __init__(self) -> None:
        self.programs = programs.postgres()
        assert self.programs, "PostgreSQL's server programs are missing. Install them with: python3 -m lbp_core test"
        self.folder = Path(tempfile.mkdtemp(prefix="lbp-pg-"))
        self.user = _unprivileged()
        self.made = 0
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "lbp", "-E", "UTF8", "--locale=C").wait(timeout=60)
        self.start()

    def start(self) -> None:
        """Starts the server on its folder; the same port after a stop."""
        self.port = getattr(self, "port", None) or own_port()
        settings = {"listen_addresses": serving.HERE, "port": self.port, "unix_socket_directories": "", **QUICK}
        self.process = self._run(
            "postgres", *[word for name in settings for word in ("-c", f"{name}={settings[name]}")]
        )
        until = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self._at("postgres")).close()
                return
            except psycopg.OperationalError:
                assert self.process.poll() is None, f"PostgreSQL did not start:\n{self._log()}"
                assert time.monotonic() < until, f"PostgreSQL did not answer within 30 s:\n{self._log()}"
                time.sleep(0.05)

    def fresh(self) -> str:
        """The address of a new, empty database, as SQLAlchemy writes it."""
        self.made += 1
        name = f"studio_{self.made}"
        url = f"postgresql+psycopg://lbp@{serving.HERE}:{self.port}/{name}"
        spare = ready_made.SPARE[ready_made.server_of(url)[0]]
        with psycopg.connect(self._at("postgres"), autocommit=True) as connection:
            if spare:
                connection.execute(f"ALTER DATABASE {spare.pop()} RENAME TO {name}")
            else:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return url

    def stop(self, *, how: signal.Signals = signal.SIGINT) -> None:
        """Stops the server; SIGINT is PostgreSQL's fast shutdown, SIGQUIT its crash."""
        self.process.send_signal(how)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def remove(self) -> None:
        """Stops it and takes its folder away."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _at(self, database: str) -> str:
        return f"host={serving.HERE} port={self.port} user=lbp dbname={database} connect_timeout=5"

    def _run(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        lent = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        with (self.folder / "log").open("ab") as log:
            command = [self.programs / program, "-D", self.folder / "db", *words]
            return subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, preexec_fn=serving.end_with_parent, **lent
            )

    def _log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")[-2000:]


@dataclass
class Site:
    """The app, running on a studio of its own. `restart` brings it back on the same port and the same records."""

    running: ClassVar[list["Site"]] = []

    folder: Path
    port: int
    app: serving.App
    start: Start

    @classmethod
    def on(cls, folder: Path, *, start: Start = serving.start) -> "Site":
        """The app on folder/studio.db, which must be there."""
        port = own_port()
        site = cls(folder, port, start(sqlite_url(folder / "studio.db"), port), start)
        cls.running.append(site)
        return site

    @classmethod
    def soon(cls, folder: Path) -> "Site":
        """The same, split off from the app that stands by: for tests that measure nothing of its start or memory."""
        return cls.on(folder, start=standby.start)

    def sign_in(self) -> str:
        """A sign-in of the first trainer's, for a browser's cookie."""
        return cookie_for(self.database_url)

    def care(self) -> None:
        """Whoever is nobody's client is the first trainer's from now on."""
        first_trainer(studio_at(self.database_url), at=datetime.now(UTC))

    @property
    def url(self) -> str:
        """Where it answers."""
        return self.app.url

    @property
    def database_url(self) -> str:
        """The studio behind it, for looking at what was saved."""
        return sqlite_url(self.folder / "studio.db")

    def close(self) -> None:
        """Stops the app; its studio stays."""
        Site.running.remove(self)
        self.app.stop()

    def restart(self, *, how: signal.Signals = signal.SIGKILL) -> None:
        """Takes the server away, by default without a word of warning, and starts it again."""
        self.app.process.send_signal(how)
        self.app.process.wait(timeout=30)
        self.app = self.start(self.database_url, self.port)


def copy_studio(file: Path, to: Path) -> None:
    """A whole copy of a SQLite studio, also while it is open."""
    with closing(sqlite3.connect(file)) as whole, closing(sqlite3.connect(to)) as copy:
        whole.backup(copy)


def one_demo_studio(folder: Path) -> Path:
    """A demo studio in that folder: made by whoever comes first, waited for by the others."""
    file = folder / "demo.db"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            making = folder / "demo_in_the_making.db"
            build(open_studio(sqlite_url(making), create=True, demo=True), at=datetime.now(UTC))
            copy_studio(making, file)
    return file


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom root lends PostgreSQL to; None where we are not root."""
    if os.geteuid() != 0:
        return None
    known = {person.pw_name: person for person in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]
