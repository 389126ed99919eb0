"""Glances: one row per client that the lists are found and sorted by, marked as out of date by every write about them.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DAY = "({0} = '' OR (length({0}) = 10 AND {0} LIKE '____-__-__'))"
NUMBER: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
MARKED_BY = (
    "screenings", "clearances", "programme_versions", "sessions", "session_entries", "check_ins", "mornings", "decisions",
    "client_file",
)  # fmt: skip
NEW_CLIENT = "INSERT INTO glances (client_id, name_key) VALUES (NEW.id, NEW.name_key)"
MARK = "UPDATE glances SET holds_until = '' WHERE client_id = NEW.{0} AND holds_until <> ''"


def upgrade() -> None:
    """The table, its indexes, a row for everybody who is there, and the marks."""
    _table()
    for name in ("name_key", "stage", "caution", "contact", "pain_place"):
        order = [name] if name == "name_key" else [name, "name_key"]
        op.create_index(f"glances_by_{name}", "glances", [*order, "client_id"])
    due = ["due_place", "due_caution", "due_since", "name_key", "client_id"]
    op.create_index("glances_by_due", "glances", due)
    for name in ("read_on", "holds_until"):
        op.create_index(f"glances_by_{name}", "glances", [name])
    op.create_index(
        "glances_that_ring",
        "glances",
        ["client_id"],
        sqlite_where=sa.text("rings = 1"),
        postgresql_where=sa.text("rings = 1"),
    )
    op.execute("INSERT INTO glances (client_id, name_key) SELECT id, name_key FROM clients")
    _marks(lite=op.get_bind().dialect.name == "sqlite")


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")


def _table() -> None:
    """What was never read is out of date: its days are empty."""
    op.create_table(
        "glances",
        sa.Column("client_id", sa.Text, sa.ForeignKey("clients.id", ondelete="RESTRICT"), primary_key=True, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False, server_default="") for name in ("read_on", "holds_until", "contact", "due_since")),
        *(
            sa.Column(name, sa.Integer, nullable=False, server_default=first)
            for name, first in {
                "caution": "0", "locked": "1", "screened": "0", "away": "0", "rings": "0", "stage": "99",
                "due_place": "99", "due_caution": "0",
            }.items()
        ),
        sa.Column("pain_place", NUMBER, nullable=False, server_default="1"),
        *(
            sa.CheckConstraint(DAY.format(name), name=f"glances_{name}_is_a_day")
            for name in ("read_on", "holds_until", "contact", "due_since")
        ),
        sqlite_strict=True,
    )  # fmt: skip


def _marks(*, lite: bool) -> None:
    """A write about a client puts their glance out of date in the same transaction, whoever wrote it."""
    _trigger("clients", "INSERT", NEW_CLIENT, lite=lite)
    _trigger("clients", "UPDATE", MARK.format("id"), lite=lite)
    for table in MARKED_BY:
        _trigger(table, "INSERT", MARK.format("client_id"), lite=lite)


def _trigger(table: str, verb: str, does: str, *, lite: bool) -> None:
    name = f"{table}_{verb.lower()}_at_a_glance"
    if lite:
        op.execute(f"CREATE TRIGGER {name} AFTER {verb} ON {table} BEGIN {does}; END")
        return
    op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does}; RETURN NULL; END $$")
    op.execute(f"CREATE TRIGGER {name} AFTER {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
