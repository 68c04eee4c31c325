"""Claims of two readers are paired by their place, and compared field by field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model import CLAIM_FIELDS
from pipeline.warehouse.differences import FIELDS, Said, Tally, differences, paired, summary
from pipeline.warehouse.names import name_key

_EMPTY = dict.fromkeys(
    [
        "value_high", "direction", "entity", "metric", "metric_id", "region", "period_start", "period_end",
        "period_grain", "baseline_start", "baseline_end", "baseline_grain", "whole", "attribution", "attribution_kind",
    ]
)  # fmt: skip
Span = tuple[int, int]


def said(span: Span = (0, 5), **changes: Any) -> Said:
    usual = {"value": Decimal(51200), "unit": "user", "qualifier": "exact", "kind": "level", "modality": "actual"}
    found = {"span_start": span[0], "span_end": span[1], **_EMPTY, **usual, "metric_limit": "", **changes}
    keys = {f"{name}_key": found[name] and name_key(found[name]) for name in ("entity", "whole", "attribution")}
    return {**found, **keys}


def spans(claims: list[Span]) -> list[Said]:
    return [said(span) for span in claims]


def place(claim: Said | None) -> Span | None:
    return None if claim is None else (claim["span_start"], claim["span_end"])


@pytest.mark.parametrize(
    ("ours", "others", "pairs"),
    [
        ([], [], []),
        ([(0, 5)], [(0, 5)], [((0, 5), (0, 5))]),
        ([(0, 5)], [(5, 9)], [((0, 5), None), (None, (5, 9))]),
        ([(0, 5)], [(0, 11)], [((0, 5), (0, 11))]),
        ([(10, 30)], [(10, 14), (17, 30)], [(None, (10, 14)), ((10, 30), (17, 30))]),
        ([(10, 14), (17, 30)], [(10, 30)], [((10, 14), None), ((17, 30), (10, 30))]),
        ([(0, 10)], [(0, 10), (0, 30)], [((0, 10), (0, 10)), (None, (0, 30))]),
        ([(0, 30), (20, 30)], [(20, 30)], [((0, 30), None), ((20, 30), (20, 30))]),
        ([(0, 10), (8, 20)], [(5, 12)], [((0, 10), (5, 12)), ((8, 20), None)]),
        ([(0, 6), (6, 12)], [(3, 9)], [((0, 6), (3, 9)), ((6, 12), None)]),
        ([(20, 22), (0, 3)], [(0, 3), (20, 22)], [((0, 3), (0, 3)), ((20, 22), (20, 22))]),
        ([(0, 40), (2, 4), (6, 8)], [(6, 8), (30, 40)], [((0, 40), (30, 40)), ((2, 4), None), ((6, 8), (6, 8))]),
    ],
    ids=[
        "none", "one number", "side by side", "one takes the unit too", "split by B", "split by A",
        "of equal shares the closest", "of equal shares the closest, the other way", "the larger share",
        "equal in all, the first", "in any order", "one around others",
    ],
)  # fmt: skip
def test_claims_of_one_number_are_paired(
    ours: list[Span], others: list[Span], pairs: list[tuple[Span | None, Span | None]]
) -> None:
    found = [(place(one), place(other)) for one, other in paired(spans(ours), spans(others))]
    assert found == pairs


MARCH = {"period_start": date(2026, 3, 1), "period_end": date(2026, 4, 1), "period_grain": "month"}
YEAR_BEFORE = {"baseline_start": date(2025, 1, 1), "baseline_end": date(2026, 1, 1), "baseline_grain": "year"}


@pytest.mark.parametrize(
    ("name", "ours", "others", "answers"),
    [
        ("value", {}, {"value": Decimal("51.20E+3")}, None),
        ("value", {}, {"value": Decimal(512)}, ("51200", "512")),
        ("value", {}, {"value_high": Decimal("52000.0")}, ("51200", "51200..52000")),
        ("unit", {}, {"unit": "person"}, ("user", "person")),
        ("qualifier", {}, {"qualifier": "about"}, ("exact", "about")),
        ("kind", {}, {"kind": "change"}, ("level", "change")),
        ("direction", {}, {"direction": "up"}, (None, "up")),
        ("modality", {"modality": "target"}, {}, ("target", "actual")),
        ("entity", {"entity": "«Мяуток»"}, {"entity": "МЯУТОК"}, None),
        ("entity", {"entity": "야옹톡"}, {"entity": "야옹톡 코리아"}, ("야옹톡", "야옹톡 코리아")),
        ("metric", {"metric": "active  users"}, {"metric": "Active users"}, None),
        ("metric", {"metric": "users"}, {}, ("users", None)),
        ("metric_id", {"metric_id": "monthly_active_users"}, {}, ("monthly_active_users", None)),
        ("metric_limit", {}, {"metric_limit": "abroad+android"}, (None, "abroad+android")),
        ("region", {"region": "NO"}, {"region": "KR"}, ("NO", "KR")),
        ("period", MARCH, {}, ("2026-03-01..2026-04-01 (month)", None)),
        (
            "period",
            {**MARCH, "period_end": date(2026, 3, 2), "period_grain": "day"},
            {**MARCH, "period_end": date(2026, 3, 2), "period_grain": "instant"},
            ("2026-03-01..2026-03-02 (day)", "2026-03-01..2026-03-02 (instant)"),
        ),
        ("baseline", {}, YEAR_BEFORE, (None, "2025-01-01..2026-01-01 (year)")),
        ("whole", {"whole": "all users"}, {"whole": "All users"}, None),
        ("whole", {"whole": "all users"}, {"whole": "adults"}, ("all users", "adults")),
        (
            "attribution",
            {"attribution": "Tallyhouse", "attribution_kind": "organisation"},
            {"attribution": "Tallyhouse", "attribution_kind": "document"},
            ("Tallyhouse (organisation)", "Tallyhouse (document)"),
        ),
    ],
)
def test_a_field_differs_by_what_it_means_and_not_by_how_it_is_spelled(
    name: str, ours: dict[str, Any], others: dict[str, Any], answers: tuple[str | None, str | None] | None
) -> None:
    tally = Tally()
    found = list(differences([said(**ours)], [said(**others)], tally))
    assert [(each.field, each.answer_a, each.answer_b) for each in found] == ([(name, *answers)] if answers else [])
    assert tally == Tally(pairs=1, alike=int(answers is None), differing={name: 1} if answers else {})


def test_all_fields_of_the_contract_are_compared() -> None:
    assert [each.name for each in FIELDS if each.name != "metric_limit"] == list(CLAIM_FIELDS)


def test_each_field_of_a_pair_is_a_difference_and_each_pair_is_counted_once() -> None:
    tally = Tally()
    ours = [said((0, 5)), said((9, 12)), said((20, 22))]
    others = [said((0, 5)), said((9, 12), unit="person", region="NO"), said((30, 31))]
    found = [each.field for each in differences(ours, others, tally)]
    assert found == ["unit", "region", "claim", "claim"]
    assert tally == Tally(pairs=2, alike=1, only_a=1, only_b=1, differing={"unit": 1, "region": 1})


def test_a_claim_of_one_reader_alone_is_told_whole() -> None:
    tally = Tally()
    (found,) = differences([], [said(entity="MeowTalk", kind="change", direction="up", **MARCH)], tally)
    assert (found.field, found.answer_a) == ("claim", None)
    assert found.answer_b == "51200 user, change, up, MeowTalk, 2026-03-01..2026-04-01 (month)"
    assert summary(said(qualifier="about", modality="forecast")) == "51200 user, about, level, forecast"
