"""Where each record lies: tables, and the few columns that are searched. Their birth is in migrations/; no query.

Whole records are JSON in `body`; the other columns repeat what a query needs. `seq` is the place of the write that made
the row in the order of all writes: it, not a clock, says what came later.
"""

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _seq() -> Column[int]:
    return Column("seq", Integer, ForeignKey("writes.seq", ondelete="RESTRICT"), nullable=False)


def _of(name: str, table: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{table}.id", ondelete="RESTRICT"), nullable=nullable)


def _text(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, nullable=False) for name in names)


studio = Table("studio", metadata, Column("id", Integer, primary_key=True), *_text("zone"), Column("demo", Integer))
writes = Table(
    "writes",
    metadata,
    Column("seq", Integer, primary_key=True),
    *_text("verb", "owner", "key", "at", "result", "who"),
)
clients = Table(
    "clients", metadata, _id(), _seq(), *_text("added", "name_key"), Column("version", Integer), *_text("body")
)
screenings = Table(
    "screenings", metadata, _id(), _seq(), _of("client_id", "clients"), *_text("at", "on_day", "occasion", "by", "body")
)
answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    _seq(),
    _of("client_id", "clients"),
    _of("screening_id", "screenings"),
    *_text("question", "answer", "on_day"),
    Column("stable", Integer, nullable=False),
)
clearances = Table("clearances", metadata, _id(), _seq(), _of("client_id", "clients"), *_text("at", "day", "body"))
programme_versions = Table(
    "programme_versions",
    metadata,
    _id(),
    _seq(),
    _of("client_id", "clients"),
    Column("number", Integer, nullable=False),
    *_text("at", "because", "body"),
)
sessions = Table(
    "sessions",
    metadata,
    _id(),
    _seq(),
    _of("client_id", "clients"),
    _of("programme_version_id", "programme_versions"),
    *_text("opened", "on_day", "plan_day", "body"),
)
session_entries = Table(
    "session_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    _seq(),
    _of("session_id", "sessions"),
    _of("client_id", "clients"),
    *_text("at", "on_day", "kind"),
    Column("exercise", Text),
    Column("score", Float),
    Column("minutes", Integer),
    *_text("body"),
)
check_ins = Table(
    "check_ins",
    metadata,
    _id(),
    _seq(),
    _of("client_id", "clients"),
    *_text("at", "week", "on_day", "by"),
    Column("pain_average", Float),
    *_text("body"),
)
mornings = Table(
    "mornings",
    metadata,
    _id(),
    _seq(),
    _of("client_id", "clients"),
    _of("session_id", "sessions", nullable=True),
    *_text("at", "on_day", "by"),
    Column("score", Float),
)
decisions = Table(
    "decisions", metadata, _id(), _seq(), _of("client_id", "clients"), *_text("at", "as_of", "taken", "body")
)
client_links = Table("client_links", metadata, _id(), _seq(), _of("client_id", "clients"), *_text("at", "token_sha256"))
ended_links = Table(
    "ended_links",
    metadata,
    Column("link_id", Text, ForeignKey("client_links.id", ondelete="RESTRICT"), primary_key=True),
    _seq(),
    *_text("at"),
)
client_file = Table(
    "client_file", metadata, _id(), _seq(), _of("client_id", "clients"), *_text("at", "on_day", "kind", "body")
)
studio_file = Table("studio_file", metadata, _id(), _seq(), *_text("at", "on_day", "kind", "body"))
glances = Table(
    "glances",
    metadata,
    Column("client_id", Text, ForeignKey("clients.id", ondelete="RESTRICT"), primary_key=True),
    *_text("name_key", "read_on", "holds_until", "contact", "due_since", "coming"),
    *(
        Column(name, Integer, nullable=False)
        for name in ("caution", "locked", "screened", "away", "rings", "stage", "due_place", "due_caution")
    ),
    Column("pain_place", Float, nullable=False),
)
"""What the lists are found and sorted by: made from the records by coach/today/glances.py, and made again where it is lost."""
people = Table(
    "people", metadata, _id(), _seq(), *_text("login", "name", "role", "added"), Column("ended", Text, nullable=True)
)
person_keys = Table(
    "person_keys",
    metadata,
    Column("person_id", Text, ForeignKey("people.id", ondelete="RESTRICT"), primary_key=True),
    *(Column(name, Text) for name in ("password", "pin", "totp", "recovery")),
    Column("totp_last", Integer),
    *(Column(name, Text) for name in ("account_email", "account_issuer", "account_subject")),
)
care = Table(
    "care",
    metadata,
    Column("client_id", Text, ForeignKey("clients.id", ondelete="RESTRICT"), primary_key=True),
    Column("person_id", Text, ForeignKey("people.id", ondelete="RESTRICT"), primary_key=True),
    Column("own", Integer, nullable=False),
    Column("until", Text),
)
sign_ins = Table(
    "sign_ins",
    metadata,
    _id(),
    _of("person_id", "people"),
    *_text("token_sha256", "opened", "last_seen"),
    Column("locked", Integer, nullable=False),
    Column("pin_fails", Integer, nullable=False),
    _of("handed_to", "clients", nullable=True),
    Column("handed_until", Text),
    Column("handed_place", Text),
    Column("ended", Text),
)
tries = Table(
    "tries",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("fails", Integer, nullable=False),
    *_text("last", "open_from"),
)
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    *_text("at", "actor", "action", "about"),
    Column("client_id", Text),
)
chain = Table(
    "chain",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("form", Integer, nullable=False),
    *_text("key_id", "rows", "mac"),
)
seal_keys = Table("seal_keys", metadata, _id(), Column("secret", Text))
