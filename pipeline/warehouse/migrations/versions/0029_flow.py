"""sql/migrations/0029_flow.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    run_file("0029_flow.sql")
    run_file("views/pinned_claim_0029.sql")


def downgrade() -> None:
    run_file("0029_flow.down.sql")
    run_file("views/pinned_claim_0028.sql")
