"""sql/migrations/0006_observation.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run_file("0006_observation.sql")


def downgrade() -> None:
    run_file("0006_observation.down.sql")
