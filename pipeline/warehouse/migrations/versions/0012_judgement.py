"""sql/migrations/0012_judgement.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    run_file("0012_judgement.sql")


def downgrade() -> None:
    run_file("0012_judgement.down.sql")
