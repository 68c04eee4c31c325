"""sql/migrations/0034_edit.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    run_file("0034_edit.sql")


def downgrade() -> None:
    run_file("0034_edit.down.sql")
