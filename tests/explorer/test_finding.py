"""Claims are found by any facets together just as they are when all claims are gone through one by one."""

import random
from datetime import date
from decimal import Decimal
from itertools import combinations
from uuid import UUID

import pytest

from pipeline.explorer.questions import Facets
from pipeline.explorer.search import finding
from pipeline.explorer.search.terms import facet_terms, listed_from, parts_of

SAME = {"source": "source_key", "language": "language", "metric": "metric_id", "unit": "unit", "kind": "kind"}
SAME["region"] = "region"
BOUNDS = (date(1850, 5, 5), date(2025, 12, 15), date(2026, 1, 1), date(2026, 3, 1), date(2026, 4, 14), date(2150, 1, 1))


def claims_found(reader, *asked, **given) -> list[UUID]:
    with reader.searching() as search:
        return finding.claims_found(search, *asked, **given)


@pytest.fixture(scope="module")
def rows(reader):
    """All claims, the latest first."""
    return reader.ask("claims", {"claim_ids": claims_found(reader, Facets(), None, None, 10_000)})


def fits(row: dict, facets: Facets, keys: list[str] | None) -> bool:
    return (
        all(getattr(facets, name) in (None, row[field]) for name, field in SAME.items())
        and (keys is None or row["entity_key"] in keys)
        and (facets.first_day is None or (row["period_end"] is not None and row["period_end"] > facets.first_day))
        and (facets.end_day is None or (row["period_start"] is not None and row["period_start"] < facets.end_day))
        and (facets.confidence is None or row["confidence"] >= facets.confidence)
    )


def narrowed(rows: list[dict], chance: random.Random) -> tuple[Facets, list[str] | None]:
    """Facets of one or two claims mixed, so that some meet and some never do."""
    given: dict = {name: chance.choice(rows)[field] for name, field in SAME.items() if chance.random() < 0.3}
    first, end = sorted(chance.sample(BOUNDS, 2))
    given |= {"first_day": first} if chance.random() < 0.3 else {}
    given |= {"end_day": end} if chance.random() < 0.3 else {}
    given |= (
        {"confidence": chance.choice([Decimal("0.5"), Decimal("0.91"), Decimal(1)])} if chance.random() < 0.2 else {}
    )
    keys = [chance.choice(rows)["entity_key"] for _ in range(2)] if chance.random() < 0.2 else None
    return Facets(**given), keys and [key for key in keys if key]


@pytest.mark.parametrize("few", [1, 3, 5_000])
def test_whatever_the_facets_the_same_claims_are_found_as_by_going_through_all(reader, rows, few):
    chance = random.Random(few)
    assert len(rows) > 300
    for _ in range(60):
        facets, keys = narrowed(rows, chance)
        wanted = [row["claim_id"] for row in rows if fits(row, facets, keys)] if keys != [] else []
        assert claims_found(reader, facets, keys, None, 10_000, few=few) == wanted, (facets, keys)
        assert claims_found(reader, facets, keys, None, 7, few=few) == wanted[:7], (facets, keys)


@pytest.mark.parametrize("few", [2, 5_000])
def test_each_page_goes_on_where_the_one_before_ended(reader, rows, few):
    days = {row["claim_id"]: row["published_on"] or date(1, 1, 1) for row in rows}
    for facets in (Facets(), Facets(kind="level"), Facets(language="ko", confidence=Decimal("0.9"))):
        found: list[UUID] = []
        after = None
        while page := claims_found(reader, facets, None, after, 31, few=few):
            found += page
            after = (days[page[-1]].isoformat(), page[-1])
        assert found == [row["claim_id"] for row in rows if fits(row, facets, None)]


@pytest.mark.acceptance  # 20 s
def test_every_pair_of_values_is_found_or_is_not_there(reader, rows):
    for one, other in combinations(SAME, 2):
        for first in {row[SAME[one]] for row in rows if row[SAME[one]]}:
            for second in list({row[SAME[other]] for row in rows if row[SAME[other]]})[:6]:
                facets = Facets(**{one: first, other: second})
                wanted = [row["claim_id"] for row in rows if fits(row, facets, None)]
                assert claims_found(reader, facets, None, None, 10_000) == wanted, facets


@pytest.mark.parametrize(
    ("words", "found"),
    [("#kind:level", False), ("!!!", False), ("users", True), ("users -users", False), ('"active users"', True)],
)
def test_words_are_those_of_sentences_alone(reader, words, found):
    assert bool(claims_found(reader, Facets(q=words, language="en"), None, None, 5)) is found


def test_what_a_value_holds_cannot_change_the_question(reader):
    for value in ("' | '#kind:level", "\\", "level' & !'x", "'", "a" * 5_000, "(", ":*"):
        assert claims_found(reader, Facets(unit=value), None, None, 5) == []
        assert claims_found(reader, Facets(), [value], None, 5) == []


@pytest.mark.parametrize(
    ("first", "end", "times"),
    [
        (date(2026, 3, 5), date(2026, 3, 7), ["2026-03"]),
        (date(2026, 3, 1), date(2026, 4, 1), ["2026-03"]),
        (date(2025, 12, 31), date(2027, 1, 2), ["2025-12", "2026", "2027-01"]),
        (date(2029, 12, 1), date(2040, 1, 1), ["2029-12", "203x"]),
        (date(1700, 1, 1), date(1702, 1, 1), ["1900"]),
        (date(2300, 1, 1), None, ["2100"]),
    ],
)
def test_times_are_asked_for_in_as_few_pieces_as_cover_them(first, end, times):
    asked = facet_terms(Facets(first_day=first, end_day=end), None)["times"]
    assert [one.strip("'#") for one in asked.split(" | ") if "time:" in one] == [f"time:{one}" for one in times]


def test_listed_days_lie_in_their_months_and_years():
    assert listed_from(date(2026, 1, 2), 2026) == ["2026-01-02", "2026-01", "never"]
    assert len(parts_of("2023-02")) == 28
    assert parts_of("never") == parts_of("2024-02-29") == []
