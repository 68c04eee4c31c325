"""sql/migrations/0014_quarantine.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    run_file("0014_quarantine.sql")


def downgrade() -> None:
    run_file("0014_quarantine.down.sql")
