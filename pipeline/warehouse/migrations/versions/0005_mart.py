"""sql/migrations/0005_mart.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    run_file("0005_mart.sql")


def downgrade() -> None:
    run_file("0005_mart.down.sql")
