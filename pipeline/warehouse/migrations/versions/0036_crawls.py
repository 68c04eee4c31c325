"""sql/migrations/0036_crawls.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    run_file("0036_crawls.sql")


def downgrade() -> None:
    run_file("0036_crawls.down.sql")
