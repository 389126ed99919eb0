"""Which apps may serve one studio at the same time, and what waits until none does. Everything here is on real databases."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from alembic import command

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.studio import Studio, open_studio, serve_studio
from lbp_core.keeping.backing_up import Keeping, back_up
from lbp_core.keeping.restoring import restore
from lbp_core.models.refusal import Refused
from lbp_core.storage import store
from lbp_core.storage.engine import postgres_engine
from lbp_core.storage.migrating import alembic_config, scripts
from lbp_core.storage.opening import path_of
from lbp_core.storage.patience import Patience
from lbp_core.storage.presence import Place, check_alone, check_not_served, the_only_one
from lbp_core.storage.store import create_store, open_store
from tests.people import at, day
from tests.servers import Postgres

ONE, OTHER = "5e" * 32, "a1" * 32
WAITS = """
import sys
from lbp_core.coach.studio import serve_studio
from lbp_core.models.refusal import Refused
try:
    studio, place = serve_studio(sys.argv[1])
except Refused as sentence:
    print(sentence, flush=True)
else:
    print("serves", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another(url: str) -> Iterator[str]:
    """Another process that serves the studio; what it says first."""
    said = [sys.executable, "-c", WAITS, url]
    with subprocess.Popen(said, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


def left(served: tuple[Studio, Place]) -> None:
    served[1].leave()


def test_a_file_serves_one_app_and_the_second_is_told_so(sqlite_file_url: str) -> None:
    left(serve_studio(sqlite_file_url, create=True))
    with another(sqlite_file_url) as said:
        assert said == "serves"
        for tried in (lambda: serve_studio(sqlite_file_url), lambda: check_alone(sqlite_file_url)):
            with pytest.raises(
                Refused, match="open in another app on this machine, and a file serves one app at a time"
            ):
                tried()
        open_studio(sqlite_file_url).store.close()  # commands beside the app are as welcome as ever
    left(serve_studio(sqlite_file_url))


def test_the_command_says_so_before_it_starts_anything(sqlite_file_url: str) -> None:
    left(serve_studio(sqlite_file_url, create=True))
    with another(sqlite_file_url):
        told = {**os.environ, "LBP_DATABASE_URL": sqlite_file_url}
        words = [sys.executable, "-m", "lbp_core", "run", "--no-browser"]
        done = subprocess.run(words, cwd=ROOT, env=told, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "a file serves one app at a time" in done.stderr


def test_several_apps_with_the_same_key_serve_one_database(postgres_url: str) -> None:
    one = serve_studio(postgres_url, create=True, secret_key=ONE)
    two = serve_studio(postgres_url, secret_key=ONE)
    assert one[0].shared == two[0].shared
    assert one[0].secret != two[0].secret
    for key, sentence in ((OTHER, "with other keys than this one"), (None, "with other keys than this one")):
        with pytest.raises(Refused, match=sentence):
            serve_studio(postgres_url, secret_key=key)
    left(one)
    with pytest.raises(Refused, match="with other keys"):
        serve_studio(postgres_url, secret_key=OTHER)
    left(two)
    left(serve_studio(postgres_url, secret_key=OTHER))


def test_without_a_key_one_app_serves_a_database_and_no_second(postgres_url: str) -> None:
    one = serve_studio(postgres_url, create=True)
    for key in (None, ONE):
        with pytest.raises(Refused, match="each needs the same LBP_SECRET_KEY"):
            serve_studio(postgres_url, secret_key=key)
    left(one)


def test_a_killed_app_leaves_its_place(postgres_url: str) -> None:
    create_store(postgres_url, zone="Europe/London", demo=False).close()
    with another(postgres_url) as said:
        assert said == "serves"
        with pytest.raises(Refused, match="Stop every app that serves it"):
            check_not_served(postgres_url)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            check_not_served(postgres_url)
            return
        except Refused:
            time.sleep(0.05)
    check_not_served(postgres_url)


@pytest.mark.parametrize("kind", ["sqlite_file_url", "postgres_url"])
def test_nothing_is_restored_under_a_running_app(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LBP_BACKUP_FOLDER", str(tmp_path / "backups"))
    url = request.getfixturevalue(kind)
    served = serve_studio(url, create=True)
    served[0].store.close()  # an app that is idle holds no lock of SQLite's own
    keeping = Keeping.of(url, None)
    back_up(keeping, at=at(day(0)))
    with pytest.raises(Refused, match="Stop every app that serves it"):
        restore(keeping, at=at(day(1)), erase=None)
    left(served)
    assert restore(keeping, at=at(day(1)), erase=None).aside is not None


def test_an_update_waits_until_no_app_serves_the_studio(postgres_url: str) -> None:
    served = serve_studio(postgres_url, create=True)
    with psycopg.connect("postgresql://" + postgres_url.split("://", 1)[1], autocommit=True) as line:
        [(now,)] = line.execute("SELECT version_num FROM alembic_version").fetchall()
        before = scripts().get_revision(now).down_revision
        line.execute("UPDATE alembic_version SET version_num = %s", (before,))
        with pytest.raises(Refused, match="Stop every app that serves it"):
            open_store(postgres_url)
        [(still,)] = line.execute("SELECT version_num FROM alembic_version").fetchall()
        assert still == before
        line.execute("UPDATE alembic_version SET version_num = %s", (now,))
    left(served)


def at_once(what: Callable[[], str]) -> list[str]:
    """What four of them say who do it in the same moment."""
    with ThreadPoolExecutor(4) as pool:
        return sorted(one.result(timeout=60) for one in [pool.submit(what) for _ in range(4)])


def test_of_several_that_make_a_studio_at_once_one_does_and_the_others_are_told_so(postgres_url: str) -> None:
    def make() -> str:
        try:
            create_store(postgres_url, zone="Europe/London", demo=False).close()
        except Refused as sentence:
            return str(sentence)[:25]
        return "made"

    assert at_once(make) == ["There is already a studio"] * 3 + ["made"]


def test_of_several_that_open_an_older_studio_at_once_one_brings_it_up_to_date_and_copies_it_first(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LBP_BACKUP_FOLDER", str(tmp_path / "backups"))
    older = scripts().get_revision("head").down_revision
    assert isinstance(older, str)
    engine = postgres_engine(postgres_url)
    with engine.execution_options(writing=True).begin() as tx:
        command.upgrade(alembic_config(tx), older)
        tx.exec_driver_sql("INSERT INTO studio (id, zone, demo) VALUES (1, 'Europe/London', 0)")
    made: list[str] = []
    monkeypatch.setattr(store, "copy_whole", lambda _url, to: made.append(to.name))

    def open_it() -> str:
        open_store(postgres_url).close()
        return "opened"

    assert at_once(open_it) == ["opened"] * 4
    assert made == [f"{engine.url.database}.before-update-of-{older}.db"]
    engine.dispose()


def test_one_of_several_does_the_nightly_work(postgres_url: str, sqlite_file_url: str) -> None:
    with the_only_one(postgres_url) as first, the_only_one(postgres_url) as second:
        assert (first, second) == (True, False)
    with the_only_one(postgres_url) as again, the_only_one(sqlite_file_url) as alone:
        assert again
        assert alone
    assert path_of(postgres_url) is None


class Away:
    """A server that does not answer so many times, each with these words."""

    def __init__(self, says: str, times: int) -> None:
        self.says, self.times, self.asked = says, times, 0

    def connect(self) -> str:
        self.asked += 1
        if self.asked <= self.times:
            raise psycopg.OperationalError(self.says)
        return "here"


def test_a_server_that_is_coming_back_is_waited_for_but_not_for_ever_and_a_wrong_password_not_at_all() -> None:
    for says in ("connection refused", "FATAL: the database system is starting up"):
        assert Patience().connect(Away(says, 3), None, (), {}) == "here"
    wrong = Away("FATAL: password authentication failed", 99)
    with pytest.raises(psycopg.OperationalError):
        Patience().connect(wrong, None, (), {})
    assert wrong.asked == 1
    gone, patience, began = Away("connection refused", 999), Patience(0.3), time.monotonic()
    for _ in range(2):
        with pytest.raises(psycopg.OperationalError):
            patience.connect(gone, None, (), {})
    assert 0.3 < time.monotonic() - began < 2
    before = gone.asked
    with pytest.raises(psycopg.OperationalError):
        patience.connect(gone, None, (), {})
    assert gone.asked == before + 1, "who comes later does not wait as long again"


def test_a_database_server_that_is_started_again_costs_a_moment_and_the_app_has_its_place_again() -> None:
    server = Postgres()
    with ThreadPoolExecutor(1) as starter:  # the server ends with the thread that started it
        try:
            url = server.fresh()
            studio, place = serve_studio(url, create=True)
            with studio.store.read():
                pass
            server.stop()
            coming = starter.submit(lambda: (time.sleep(0.8), server.start()))
            began = time.monotonic()
            with studio.store.read():
                assert time.monotonic() - began > 0.5
            coming.result(timeout=30)
            check_not_served(url)
            place.keep()
            with pytest.raises(Refused, match="Stop every app"):
                check_not_served(url)
        finally:
            server.remove()
