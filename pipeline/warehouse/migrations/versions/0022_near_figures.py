"""sql/migrations/0022_near_figures.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    run_file("0022_near_figures.sql")


def downgrade() -> None:
    run_file("0022_near_figures.down.sql")
