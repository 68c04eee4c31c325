"""sql/migrations/0003_core.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run_file("0003_core.sql")


def downgrade() -> None:
    run_file("0003_core.down.sql")
