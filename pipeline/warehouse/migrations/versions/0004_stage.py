"""sql/migrations/0004_stage.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run_file("0004_stage.sql")


def downgrade() -> None:
    run_file("0004_stage.down.sql")
