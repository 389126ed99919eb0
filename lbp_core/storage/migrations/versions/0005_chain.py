"""Chain: a signature over every row, link by link, and the keys it is signed with.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables that are only added to. What is there already is signed once they are (chain.sign_all)."""
    op.create_table(
        "seal_keys",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("secret", sa.Text),
        sa.CheckConstraint("length(id) = 16", name="seal_keys_id_is_a_print"),
        sqlite_strict=True,
    )
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("form", sa.Integer, nullable=False),
        sa.Column("key_id", sa.Text, sa.ForeignKey("seal_keys.id", ondelete="RESTRICT"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("rows", "mac")),
        sa.CheckConstraint("length(mac) = 64", name="chain_mac_is_a_digest"),
        sa.CheckConstraint("number >= 1", name="chain_counts_up"),
        sqlite_strict=True,
    )
    for table in ("seal_keys", "chain"):
        _seal(table, lite=op.get_bind().dialect.name == "sqlite")


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")


def _seal(table: str, *, lite: bool) -> None:
    """Rows are written once. PostgreSQL's `written_once` was made with the first studio."""
    for verb in ("UPDATE", "DELETE"):
        before = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        op.execute(
            f"{before}BEGIN SELECT RAISE(ABORT, '{table} is written once; add a new row.'); END"
            if lite
            else f"{before}FOR EACH ROW EXECUTE FUNCTION written_once()"
        )
    if not lite:
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
        )
