"""sql/migrations/0033_known.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    run_file("0033_known.sql")


def downgrade() -> None:
    run_file("0033_known.down.sql")
