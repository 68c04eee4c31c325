"""sql/migrations/0041_settled.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    run_file("0041_settled.sql")


def downgrade() -> None:
    run_file("0041_settled.down.sql")
