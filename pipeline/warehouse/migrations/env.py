"""Alembic's entry: runs the migrations on the connection that pipeline.warehouse.migrate hands over."""

from alembic import context

from pipeline.warehouse.migrate import VERSION_SCHEMA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    version_table_schema=VERSION_SCHEMA,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
