"""sql/migrations/0020_period_text.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    run_file("0020_period_text.sql")


def downgrade() -> None:
    run_file("0020_period_text.down.sql")
