"""sql/migrations/0037_names.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    run_file("0037_names.sql")


def downgrade() -> None:
    run_file("0037_names.down.sql")
    run_file("0035_word_of_reading.sql")
