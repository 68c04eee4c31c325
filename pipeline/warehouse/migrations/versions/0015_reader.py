"""sql/migrations/0015_reader.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run_file("0015_reader.sql")


def downgrade() -> None:
    run_file("0015_reader.down.sql")
