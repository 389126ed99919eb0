"""Provider accounts: the e-mail address a person may sign in with elsewhere, and whom the provider then named.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three columns beside a person's other keys; one account is one person's, and one address too."""
    for name in ("account_email", "account_issuer", "account_subject"):
        op.add_column("person_keys", sa.Column(name, sa.Text))
    op.create_index("person_keys_by_account_email", "person_keys", ["account_email"], unique=True)
    op.create_index("person_keys_by_account", "person_keys", ["account_issuer", "account_subject"], unique=True)


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")
