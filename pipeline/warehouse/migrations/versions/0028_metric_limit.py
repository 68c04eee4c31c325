"""sql/migrations/0028_metric_limit.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    run_file("0028_metric_limit.sql")
    run_file("views/current_claim_0028.sql")
    run_file("views/pinned_claim_0028.sql")


def downgrade() -> None:
    run_file("0028_metric_limit.down.sql")
