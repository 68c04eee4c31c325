"""sql/migrations/0035_word_of_reading.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    run_file("0035_word_of_reading.sql")


def downgrade() -> None:
    run_file("views/current_claim_0030.sql")
