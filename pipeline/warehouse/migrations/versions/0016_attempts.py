"""sql/migrations/0016_attempts.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    run_file("0016_attempts.sql")


def downgrade() -> None:
    run_file("0016_attempts.down.sql")
