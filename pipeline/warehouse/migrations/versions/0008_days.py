"""sql/migrations/0008_days.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run_file("0008_days.sql")


def downgrade() -> None:
    run_file("0008_days.down.sql")
