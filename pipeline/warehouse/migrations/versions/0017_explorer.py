"""sql/migrations/0017_explorer.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    run_file("0017_explorer.sql")


def downgrade() -> None:
    run_file("0017_explorer.down.sql")
