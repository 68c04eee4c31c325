"""sql/migrations/0038_wholes.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    run_file("0038_wholes.sql")


def downgrade() -> None:
    run_file("0038_wholes.down.sql")
