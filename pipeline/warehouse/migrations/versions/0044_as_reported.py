"""sql/migrations/0044_as_reported.sql and views/pinned_claim_0044.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    run_file("0044_as_reported.sql")
    run_file("views/pinned_claim_0044.sql")


def downgrade() -> None:
    run_file("0044_as_reported.down.sql")
    run_file("views/pinned_claim_0042.sql")
