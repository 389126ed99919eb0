"""Who comes when: each glance says on which of the next days its client is planned, so that the week need not read every programme.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COMES = sa.text("coming <> ''")


def upgrade() -> None:
    """A column beside the others, found by its index; every glance is out of date, so that it is filled."""
    op.add_column("glances", sa.Column("coming", sa.Text, nullable=False, server_default=""))
    op.create_index(
        "glances_that_come", "glances", ["name_key", "client_id", "coming"], sqlite_where=COMES, postgresql_where=COMES
    )
    op.execute("UPDATE glances SET holds_until = ''")


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")
