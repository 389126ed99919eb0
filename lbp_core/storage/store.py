"""The studio's memory: open it, read from it, write to it. What is read and written is in the files beside this one."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from threading import local

from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, insert, inspect, select

from lbp_core.models.people import MACHINE, Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.chain import sign_all
from lbp_core.storage.cipher import own_key
from lbp_core.storage.copying import copy_whole, remove
from lbp_core.storage.engine import APPLICATION_ID, postgres_engine, sqlite_engine
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.migrating import bring_up_to_date
from lbp_core.storage.opening import backups_of, check_file, check_new_place, check_postgres, check_whole, path_of
from lbp_core.storage.presence import check_not_served, one_opens
from lbp_core.storage.scope import seen_of
from lbp_core.storage.seal_keys import key_file
from lbp_core.storage.troubles import in_plain_words, kept_or_said, name_of
from lbp_core.storage.turns import WriteGate, turn_to_write

_GATES: dict[str, WriteGate] = {}


class Store:
    """One opened database, seen through somebody's eyes. Made by `open_store` or `create_store`."""

    def __init__(self, engine: Engine, place: str, *, encrypted: bool = False) -> None:
        self.place = place
        self.encrypted = encrypted
        self.seen = MACHINE
        self._engine = engine
        self._writer = engine.execution_options(writing=True)
        self._gate = _GATES.setdefault(place, WriteGate())
        self._here = local()

    def seen_by(self, seen: Seen) -> "Store":
        """The same database through these eyes."""
        other = copy(self)
        other.seen = seen
        return other

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One unmoving view of the database. Inside a write of the same thread it is that write's own view."""
        if (joined := self._joined()) is not None:
            with self._own_eyes(joined):
                yield joined
            return
        with (
            in_plain_words(self.place),
            self._engine.connect() as connection,
            self._own_eyes(connection),
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All of what is written inside, or nothing of it. A write inside a write is part of the outer one.

        Who else waits to write is committed together with this, and nobody goes on before that is done.
        """
        if (joined := self._joined()) is not None:
            with joined.begin_nested(), self._own_eyes(joined):
                yield joined
            return
        with (
            kept_or_said(self.place),
            turn_to_write(self._gate, self._writer) as connection,
            self._own_eyes(connection),
        ):
            self._here.tx = connection
            try:
                yield connection
            finally:
                self._here.tx = None

    def close(self) -> None:
        """Lets go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _own_eyes(self, tx: Connection) -> Iterator[None]:
        """Whoever reads inside another's write still reads through their own eyes."""
        before = seen_of(tx)
        tx.execution_options(seen=self.seen)
        try:
            yield
        finally:
            tx.execution_options(seen=before)

    def _joined(self) -> Connection | None:
        found: Connection | None = getattr(self._here, "tx", None)
        return found


def open_store(url: str, *, keys: KeyPlace | None = None) -> Store:
    """The studio at that URL, in this version's shape. Raises Refused where there is none, or not a whole one.

    `keys` is where the key of an encrypted file lies; without it beside the file, or as the owner set it.
    """
    path = path_of(url)
    key_file()
    if path is None:
        return _open_postgres(url)
    key = check_file(path, keys)
    as_it_lies = sqlite_engine(path, own_journal=True, key=key)
    try:
        check_whole(as_it_lies, path)
        older = path.with_name(path.name + ".before-update")
        bring_up_to_date(as_it_lies, copy_first=lambda: copy_whole(url, older, keys=keys))
    finally:
        as_it_lies.dispose()
    return Store(sqlite_engine(path, key=key), str(path.resolve()), encrypted=key is not None)


def create_store(url: str, *, zone: str, demo: bool, encrypted: bool = False) -> Store:
    """A new, empty studio; it gets its name only once it is complete. Raises Refused where it cannot be made.

    `encrypted`: a file is, with the key that is there already.
    """
    path = path_of(url)
    if path is None:
        return _create_postgres(url, zone=zone, demo=demo)
    check_new_place(path)
    draft = path.with_name(path.name + ".new")
    remove(draft)
    engine = sqlite_engine(draft, mode="rwc", key=own_key(KeyPlace.of(path)) if encrypted else None)
    bring_up_to_date(engine)
    with engine.execution_options(writing=True).begin() as tx:
        tx.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        _found(tx, zone=zone, demo=demo)
    engine.dispose()
    draft.rename(path)
    return open_store(url)


def exists(url: str) -> bool:
    """True where something already lies at that URL, whole or not."""
    path = path_of(url)
    if path is not None:
        return path.exists()
    engine = postgres_engine(url)
    with in_plain_words(name_of(url)), engine.connect() as connection:
        return bool(inspect(connection).get_table_names())


def founding(tx: Connection) -> tuple[str, bool]:
    """The time zone the studio was founded in, and whether it is a demo."""
    row = tx.execute(select(tables.studio.c.zone, tables.studio.c.demo)).one()
    return row.zone, bool(row.demo)


def _open_postgres(url: str) -> Store:
    engine = postgres_engine(url)
    with in_plain_words(name_of(url)), one_opens(url):
        with engine.connect() as connection:
            found = check_postgres(set(inspect(connection).get_table_names()), name=name_of(url))
        if not found:
            raise Refused(
                f"There is no studio in the database {name_of(url)}. Check the name, or create a new studio first."
            )
        bring_up_to_date(engine, copy_first=lambda: _copy_before_update(url, engine))
    return Store(engine, name_of(url))


def _copy_before_update(url: str, engine: Engine) -> None:
    """A database server's studio is copied as a file too, named after the shape it had. No app may be serving it then."""
    check_not_served(url)
    folder = backups_of(url)
    folder.mkdir(parents=True, exist_ok=True)
    with engine.connect() as connection:
        shape = MigrationContext.configure(connection).get_current_revision()
    copy_whole(url, folder / f"{engine.url.database}.before-update-of-{shape}.db")


def _create_postgres(url: str, *, zone: str, demo: bool) -> Store:
    engine = postgres_engine(url)
    with in_plain_words(name_of(url)), one_opens(url):
        with engine.connect() as connection:
            found = check_postgres(set(inspect(connection).get_table_names()), name=name_of(url))
        if found:
            raise Refused(
                f"There is already a studio in the database {name_of(url)}; nothing was changed. Open it instead."
            )
        bring_up_to_date(engine)
        with engine.execution_options(writing=True).begin() as tx:
            _found(tx, zone=zone, demo=demo)
    return Store(engine, name_of(url))


def _found(tx: Connection, *, zone: str, demo: bool) -> None:
    tx.execute(insert(tables.studio).values(id=1, zone=zone, demo=int(demo)))
    sign_all(tx)
