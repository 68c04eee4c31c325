"""sql/migrations/0002_ops.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run_file("0002_ops.sql")


def downgrade() -> None:
    run_file("0002_ops.down.sql")
