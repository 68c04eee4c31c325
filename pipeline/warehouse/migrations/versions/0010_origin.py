"""sql/migrations/0010_origin.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run_file("0010_origin.sql")


def downgrade() -> None:
    run_file("0010_origin.down.sql")
