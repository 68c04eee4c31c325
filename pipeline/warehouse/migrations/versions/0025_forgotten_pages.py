"""sql/migrations/0025_forgotten_pages.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    run_file("0025_forgotten_pages.sql")


def downgrade() -> None:
    run_file("0025_forgotten_pages.down.sql")
