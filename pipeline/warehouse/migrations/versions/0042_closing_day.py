"""sql/migrations/views/pinned_claim_0042.sql and 0042_closing_day.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    run_file("views/pinned_claim_0042.sql")
    run_file("0042_closing_day.sql")


def downgrade() -> None:
    run_file("0042_closing_day.down.sql")
    run_file("views/pinned_claim_0041.sql")
