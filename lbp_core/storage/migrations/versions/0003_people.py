"""People: who works here, what they sign in with, whose clients are whose, and the log of who looked and who changed.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DAY = "length({0}) = 10 AND {0} LIKE '____-__-__'"
INSTANT = "length({0}) = 27 AND {0} LIKE '____-__-__T%Z'"
DIGEST = "length({0}) = 64"


def upgrade() -> None:
    """Six tables, their checks, indexes and seals; and who made each write, from here on."""
    op.add_column("writes", sa.Column("who", sa.Text, nullable=False, server_default="machine"))
    _people()
    _care()
    _sign_ins()
    _audit()
    for table in ("people", "person_keys", "sign_ins"):
        _seal(table, "DELETE", "are kept; who leaves is marked as gone.")
    for verb in ("UPDATE", "DELETE"):
        _seal("audit", verb, "is written once; add a new line.")
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
        )


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError("A studio is not taken back to an older shape; restore the backup made before the step.")


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, sa.ForeignKey("writes.seq", ondelete="RESTRICT"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("login", "name", "role", "added")),
        sa.Column("ended", sa.Text),
        sa.UniqueConstraint("login", name="people_login"),
        sa.CheckConstraint("role IN ('owner', 'trainer', 'assistant')", name="people_role_known"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 80", name="people_has_a_name"),
        sa.CheckConstraint("length(login) BETWEEN 2 AND 60", name="people_has_a_login"),
        sa.CheckConstraint(DAY.format("added"), name="people_added_is_a_day"),
        sa.CheckConstraint(f"ended IS NULL OR ({DAY.format('ended')})", name="people_ended_is_a_day"),
        sqlite_strict=True,
    )
    op.create_table(
        "person_keys",
        sa.Column("person_id", sa.Text, sa.ForeignKey("people.id", ondelete="RESTRICT"), primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("password", "pin", "totp", "recovery")),
        sa.Column("totp_last", sa.Integer),
        sa.CheckConstraint("password IS NULL OR password LIKE '$argon2id$%'", name="person_keys_password_is_a_hash"),
        sa.CheckConstraint("pin IS NULL OR pin LIKE '$argon2id$%'", name="person_keys_pin_is_a_hash"),
        sqlite_strict=True,
    )


def _care() -> None:
    op.create_table(
        "care",
        sa.Column("client_id", sa.Text, sa.ForeignKey("clients.id", ondelete="RESTRICT"), primary_key=True, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("people.id", ondelete="RESTRICT"), primary_key=True, nullable=False),
        sa.Column("own", sa.Integer, nullable=False),
        sa.Column("until", sa.Text),
        sa.CheckConstraint("own IN (0, 1)", name="care_own_yes_or_no"),
        sa.CheckConstraint("(own = 1) = (until IS NULL)", name="care_a_share_ends"),
        sa.CheckConstraint(f"until IS NULL OR ({DAY.format('until')})", name="care_until_is_a_day"),
        sqlite_strict=True,
    )
    op.create_index("care_by_person", "care", ["person_id", "until", "client_id"])
    own = sa.text("own = 1")
    op.create_index("care_one_own", "care", ["client_id"], unique=True, sqlite_where=own, postgresql_where=own)


def _sign_ins() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("people.id", ondelete="RESTRICT"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("token_sha256", "opened", "last_seen")),
        sa.Column("locked", sa.Integer, nullable=False),
        sa.Column("pin_fails", sa.Integer, nullable=False),
        sa.Column("handed_to", sa.Text, sa.ForeignKey("clients.id", ondelete="RESTRICT")),
        *(sa.Column(name, sa.Text) for name in ("handed_until", "handed_place", "ended")),
        sa.UniqueConstraint("token_sha256", name="sign_ins_token"),
        sa.CheckConstraint(DIGEST.format("token_sha256"), name="sign_ins_token_is_a_digest"),
        sa.CheckConstraint("locked IN (0, 1)", name="sign_ins_locked_yes_or_no"),
        sa.CheckConstraint("(handed_to IS NULL) = (handed_until IS NULL)", name="sign_ins_handed_for_a_while"),
        *(
            sa.CheckConstraint(f"{name} IS NULL OR ({INSTANT.format(name)})", name=f"sign_ins_{name}_is_an_instant")
            for name in ("opened", "last_seen", "handed_until", "ended")
        ),
        sqlite_strict=True,
    )
    op.create_index("sign_ins_by_person", "sign_ins", ["person_id", "ended"])
    op.create_table(
        "tries",
        sa.Column("subject", sa.Text, primary_key=True, nullable=False),
        sa.Column("fails", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("last", "open_from")),
        sa.CheckConstraint(DIGEST.format("subject"), name="tries_subject_is_a_digest"),
        sqlite_strict=True,
    )


def _audit() -> None:
    """No foreign key to a client: a line about somebody who was erased stays, without anything of theirs."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "actor", "action", "about")),
        sa.Column("client_id", sa.Text),
        sa.CheckConstraint(INSTANT.format("at"), name="audit_at_is_an_instant"),
        sa.CheckConstraint("length(action) BETWEEN 1 AND 40", name="audit_action_length"),
        sa.CheckConstraint("length(about) <= 200", name="audit_about_length"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("writes_by_owner", "writes", ["owner", "seq"])
    op.create_index("audit_by_client", "audit", ["client_id", "seq"])


def _seal(table: str, verb: str, says: str) -> None:
    before = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    lite = op.get_bind().dialect.name == "sqlite"
    op.execute(
        f"{before}BEGIN SELECT RAISE(ABORT, '{table} {says}'); END"
        if lite
        else f"{before}FOR EACH ROW EXECUTE FUNCTION written_once()"
    )
