"""The first studio: clients, screenings, clearances, programmes, sessions, check-ins, decisions, links; written once.

Revision ID: 0001
Revises:
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
DAY = "length({0}) = 10 AND {0} LIKE '____-__-__'"
INSTANT = "length({0}) = 27 AND {0} LIKE '____-__-__T%Z'"
SCORE = "{0} IS NULL OR ({0} >= 0 AND {0} <= 10)"
BY = "{0} IN ('trainer', 'client')"
ONCE = (
    "studio", "writes", "screenings", "answers", "clearances", "programme_versions", "sessions", "session_entries",
    "check_ins", "mornings", "decisions", "client_links", "ended_links",
)


def upgrade() -> None:
    """Every table, its checks, its indexes and its seal."""
    _studio_and_writes()
    _clients_and_screenings()
    _programmes_and_sessions()
    _weeks()
    _links()
    _indexes()
    for table in ONCE:
        _seal(table)
    _no_delete("clients")


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")


def _table(name: str, *columns: sa.schema.SchemaItem, checks: Sequence[tuple[str, str]] = ()) -> None:
    made = [sa.CheckConstraint(rule, name=f"{name}_{label}") for label, rule in checks]
    if any(getattr(column, "name", None) == "body" for column in columns):
        lite = op.get_bind().dialect.name == "sqlite"
        rule = "body LIKE '{%}'" if lite else "(body::json) IS NOT NULL"
        made.append(sa.CheckConstraint(rule, name=f"{name}_body_is_json"))
    op.create_table(name, *columns, *made, sqlite_strict=True)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.Text, primary_key=True, nullable=False)


def _counter(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=True, nullable=False)


def _seq() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, sa.ForeignKey("writes.seq", ondelete="RESTRICT"), nullable=False)


def _of(name: str, table: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(f"{table}.id", ondelete="RESTRICT"), nullable=nullable)


def _days(*names: str) -> list[tuple[str, str]]:
    return [(f"{name}_is_a_day", DAY.format(name)) for name in names]


def _instants(*names: str) -> list[tuple[str, str]]:
    return [(f"{name}_is_an_instant", INSTANT.format(name)) for name in names]


def _studio_and_writes() -> None:
    _table(
        "studio", sa.Column("id", sa.Integer, primary_key=True, nullable=False), *_text("zone"),
        sa.Column("demo", sa.Integer, nullable=False),
        checks=[("only_one", "id = 1"), ("demo_yes_or_no", "demo IN (0, 1)")],
    )
    op.create_table(
        "writes", _counter("seq"), *_text("verb", "owner", "key", "at", "result"),
        sa.UniqueConstraint("verb", "owner", "key", name="writes_once"),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 200", name="writes_key_length"),
        sa.CheckConstraint(INSTANT.format("at"), name="writes_at_is_an_instant"),
        sqlite_strict=True, sqlite_autoincrement=True,
    )


def _clients_and_screenings() -> None:
    _table(
        "clients", _id(), _seq(), *_text("added", "name_key"), sa.Column("version", sa.Integer, nullable=False),
        *_text("body"),
        checks=[("version_counts_up", "version >= 1"), ("has_a_name", "length(name_key) > 0"), *_days("added")],
    )
    _table(
        "screenings", _id(), _seq(), _of("client_id", "clients"), *_text("at", "on_day", "occasion", "by", "body"),
        checks=[
            ("occasion_known", "occasion IN ('full', 'safety_six', 'check_in', 'morning', 'symptom')"),
            ("by_known", '"by" IN (\'trainer\', \'client\')'), *_days("on_day"), *_instants("at"),
        ],
    )
    _table(
        "answers", _counter(), _seq(), _of("client_id", "clients"), _of("screening_id", "screenings"),
        *_text("question", "answer", "on_day"), sa.Column("stable", sa.Integer, nullable=False),
        checks=[
            ("answer_known", "answer IN ('yes', 'no', 'unsure', 'declined')"),
            ("stable_yes_or_no", "stable IN (0, 1)"), *_days("on_day"),
        ],
    )
    _table(
        "clearances", _id(), _seq(), _of("client_id", "clients"), *_text("at", "day", "body"),
        checks=[*_days("day"), *_instants("at")],
    )


def _programmes_and_sessions() -> None:
    _table(
        "programme_versions", _id(), _seq(), _of("client_id", "clients"),
        sa.Column("number", sa.Integer, nullable=False), *_text("at", "because", "body"),
        sa.UniqueConstraint("client_id", "number", name="programme_versions_numbered"),
        checks=[("number_counts_up", "number >= 1"), *_instants("at")],
    )
    _table(
        "sessions", _id(), _seq(), _of("client_id", "clients"), _of("programme_version_id", "programme_versions"),
        *_text("opened", "on_day", "plan_day", "body"),
        checks=[*_days("on_day", "plan_day"), *_instants("opened")],
    )
    _table(
        "session_entries", _counter(), _seq(), _of("session_id", "sessions"), _of("client_id", "clients"),
        *_text("at", "on_day", "kind"), sa.Column("exercise", sa.Text), sa.Column("score", NUMBER),
        sa.Column("minutes", sa.Integer), *_text("body"),
        checks=[
            ("score_0_to_10", SCORE.format("score")), ("minutes_not_negative", "minutes IS NULL OR minutes >= 0"),
            *_days("on_day"), *_instants("at"),
        ],
    )


def _weeks() -> None:
    _table(
        "check_ins", _id(), _seq(), _of("client_id", "clients"), *_text("at", "week", "on_day", "by"),
        sa.Column("pain_average", NUMBER), *_text("body"),
        checks=[
            ("pain_average_0_to_10", SCORE.format("pain_average")), ("by_known", '"by" IN (\'trainer\', \'client\')'),
            *_days("week", "on_day"), *_instants("at"),
        ],
    )
    _table(
        "mornings", _id(), _seq(), _of("client_id", "clients"), _of("session_id", "sessions", nullable=True),
        *_text("at", "on_day", "by"), sa.Column("score", NUMBER),
        checks=[
            ("score_0_to_10", SCORE.format("score")), ("by_known", '"by" IN (\'trainer\', \'client\')'),
            *_days("on_day"), *_instants("at"),
        ],
    )
    _table(
        "decisions", _id(), _seq(), _of("client_id", "clients"), *_text("at", "as_of", "taken", "body"),
        checks=[
            (
                "taken_known",
                "taken IN ('progress', 'hold', 'regress', 'refer_routine', 'refer_urgent', 'refer_same_day', "
                "'stop_emergency')",
            ),
            *_days("as_of"), *_instants("at"),
        ],
    )


def _links() -> None:
    _table(
        "client_links", _id(), _seq(), _of("client_id", "clients"), *_text("at", "token_sha256"),
        sa.UniqueConstraint("token_sha256", name="client_links_token"),
        checks=[("token_is_a_digest", "length(token_sha256) = 64"), *_instants("at")],
    )
    _table(
        "ended_links",
        sa.Column("link_id", sa.Text, sa.ForeignKey("client_links.id", ondelete="RESTRICT"), primary_key=True, nullable=False),
        _seq(), *_text("at"), checks=_instants("at"),
    )


def _indexes() -> None:
    for table, columns in {
        "clients": ("name_key", "id"),
        "screenings": ("client_id", "occasion", "seq"),
        "answers": ("client_id", "question", "answer", "stable", "seq"),
        "clearances": ("client_id", "seq"),
        "sessions": ("client_id", "on_day"),
        "check_ins": ("client_id", "week", "seq"),
        "mornings": ("client_id", "on_day"),
        "decisions": ("client_id", "as_of", "seq"),
        "client_links": ("client_id",),
    }.items():
        op.create_index(f"{table}_by_{columns[0]}", table, list(columns))
    op.create_index("session_entries_by_session", "session_entries", ["session_id", "id"])
    op.create_index("session_entries_by_client", "session_entries", ["client_id", "on_day", "kind"])
    op.create_index("programme_versions_by_client", "programme_versions", ["client_id", "number"])


def _seal(table: str) -> None:
    """Rows are written once: no statement may change or remove one."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, '{table} is written once; add a new row that corrects the old one.'); END"
            )
        return
    _postgres_seal(table, "UPDATE OR DELETE", "ROW")
    _postgres_seal(table, "TRUNCATE", "STATEMENT")


def _no_delete(table: str) -> None:
    """Rows may change under their version, never vanish."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN "
            f"SELECT RAISE(ABORT, '{table} are kept; erasing one is a verb of its own.'); END"
        )
        return
    _postgres_seal(table, "DELETE", "ROW")
    _postgres_seal(table, "TRUNCATE", "STATEMENT")


def _postgres_seal(table: str, verbs: str, level: str) -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'% is written once; add a new row that corrects the old one.', TG_TABLE_NAME; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_{verbs.split()[0].lower()} BEFORE {verbs} ON {table} "
        f"FOR EACH {level} EXECUTE FUNCTION written_once()"
    )
