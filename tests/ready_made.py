"""New studios for tests are copies of one that the product made: its steps cost each of a thousand tests a quarter second.

The steps themselves are tried in tests/storage/test_migrating.py and test_opening.py, which make theirs as the product does.
"""

import atexit
import os
import shutil
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path

import psycopg

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.storage import store as real
from lbp_core.storage.opening import check_new_place, path_of
from lbp_core.storage.seal_keys import NAMED_BY
from lbp_core.storage.store import Store

SPARE: dict[str, list[str]] = defaultdict(list)
"""Empty databases by their server: given out again (tests/servers.py) once a copy stands in their place."""


def create_store(url: str, *, zone: str, demo: bool, encrypted: bool = False) -> Store:
    """As lbp_core.storage.store.create_store, by copying; by its own steps where a key is asked for."""
    if encrypted or NAMED_BY in os.environ:
        return real.create_store(url, zone=zone, demo=demo, encrypted=encrypted)
    path = path_of(url)
    if path is None:
        _put_database(url, zone=zone, demo=demo)
    else:
        check_new_place(path)
        shutil.copy(_file(zone=zone, demo=demo), path)
    return real.open_store(url)


@cache
def _file(*, zone: str, demo: bool) -> Path:
    """A new studio in a file, made once per process."""
    folder = tempfile.mkdtemp(prefix="lbp-ready-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = Path(folder) / "studio.db"
    real.create_store(sqlite_url(made), zone=zone, demo=demo).close()
    return made


def server_of(url: str) -> tuple[str, str]:
    """The server's address, and the name of the database on it."""
    server, _, name = url.partition("://")[2].rpartition("/")
    return f"postgresql://{server}", name


def _put_database(url: str, *, zone: str, demo: bool) -> None:
    """Puts a copy in the place of the empty database at that address."""
    server, name = server_of(url)
    like = _database(server, zone=zone, demo=demo)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as tx:
        tx.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [name])
        tx.execute(f"ALTER DATABASE {name} RENAME TO spare_of_{name}")
        tx.execute(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY")
    SPARE[server].append(f"spare_of_{name}")


@cache
def _database(server: str, *, zone: str, demo: bool) -> str:
    """A new studio on that server, made once."""
    name = f"ready_{'demo_' if demo else ''}{''.join(one for one in zone.lower() if one.isalpha())}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as tx:
        tx.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    real.create_store(f"postgresql+psycopg://{server.partition('://')[2]}/{name}", zone=zone, demo=demo).close()
    return name
