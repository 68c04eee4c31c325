"""sql/migrations/0007_hosts.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run_file("0007_hosts.sql")


def downgrade() -> None:
    run_file("0007_hosts.down.sql")
