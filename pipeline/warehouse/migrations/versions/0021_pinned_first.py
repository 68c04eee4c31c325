"""sql/migrations/0021_pinned_first.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run_file("0021_pinned_first.sql")


def downgrade() -> None:
    run_file("0021_pinned_first.down.sql")
