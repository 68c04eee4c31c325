"""What a series says first: its latest value, since when it has changed, and in which words it can be trusted."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.explorer.series.headline import change_of, change_words, latest_of, no_change, others_of
from pipeline.explorer.series.point_trust import clashes_of, trust_of
from pipeline.explorer.words.speakers import of_derived, speaker_colours
from pipeline.explorer.words.trust import UNSURE_BELOW


def point(value: str, month: int, **other):
    return {
        "observation_id": f"{value} {month}", "series_id": "s", "speaker_key": "m", "speaker_name": "Meterstick",
        "modality": "actual", "kind": "level", "unit": "user", "qualifier": "exact", "direction": None,
        "value": Decimal(value), "value_high": None, "is_derived": False, "rank": "preferred", "origins": 1,
        "period_start": date(2026, month, 1), "period_end": date(2026, month + 1, 1), "period_grain": "month",
        **other,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "5"),
        ([point("6", 4)], "6"),
        ([point("6", 4, modality="forecast")], "5"),
        ([point("6", 4, is_derived=True)], "5"),
        ([point("6", 4, rank="deprecated")], "5"),
        ([point("6", 3, rank="normal")], "5"),
    ],
    ids=["alone", "later", "forecast", "derived", "settled as wrong", "of the same time, less supported"],
)
def test_the_latest_is_what_happened_last_and_was_printed(others, words):
    assert str(latest_of([point("5", 3), *others])["value"]) == words


def test_of_what_has_not_happened_the_latest_is_a_forecast():
    assert latest_of([point("5", 3, modality="forecast")])["modality"] == "forecast"
    assert latest_of([]) is None


@pytest.mark.parametrize(
    ("base", "words"),
    [
        (point("100", 2), "+20%"),
        (point("100", 2, speaker_key="t"), None),
        (point("100", 2, period_grain="year"), None),
        (point("100", 2, modality="forecast"), None),
        (point("100", 2, is_derived=True), None),
        (point("100", 2, rank="deprecated"), None),
        (point("100", 2, qualifier="more_than"), None),
        (point("100", 2, qualifier="about"), "about +20%"),
        (point("100", 2, series_id="other"), None),
        (point("0", 2), None),
        (point("120", 2), "±0%"),
        (point("100", 3), None),
    ],
    ids=["the same speaker", "another speaker", "a longer time", "a forecast", "derived", "settled as wrong",
         "open to one side", "about", "another series", "nothing", "the same", "of the same time"],
)  # fmt: skip
def test_a_change_is_since_the_last_figure_of_the_same_speaker(base, words):
    found = change_of([base], point("120", 3))
    assert (found and found.words) == words
    assert found is None or found.base is base


def test_the_base_of_a_change_is_the_nearest_one():
    assert change_of([point("1", 1), point("100", 2)], point("120", 3)).base["period_start"] == date(2026, 2, 1)


@pytest.mark.parametrize("other", [{"speaker_key": ""}, {"kind": "change"}, {"qualifier": "at_least"}])
def test_no_change_where_nobody_is_named_or_the_value_is_open_or_a_change_itself(other):
    assert change_of([point("100", 2, **other)], point("120", 3, **other)) is None


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ({}, {"period_grain": "year"}, "no earlier figure of the same speaker, for a time as long, is shown"),
        ({}, {"qualifier": "at_least"}, "what the same speaker said earlier is printed without an end"),
        ({"qualifier": "more_than"}, {}, "it is printed without an end"),
        ({"speaker_key": ""}, {"speaker_key": ""}, "no one is named who says so"),
        ({"value": Decimal(-5)}, {}, "no percentage where a value is not above zero"),
        ({}, {"value": Decimal(0)}, "no percentage where a value is not above zero"),
        ({"kind": "change"}, {"kind": "change"}, "a change is measured from its own base"),
    ],
)
def test_where_there_is_no_change_it_is_said_why(now, then, words):
    latest, before = {**point("120", 3), **now}, {**point("100", 2), **then}
    assert change_of([before, latest], latest) is None
    assert no_change([before, latest], latest) == words


@pytest.mark.parametrize(
    ("now", "then", "unit", "words"),
    [
        ("31.8", "34.9", "percent", "−3.1 pp"),
        ("75", "50", "basis_point", "+25 bp"),
        ("0.75", "0.45", "percentage_point", "+0.3 pp"),
        ("768000", "372000", "user", "+106%"),
        ("612345", "612300", "user", "±0%"),
        ("-5", "10", "KRW", ""),
        ("5", "-10", "KRW", ""),
    ],
    ids=["a share in points", "basis points", "points", "more than double", "less than is counted", "into loss",
         "out of loss"],
)  # fmt: skip
def test_changes_in_words(now, then, unit, words):
    assert change_words(point(now, 3, unit=unit), point(then, 2, unit=unit)) == words


def test_other_speakers_of_the_same_time_are_named_once():
    latest = point("5", 3)
    rows = [latest, point("6", 3, speaker_key="t"), point("7", 3, speaker_key="t"), point("6", 2, speaker_key="u")]
    assert [str(row["value"]) for row in others_of(rows, latest)] == ["6"]


@pytest.mark.parametrize(
    ("row", "mark", "words"),
    [
        ({"figure_origins": 2, "figure_sources": 2}, "many", "two origins agree"),
        ({"figure_origins": 12, "figure_sources": 12}, "many", "12 origins agree"),
        ({"figure_origins": 1, "figure_sources": 1}, "one", "one origin"),
        ({"figure_origins": 1, "figure_sources": 5}, "one", "five papers, one origin"),
        ({"confidences": {"period": 0.5}, "period_basis": "inherited"}, "unsure",
         "period unsure: taken over from a sentence before"),
        ({"confidences": {"period": 0.5}, "period_basis": "explicit", "period_text": "May 2026"}, "unsure",
         "period unsure"),
        ({"confidences": {"unit": 0.4, "period": 0.5}}, "unsure", "unit unsure, and 1 more field"),
        ({"confidences": {"unit": UNSURE_BELOW}, "figure_origins": 1, "figure_sources": 1}, "one", "one origin"),
        ({"verdict": "fix", "confidences": {"unit": 0.1}}, "mended", "mended by a person"),
        ({"verdict": "right"}, "mended", "found right by a person"),
        ({"is_derived": True, "rule": "earlier_level"}, "derived", "reckoned, not printed: earlier level"),
    ],
    ids=["two", "many", "one", "papers that copy", "period", "period printed", "two fields", "sure enough",
         "mended", "right", "derived"],
)  # fmt: skip
def test_trust_in_words(row, mark, words):
    found = trust_of({"is_derived": False, "figure_origins": 1, "figure_sources": 1, **row})
    assert (found.mark, found.words) == (mark, words)


def test_a_conflict_says_what_the_other_side_says():
    one, other = point("5", 3), point("6", 3, speaker_key="t", speaker_name="Tallyhouse")
    row = {
        "rule": "value_disjoint", "observation_a": one["observation_id"], "observation_b": other["observation_id"],
        "observation_c": None,
        **{f"{name}_{side}": figure[name] for side, figure in (("a", one), ("b", other))
           for name in ("value", "value_high", "unit", "kind", "direction", "qualifier", "period_start", "period_end",
                        "period_grain")},
    }  # fmt: skip
    found = clashes_of([row, row], [one, other])
    assert found["5 3"] == ["Tallyhouse says 6 users"] * 2
    assert found["6 3"][0] == "Meterstick says 5 users"
    assert trust_of(one, found["5 3"]).words == "Tallyhouse says 6 users, and 1 more"
    most = point("6", 3, speaker_key="u", speaker_name="Uni", claims=3)
    assert clashes_of([row], [one, most, other])["5 3"] == ["Uni says 6 users"], "of several, the one most often named"
    assert clashes_of([row], [])["5 3"] == ["elsewhere 6 users is printed"], "a side that the chart does not have"
    february = {**row, "value_b": Decimal(5), "period_start_b": date(2026, 2, 1), "period_end_b": date(2026, 3, 1)}
    told = clashes_of([february], [one, other])
    assert [told["5 3"], told["6 3"]] == [
        ["Tallyhouse says 5 users for Feb 2026"],
        ["Meterstick says 5 users for Mar 2026"],
    ]


def heard(key: str, month: int) -> dict:
    return {"speaker_key": key, "first_reported_on": date(2026, month, 1)}


def test_a_speaker_keeps_its_colour_when_others_are_heard_later():
    before = speaker_colours([heard("a", 2), heard("b", 1), heard("", 1)])
    after = speaker_colours([heard("a", 2), heard("b", 1), heard("c", 3), heard("c", 3), heard("c", 4)])
    assert before == {"b": 1, "a": 2}
    assert before.items() <= after.items()


def test_the_ninth_speaker_shares_the_grey_of_no_one_named():
    rows = [heard(f"speaker {at}", 1 + at) for at in range(9)]
    found = speaker_colours([*rows, *rows[1:]])
    assert sorted(found.values()) == list(range(1, 9))
    assert "speaker 0" not in found, "it has the fewest figures"


@pytest.mark.parametrize(
    ("keys", "key"), [(["m"], "m"), ([], ""), (["m", "t"], "")], ids=["one says all", "no one", "more than one"]
)
def test_a_derived_figure_is_its_speakers_where_one_says_all_of_it(keys, key):
    assert of_derived({"speaker_keys": keys, "speaker_names": [one.upper() for one in keys]})["speaker_key"] == key
