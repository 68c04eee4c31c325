"""sql/migrations/0013_history.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    run_file("0013_history.sql")


def downgrade() -> None:
    run_file("0013_history.down.sql")
