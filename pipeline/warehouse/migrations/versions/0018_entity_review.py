"""sql/migrations/0018_entity_review.sql"""

from pipeline.warehouse.migrate import run_file

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run_file("0018_entity_review.sql")


def downgrade() -> None:
    run_file("0018_entity_review.down.sql")
