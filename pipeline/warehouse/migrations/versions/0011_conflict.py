"""sql/migrations/0011_conflict.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    run_file("0011_conflict.sql")


def downgrade() -> None:
    run_file("0011_conflict.down.sql")
