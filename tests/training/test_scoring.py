"""Claims against gold, by the rules of the contract."""

import pytest

from training.scoring import counts, f1, interval, is_limited_alike, is_right, percent_taken, same_unit, same_value


def days(start, end):
    return {"start": start, "end": end}


MARCH, APRIL = days("2026-03-01", "2026-04-01"), days("2026-04-01", "2026-05-01")
QUARTER = days("2026-01-01", "2026-04-01")

# what is marked, what is found in the field, whether that is right
FIELDS = [
    # the best answer stands in the field and the others beside it; any of them is right
    ("kind", {"kind": "level"}, "level", True),
    ("kind", {"kind": "level"}, "change", False),
    ("kind", {"kind": "level", "kind_also": ["change"]}, "change", True),
    ("kind", {"kind": "level", "kind_also": ["change", "share"]}, "rate", False),
    # nothing is right where nothing is marked, or where null is another answer
    ("region", {"region": None}, None, True),
    ("region", {}, None, True),
    ("region", {"region": None}, "NO", False),
    ("region", {"region": "NO"}, None, False),
    ("region", {"region": "NO", "region_also": [None]}, None, True),
    ("region", {"region": "NO", "region_also": [None]}, "NO", True),
    ("region", {"region": "NO", "region_also": [None]}, "SE", False),
    ("region", {"region": None, "region_also": ["NO"]}, "NO", True),
    # a country counts, whatever part of it is named
    ("region", {"region": "NO"}, "NO-03", True),
    # closed lists
    ("metric_id", {"metric_id": "revenue"}, "revenue", True),
    ("metric_id", {"metric_id": "revenue"}, "net_profit", False),
    ("metric_id", {"metric_id": None}, None, True),
    ("direction", {"direction": "up"}, "up", True),
    ("direction", {"direction": "up"}, "down", False),
    ("direction", {"direction": "up"}, None, False),
    ("qualifier", {"qualifier": "about"}, "at_least", False),
    # actual is the default, which gold leaves out
    ("modality", {}, "actual", True),
    ("modality", {}, "forecast", False),
    ("modality", {"modality": "forecast"}, "forecast", True),
    ("modality", {"modality": "forecast"}, "actual", False),
    ("modality", {"modality": "forecast", "modality_also": ["target"]}, "target", True),
    ("modality", {"modality": "forecast", "modality_also": [None]}, "actual", True),
    # times are right by their days; spans of two weeks or more may be off by a day at either end
    ("period", {"period": MARCH}, MARCH, True),
    ("period", {"period": MARCH}, {**MARCH, "grain": "month", "text": "in March"}, True),
    ("period", {"period": MARCH}, APRIL, False),
    ("period", {"period": MARCH}, days("2026-03-01", "2026-03-31"), True),
    ("period", {"period": MARCH}, days("2026-02-28", "2026-04-02"), True),
    ("period", {"period": MARCH}, days("2026-03-03", "2026-04-01"), False),
    ("period", {"period": days("2026-04-13", "2026-04-14")}, days("2026-04-14", "2026-04-15"), False),
    ("period", {"period": days("2026-04-06", "2026-04-13")}, days("2026-04-07", "2026-04-14"), False),
    ("period", {"period": days("2026-04-01", "2026-04-15")}, days("2026-04-02", "2026-04-16"), True),
    ("period", {"period": days("2026-04-01", "2026-04-15")}, days("2026-04-01", "2026-04-14"), False),
    ("period", {"period": QUARTER, "period_also": [days("2026-03-31", "2026-04-01")]}, days("2026-03-31", "2026-04-01"),
     True),
    ("period", {"period": None, "period_also": [days("2026-04-14", "2026-04-15")]}, None, True),
    ("period", {"period": None, "period_also": [days("2026-04-14", "2026-04-15")]}, days("2026-04-14", "2026-04-15"),
     True),
    ("period", {"period": None, "period_also": [days("2026-04-14", "2026-04-15")]}, days("2026-04-13", "2026-04-14"),
     False),
    ("baseline", {"baseline": APRIL}, MARCH, False),
    # names are right where half of the words of the shorter form are shared, and no sentence is quoted for them
    ("entity", {"entity": "Nordfisk"}, "Nordfisk", True),
    ("entity", {"entity": "Nordfisk"}, "nordfisk", True),
    ("entity", {"entity": "Tova Brekke"}, "Brekke", True),
    ("entity", {"entity": "Nordfisk"}, "Halden", False),
    ("entity", {"entity": "Nordfisk"}, "the yard of Nordfisk in Halden on the coast", False),
    ("entity", {"entity": "Nordfisk", "entity_also": ["Halden Yard"]}, "Halden Yard", True),
    ("entity", {"entity": "Газпромбург"}, "Газпромбурга", True),
    ("entity", {"entity": "님보"}, "님보는", True),
    ("entity", {"entity": None}, "Nordfisk", False),
    ("metric", {"metric": "registered users on Orbit"}, "registered users", True),
    ("metric", {"metric": "revenue"}, "staff", False),
    ("whole", {"whole": "its users abroad"}, "users abroad", True),
    ("whole", {"whole": "пользователей"}, "пользователи", True),
    ("attribution", {"attribution": {"text": "Wire A", "kind": "media"}}, {"text": "Wire A", "kind": "media"}, True),
    ("attribution", {"attribution": {"text": "Wire A", "kind": "media"}}, {"text": "Post B", "kind": "media"}, False),
    ("attribution", {"attribution": {"text": "Wire A"}, "attribution_also": [{"text": "Post B"}]}, {"text": "Post B"},
     True),
    ("attribution", {"attribution": {"text": "Wire A"}, "attribution_also": [None]}, None, True),
    # units
    ("unit", {"unit": "user"}, "user", True),
    ("unit", {"unit": "user"}, "person", False),
    ("unit", {"unit": "user", "unit_also": ["person"]}, "person", True),
    ("unit", {"unit": "count:case"}, "count:cases", True),
    ("unit", {"unit": "count:vehicle"}, "count:boat", False),
    ("unit", {"unit": "USD"}, "RUB", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "marked", "found", "right"), FIELDS, ids=[f"{n} {f[0]}" for n, f in enumerate(FIELDS)]
)
def test_whether_a_field_is_right(field, marked, found, right):
    assert is_right(marked, {field: found}, field) is right


