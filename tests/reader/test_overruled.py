"""A rule behind the choosers leaves its name in the decision that it has changed, and how sure the reader was."""

from dataclasses import replace

import pytest

from pipeline.model import Attribution, AttributionKind, Span
from pipeline.reader.losses import as_loss
from pipeline.reader.overruled import by_place_and_source, by_record, overruled
from tests.support.reading import MARCH, decided
from tests.support.rows import claim_in

TEXT = "Wire A has it from Tallyhouse: Nordfisk had 12 users in Norway in March."
CLAIM = claim_in(TEXT, "12", "12", metric_id="users", region="NO")
DECISIONS = {
    "metric_id": decided("metric_id", "users", 0.8),
    "region": decided("region", "NO", 0.7),
    "period": decided("period", MARCH, 0.6),
    "attribution": decided("attribution", None, 0.5),
}


@pytest.mark.parametrize(
    ("field", "value"), [("metric_id", "subscribers"), ("metric_id", None), ("region", None)], ids=repr
)
def test_the_field_that_differs_is_by_the_rule(field, value):
    found = overruled(DECISIONS, CLAIM, replace(CLAIM, **{field: value}), as_loss)
    assert (found[field].answer.key, found[field].by) == (value, "losses.as_loss")
    assert found[field].runners_up[0] == DECISIONS[field].answer
    assert found[field].chance == DECISIONS[field].chance
    assert {name: one for name, one in found.items() if name != field} == {
        name: one for name, one in DECISIONS.items() if name != field
    }


def test_a_claim_that_stays_has_its_decisions():
    assert overruled(DECISIONS, CLAIM, CLAIM, as_loss) == DECISIONS


def test_a_country_behind_the_count_is_by_the_grammar_of_places():
    found = by_place_and_source(DECISIONS, replace(CLAIM, region="SE"))["region"]
    assert (found.answer.key, found.by) == ("SE", "measures.place")
    assert by_place_and_source(DECISIONS, CLAIM)["region"] == DECISIONS["region"]


def test_the_source_behind_a_speaker_is_by_the_rule_of_chains():
    at = TEXT.index("Tallyhouse")
    said = Attribution(text="Tallyhouse", kind=AttributionKind.ORGANISATION, span=Span(at, at + 10))
    found = by_place_and_source(DECISIONS, replace(CLAIM, attribution=said))["attribution"]
    assert (found.answer.key, found.answer.span, found.by) == ("Tallyhouse", said.span, "chains.behind")


def test_the_catalogues_metric_is_as_sure_as_it_was_right():
    same = by_record(DECISIONS, "users", 0.9, as_loss)["metric_id"]
    assert (same.answer.key, same.chance, same.by) == ("users", 0.9, "")
    other = by_record(DECISIONS, "subscribers", 0.9, as_loss)["metric_id"]
    assert (other.answer.key, other.chance, other.by) == ("subscribers", 0.9, "losses.as_loss")
