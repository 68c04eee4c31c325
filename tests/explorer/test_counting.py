"""Counts by facet are those that going through all claims gives, each under all other facets; where there are too many
claims they are of the newest ones, and where they take too long they are left out: both is said."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine

from pipeline.explorer import build_app, lists
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader
from pipeline.explorer.rights import Rights
from pipeline.explorer.search.counting import FACETS, MOST_VALUES, Counts, counted, keep_counts
from pipeline.explorer.search.searching import WINDOW
from tests.support.figures import Printed, story_of
from tests.support.patience import patient_reader
from tests.support.press import look, print_stories

FIELDS = {"source": "source_key", "metric": "metric_id", "entity": "entity_key"}
MANY = WINDOW + 100


def ask(reader: Reader) -> lists.Asked:
    return lists.Asked(reader, Rights({}, operator=True))


def counts_of(reader: Reader, facets: Facets) -> Counts:
    return counted(ask(reader), keep_counts(), facets)


def every(reader: Reader, facets: Facets) -> list[dict]:
    return lists.claims(ask(reader), facets, None, WINDOW)[0]


def by_hand(rows: list[dict], facet: str) -> dict:
    return dict(Counter(row[FIELDS.get(facet, facet)] for row in rows))


def drawn(rows: list[dict], chance: random.Random) -> Facets:
    """One or two facets of a claim that there is."""
    row = chance.choice(rows)
    names = chance.sample(FACETS, 2)
    return Facets(**{name: row[FIELDS.get(name, name)] for name in names})


def test_each_facet_is_counted_without_itself_and_under_all_others(reader):
    chance, rows = random.Random(5), every(reader, Facets())
    for facets in [Facets(), Facets(q="users"), *(drawn(rows, chance) for _ in range(12))]:
        found = counts_of(reader, facets)
        for facet in FACETS:
            wanted = by_hand(every(reader, replace(facets, **{facet: None})), facet)
            told = {one.value: one.claims for one in found.values.get(facet, ())}
            assert len(wanted) == found.known.get(facet, 0) + (None in wanted), (facets, facet)
            assert told.items() <= wanted.items(), (facets, facet)
            assert len(told) == len(wanted) or len(told) >= MOST_VALUES, (facets, facet)
        assert found.articles == len({row["article_id"] for row in every(reader, facets)})
        assert (found.capped, found.left_out) == (set(), set())


def test_years_are_those_in_which_periods_lie_without_the_time_that_is_asked_for(reader):
    facets = Facets(kind="level", first_day=date(2026, 1, 1), end_day=date(2026, 4, 1))
    wanted = Counter(
        year
        for row in every(reader, Facets(kind="level"))
        if row["period_start"]
        for year in range(row["period_start"].year, row["period_end"].year + 1)
        if date(year, 1, 1) < row["period_end"]
    )
    found = counts_of(reader, facets)
    assert {year: claims for year, claims in found.years if claims} == dict(wanted)
    assert [year for year, _ in found.years] == list(range(min(wanted), max(wanted) + 1))


def test_claims_without_a_period_are_of_no_year(reader):
    rows = every(reader, Facets(kind="duration"))
    dated = [row for row in rows if row["period_start"]]
    assert len(dated) < len(rows)
    found = counts_of(reader, Facets(kind="duration"))
    assert sum(claims for _, claims in found.years) + found.earlier_or_later == len(dated)


def test_where_nothing_fits_no_article_is_counted_though_facets_are_counted_without_themselves(reader):
    found = counts_of(reader, Facets(q="users", metric="churn"))
    assert (found.articles, every(reader, Facets(q="users", metric="churn"))) == (0, [])
    assert sum(one.claims for one in found.values["metric"]) > 0


def test_a_name_stands_beside_the_key_of_an_entity(reader):
    names = {one.value: one.name for one in counts_of(reader, Facets()).values["entity"]}
    assert names["meowtalk"] == "MeowTalk"


@pytest.fixture(scope="module")
def crowded(database_server, template_database) -> Iterator[str]:
    """More claims than a search looks at, each of a unit of its own."""
    with database_server.database(template_database) as url:
        engine = create_engine(url)
        stories = [
            story_of(
                "gazette",
                *(Printed(value=str(1000 + at), unit=f"count:thing{at:04}") for at in range(first, first + 100)),
                hours=first / 100,
            )
            for first in range(0, MANY, 100)
        ]
        with engine.begin() as conn:
            print_stories(conn, *stories)
            look(conn)
        engine.dispose()
        yield url


@pytest.fixture
def crowd(crowded) -> Iterator[Reader]:
    reader = patient_reader(crowded)
    yield reader
    reader.close()


def test_where_more_claims_fit_the_newest_are_counted_and_it_is_said(crowd):
    found = counts_of(crowd, Facets())
    assert found.capped == {*FACETS, "year"}
    assert [one.claims for one in found.values["language"]] == [WINDOW]
    assert found.known["unit"] == WINDOW
    assert len(found.values["unit"]) == MOST_VALUES


def test_only_what_was_counted_among_too_many_is_capped(crowd):
    found = counts_of(crowd, Facets(unit="count:thing0001"))
    assert found.capped == {"unit"}
    assert [one.claims for one in found.values["kind"]] == [1]


def test_a_page_with_a_thousand_values_of_a_facet_stays_short_and_says_how_many_there_are(crowd):
    page = TestClient(build_app(crowd, {}, guard=None), headers={"accept": "text/html"}).get("/search")
    assert (page.status_code, len(page.content) < 100_000) == (200, True)
    assert f"and {WINDOW - MOST_VALUES} others: write one above" in page.text
    assert "More than 1,000 figures" in page.text
    assert "Counted among the newest 1,000." in page.text


def test_what_is_not_counted_in_time_is_left_out_and_the_page_is_there_and_says_so(crowded):
    slow = patient_reader(crowded)
    client = TestClient(build_app(slow, {}, guard=None), headers={"accept": "text/html"})
    kept = keep_counts()
    reader = Reader(crowded, search_ms=0)
    found = counted(ask(reader), kept, Facets(kind="level"), [])
    reader.close()
    assert found.left_out == {"kind"}, "of no claims nothing has to be counted, but those of other kinds"
    kept.get(Facets(kind="level").query(), lambda: found)
    client.app.state.counts = kept
    page = client.get("/search?kind=level")
    slow.close()
    assert page.status_code == 200
    assert "The other values were not counted: that took too long." in page.text


def test_counts_are_kept_for_the_next_who_asks_the_same(crowd):
    kept = keep_counts()
    assert counted(ask(crowd), kept, Facets()) is counted(ask(crowd), kept, Facets())
    assert counted(ask(crowd), kept, Facets()) is not counted(ask(crowd), kept, Facets(kind="level"))
