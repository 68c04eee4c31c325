"""sql/migrations/0030_admission.sql and views/current_claim_0030.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    run_file("0030_admission.sql")
    run_file("views/current_claim_0030.sql")


def downgrade() -> None:
    run_file("0030_admission.down.sql")
    run_file("views/current_claim_0028.sql")
    run_file("views/pinned_claim_0029.sql")
