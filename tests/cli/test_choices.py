"""Options with a choice offer the words that the warehouse knows: typer wants them written down as a class."""

import pytest

from pipeline.catalog import ENTITY_KINDS
from pipeline.cli import conflicts, entities, judge
from pipeline.model.conflict import CONFLICT_STATUSES
from pipeline.warehouse.judging import VERDICTS


@pytest.mark.parametrize(
    ("offered", "known"),
    [
        (conflicts.Status, (*CONFLICT_STATUSES, "all")),
        (entities.Kind, ENTITY_KINDS),
        (judge.Verdict, VERDICTS),
    ],
    ids=["conflicts --status", "entities --kind", "claims judge"],
)
def test_a_choice_has_all_words_and_no_other(offered, known):
    assert tuple(offered) == tuple(known)
