"""The gate: what is read from the project's own gold does not get worse, language by language."""

import tomllib

import pytest

from tests.support import gold

FLOORS = tomllib.loads((gold.FOLDER / "floors.toml").read_text(encoding="utf-8"))
LANGUAGES = gold.languages()


@pytest.fixture(scope="module", params=LANGUAGES)
def scored(request):
    rows = [(document, gold.read(document)) for document in gold.documents(request.param)]
    return request.param, gold.score(rows)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_gold_has_its_size_and_its_offsets(code):
    documents = gold.documents(code)
    assert sum(len(document["claims"]) for document in documents) >= 150
    assert sum(len(document["lures"]) for document in documents) >= 30
    for document in documents:
        for one in (*document["claims"], *document["lures"]):
            assert document["text"][one["start"] : one["end"]] == one["surface"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_gold_has_its_floors(code):
    assert set(FLOORS[code]) == {"value", "unit", "full", *gold.FIELDS, "lures"}


def test_no_field_falls_below_its_floor(scored):
    code, result = scored
    reached = result.percent()
    fallen = {name: (reached[name], FLOORS[code][name]) for name in reached if reached[name] < FLOORS[code][name]}
    assert not fallen, "\n".join(result.wrong)


def test_no_more_lures_are_taken_than_before(scored):
    code, result = scored
    assert result.lures_percent() <= FLOORS[code]["lures"], "\n".join(result.wrong)


def test_the_scorer_counts_what_is_wrong():
    claim = {"surface": "4", "start": 3, "end": 4, "value": "4", "value_high": None, "unit": "user", "entity": "Meow"}
    document = {"id": "d", "claims": [claim], "lures": [{"surface": "9", "start": 8, "end": 9}]}
    lure = claim | {"surface": "9", "start": 8, "end": 9, "value": "9"}
    result = gold.score([(document, [claim | {"unit": "person"}, lure])])
    assert result.percent() == {"value": 66.7, "unit": 0.0, "full": 0.0, "entity": 100.0}
    assert result.lures_percent() == 100.0
    assert [line.partition(" ")[2] for line in result.wrong] == ["'4' unit 'user', read 'person'", "'9' is no claim"]
