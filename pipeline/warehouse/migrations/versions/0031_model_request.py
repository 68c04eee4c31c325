"""sql/migrations/0031_model_request.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    run_file("0031_model_request.sql")


def downgrade() -> None:
    run_file("0031_model_request.down.sql")
