"""sql/migrations/0024_polls.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    run_file("0024_polls.sql")


def downgrade() -> None:
    run_file("0024_polls.down.sql")
