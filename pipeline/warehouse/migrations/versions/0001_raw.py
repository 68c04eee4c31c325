"""sql/migrations/0001_raw.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0001"
down_revision = None


def upgrade() -> None:
    run_file("0001_raw.sql")


def downgrade() -> None:
    run_file("0001_raw.down.sql")
