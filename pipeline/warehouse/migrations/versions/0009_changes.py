"""sql/migrations/0009_changes.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run_file("0009_changes.sql")


def downgrade() -> None:
    run_file("0009_changes.down.sql")