def test_actual_is_right_where_it_is_another_answer():
    assert is_right({"modality": "forecast", "modality_also": ["actual"]}, {"modality": "actual"}, "modality")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("percent", "%", True),
        ("percent", "процент", True),
        ("percent", "percentage_point", False),
        ("person", "people", True),
        ("person", "count:person", True),
        ("KRW", "won", True),
        ("percentage_point", "basis_point", False),
        ("kg", "km", False),
        ("a", "d", False),
        ("count:дело", "дело", True),
        ("count:court case", "count:case", True),
        ("count:case", None, False),
    ],
)
def test_units_are_the_same_by_code_or_by_printed_name(one, other, same):
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same


def claim(value="12", start=10, **fields):
    return {"value": value, "value_high": None, "start": start, "end": start + 5, **fields}


@pytest.mark.parametrize(
    ("found", "same"),
    [
        (claim("12"), True),
        (claim("12.0"), True),
        (claim("12.000001"), True),
        (claim("12.001"), False),
        (claim("-12"), False),
        (claim(None), False),
        (claim("12", value_high="15"), False),
        (claim("12", start=14), True),
        (claim("12", start=15), False),  # half open: behind it
    ],
    ids=["equal", "decimal", "within a millionth", "other", "sign", "none", "range", "overlaps", "elsewhere"],
)
def test_values_are_the_same_where_both_ends_are_equal_and_the_places_overlap(found, same):
    assert same_value(claim("12"), found) is same


def test_a_range_has_both_its_ends():
    marked = claim("10", value_high="12")
    assert same_value(marked, claim("10", value_high="12"))
    assert not same_value(marked, claim("10"))
    assert not same_value(marked, claim("10", value_high="13"))


def test_a_vague_plural_has_no_value_to_match():
    assert not same_value(claim(None), claim(None))


FULL = {
    "unit": "user", "kind": "level", "entity": "MeowTalk", "period": MARCH, "metric": "active users",
    "metric_id": "monthly_active_users", "region": "NO", "attribution": {"text": "Wire A", "kind": "media"},
}  # fmt: skip


def document(*claims, lures=()):
    return {"claims": list(claims), "lures": list(lures)}


def test_a_row_that_is_all_right_counts_everywhere():
    found = counts(document(claim(**FULL)), [claim(**FULL)])
    assert {name: found[name] for name in ("value", "unit", "kind", "period", "full", "complete")} == dict.fromkeys(
        ("value", "unit", "kind", "period", "full", "complete"), (1, 1, 1)
    )


@pytest.mark.parametrize(
    ("change", "full", "complete"),
    [
        ({"unit": "percent"}, 0, 0),
        ({"kind": "change"}, 0, 0),
        ({"entity": "Purr"}, 0, 0),
        ({"period": APRIL}, 0, 0),
        ({"period": None}, 0, 0),
        ({"direction": "up"}, 1, 0),
        ({"modality": "target"}, 1, 0),
        ({"metric": "revenue"}, 1, 0),
        ({"region": "SE"}, 1, 0),
        ({"baseline": APRIL}, 1, 0),
        ({"attribution": None}, 1, 0),
        ({"metric_id": "revenue"}, 1, 1),  # no part of either
        ({"qualifier": "about"}, 1, 1),
        ({"whole": "boats"}, 1, 1),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, dict) else None,
)
def test_what_makes_a_row_full_and_complete(change, full, complete):
    found = counts(document(claim(**FULL)), [claim(**{**FULL, **change})])
    assert (found["full"][0], found["complete"][0]) == (full, complete)


def test_a_field_that_may_be_empty_makes_a_row_full_when_it_is():
    marked = claim(**{**FULL, "period_also": [None]})
    assert counts(document(marked), [claim(**{**FULL, "period": None})])["full"] == (1, 1, 1)


