"""sql/migrations/0040_returns.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    run_file("0040_returns.sql")


def downgrade() -> None:
    run_file("0040_returns.down.sql")
