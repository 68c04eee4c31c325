"""sql/migrations/0039_erased.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    run_file("0039_erased.sql")


def downgrade() -> None:
    run_file("0039_erased.down.sql")