def test_one_answer_counts_for_one_number_only():
    found = counts(document(claim("12", 10, **FULL), claim("12", 12, **FULL)), [claim("12", 11, **FULL)])
    assert found["value"] == (1, 2, 1)


def test_as_many_pairs_are_made_as_can_be():
    gold = [claim("12", 10, **FULL), claim("12", 13, **FULL)]
    found = [claim("12", 12, **FULL), claim("12", 9, **FULL)]  # the first lies on both, the second on the first alone
    assert counts(document(*gold), found)["value"] == (2, 2, 2)


def test_a_number_that_no_claim_has_costs_precision_and_one_that_is_missed_recall():
    found = counts(
        document(claim("12", 10, **FULL), claim("40", 30, **FULL)), [claim("12", 10, **FULL), claim("7", 60)]
    )
    assert found["value"] == (1, 2, 2)
    assert f1([found["value"]]) == 50.0


OPTIONAL = claim("41", 40, optional=True)


def test_a_prediction_on_an_optional_number_is_neither_rewarded_nor_punished():
    without = counts(document(claim(**FULL), OPTIONAL), [claim(**FULL)])
    having = counts(document(claim(**FULL), OPTIONAL), [claim(**FULL), claim("41", 40)])
    wrong = counts(document(claim(**FULL), OPTIONAL), [claim(**FULL), claim("4100", 40)])
    assert without == having == wrong
    assert without["value"] == (1, 1, 1)


def test_a_prediction_on_an_optional_and_a_marked_number_is_counted():
    assert counts(document(claim(**FULL), claim("41", 12, optional=True)), [claim(**FULL)])["value"] == (1, 1, 1)


LURE = {"start": 70, "end": 75}


@pytest.mark.parametrize(
    ("found", "taken"),
    [([], 0), ([claim("5", 72)], 1), ([claim("5", 72), claim("6", 71)], 1), ([claim(**FULL)], 0)],
    ids=["nothing", "one", "two on one", "elsewhere"],
)
def test_a_lure_is_taken_where_something_is_found_on_it(found, taken):
    assert counts(document(claim(**FULL), lures=[LURE]), found)["lures"] == (taken, 1, 0)


def test_a_lure_that_overlaps_a_claim_is_none():
    assert counts(document(claim("12", 72, **FULL), lures=[LURE]), [claim("12", 72)])["lures"] == (0, 1, 0)


def test_a_field_is_asked_for_only_where_it_is_marked_and_given_only_where_it_is_found():
    marked, found = claim("12", unit="user", direction="up"), claim("12", unit="user")
    assert counts(document(marked), [found])["direction"] == (0, 1, 0)
    assert counts(document(found), [marked])["direction"] == (0, 0, 1)
    assert counts(document(found), [found])["direction"] == (0, 0, 0)


def test_an_actual_claim_gives_no_modality():
    row = {**FULL, "modality": "actual"}
    assert counts(document(claim(**FULL)), [claim(**row)])["modality"] == (0, 0, 0)
    assert counts(document(claim(**{**FULL, "modality": "target"})), [claim(**row)])["modality"] == (0, 1, 0)


def test_fields_of_numbers_with_another_value_are_not_asked():
    found = counts(document(claim("12", **FULL)), [claim("13", **FULL)])
    assert found["kind"] == (0, 0, 0)
    assert found["full"] == (0, 1, 1)


@pytest.mark.parametrize(
    ("rows", "figure"),
    [([(1, 1, 1)], 100.0), ([(1, 2, 2), (1, 2, 2)], 50.0), ([(1, 1, 3)], 50.0), ([(0, 0, 0)], 0.0), ([(0, 3, 2)], 0.0)],
)
def test_f1_is_twice_what_is_right_of_what_is_asked_and_given(rows, figure):
    assert f1(rows) == figure


def test_lures_are_told_as_a_share():
    assert percent_taken([(1, 4, 0), (0, 6, 0)]) == 10.0
    assert percent_taken([(0, 0, 0)]) == 0.0


def test_an_interval_holds_the_figure_and_is_the_same_on_every_run():
    rows = [(right, 10, 10) for right in (2, 5, 9, 7, 4, 8, 6, 6, 3, 10)]
    low, high = interval(rows)
    assert low < f1(rows) < high
    assert interval(rows) == (low, high)
    assert interval([(5, 10, 10)] * 8) == (50.0, 50.0)


@pytest.mark.parametrize(
    ("marked", "limit", "is_alike"),
    [
        ({"metric": "users"}, "", True),
        ({"metric": "users abroad"}, "", True),  # half of the words are shared
        ({"metric": "audience abroad"}, "", False),
        ({"metric": "audience"}, "", True),
        ({"metric": "audience", "metric_also": ["audience abroad"]}, "abroad", True),
        ({"metric": None}, "", False),
    ],
)
def test_words_of_a_metric_count_by_what_limits_it(marked, limit, is_alike):
    found = {"metric": "users", "metric_id": "users", "metric_limit": limit, "entity": "MeowTalk", "region": None}
    assert is_limited_alike(marked, found, "en") is is_alike
