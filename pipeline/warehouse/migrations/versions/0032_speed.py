"""sql/migrations/0032_speed.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    run_file("0032_speed.sql")


def downgrade() -> None:
    run_file("0032_speed.down.sql")
