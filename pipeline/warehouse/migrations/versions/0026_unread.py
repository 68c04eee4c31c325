"""sql/migrations/0026_unread.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    run_file("0026_unread.sql")


def downgrade() -> None:
    run_file("0026_unread.down.sql")
