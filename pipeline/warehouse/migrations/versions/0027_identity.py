"""sql/migrations/0027_identity.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    run_file("0027_identity.sql")


def downgrade() -> None:
    run_file("0027_identity.down.sql")
