"""Alembic's environment: the connection comes from the program."""

from alembic import context

from blp_desktop.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, transactional_ddl=False
)
context.run_migrations()
