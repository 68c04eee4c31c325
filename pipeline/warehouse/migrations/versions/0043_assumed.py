"""sql/migrations/0043_assumed.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    run_file("0043_assumed.sql")


def downgrade() -> None:
    run_file("0043_assumed.down.sql")
