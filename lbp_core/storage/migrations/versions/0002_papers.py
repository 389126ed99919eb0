"""Papers: what is kept in a client's file and in the studio's own, each of some kind, written once.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DAY = "length(on_day) = 10 AND on_day LIKE '____-__-__'"
INSTANT = "length(at) = 27 AND at LIKE '____-__-__T%Z'"
KIND = "length(kind) BETWEEN 1 AND 40"


def upgrade() -> None:
    """Two tables, their checks, their indexes and their seals."""
    _papers("client_file", _of("client_id", "clients.id"))
    _papers("studio_file")
    op.create_index("client_file_by_client", "client_file", ["client_id", "kind", "seq"])
    op.create_index("studio_file_by_kind", "studio_file", ["kind", "seq"])


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")


def _papers(table: str, *owner: sa.Column[str]) -> None:
    lite = op.get_bind().dialect.name == "sqlite"
    rules = {
        "at_is_an_instant": INSTANT,
        "on_day_is_a_day": DAY,
        "kind_length": KIND,
        "body_is_json": "body LIKE '{%}'" if lite else "(body::json) IS NOT NULL",
    }
    op.create_table(
        table,
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, sa.ForeignKey("writes.seq", ondelete="RESTRICT"), nullable=False),
        *owner,
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "on_day", "kind", "body")),
        *(sa.CheckConstraint(rule, name=f"{table}_{label}") for label, rule in rules.items()),
        sqlite_strict=True,
    )
    _seal(table, lite=lite)


def _of(name: str, parent: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(parent, ondelete="RESTRICT"), nullable=False)


def _seal(table: str, *, lite: bool) -> None:
    """Rows are written once. PostgreSQL's `written_once` was made with the first studio."""
    for verb in ("UPDATE", "DELETE"):
        before = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        op.execute(
            f"{before}BEGIN SELECT RAISE(ABORT, '{table} is written once; add a new row that corrects the old one.'); END"
            if lite
            else f"{before}FOR EACH ROW EXECUTE FUNCTION written_once()"
        )
    if not lite:
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
        )
