"""Runs the steps on the connection it is given; the transaction belongs to migrating.py."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=True, transaction_per_migration=False
)
context.run_migrations()
