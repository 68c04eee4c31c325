"""sql/migrations/0023_modality.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    run_file("0023_modality.sql")


def downgrade() -> None:
    run_file("0023_modality.down.sql")
