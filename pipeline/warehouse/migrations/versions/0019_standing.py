"""sql/migrations/0019_standing.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    run_file("0019_standing.sql")


def downgrade() -> None:
    run_file("0019_standing.down.sql")
