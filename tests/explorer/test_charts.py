"""Charts are read without a browser: what is drawn where, and how figures are told apart."""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from pipeline.explorer.charts.axis import CUT_RULE, SIGNED_RULE, ZERO_RULE, time_ticks, value_axis
from pipeline.explorer.charts.chart import SHAPES, Chart, measured, series_chart, tick_words
from pipeline.explorer.charts.colours import in_light, light_tokens
from pipeline.explorer.charts.plot import SIGN_APART, dots_of, frame_of, labels_of, lane_of
from pipeline.explorer.content.changes import Change, changes
from pipeline.explorer.series.points import join_lines
from pipeline.explorer.statics import STATIC
from pipeline.explorer.words import show

TODAY = date(2026, 4, 15)


def figure(number: int = 0, **other):
    row = {
        "observation_id": uuid.uuid5(uuid.NAMESPACE_URL, f"{number} {other}"),
        "series_id": "s",
        "speaker_key": "entity:meterstick",
        "speaker_name": "Meterstick",
        "is_derived": False,
        "kind": "level",
        "unit": "user",
        "qualifier": "exact",
        "modality": "actual",
        "direction": None,
        "rank": "preferred",
        "period_start": date(2025, 1, 1) + timedelta(days=31 * number),
        "period_end": date(2025, 2, 1) + timedelta(days=31 * number),
        "period_grain": "month",
        "value": Decimal(51200),
        "value_high": None,
        "low": Decimal(51150),
        "high": Decimal(51250),
        "colour": 1,
        "line": 0,
        "label": "51,200",
        "name": "Meterstick",
        "is_named": True,
        **other,
    }
    return {**row, **measured(row), "id": str(row["observation_id"])}


def drawn(*points, conflicts=(), width=800, **other):
    return series_chart(Chart(points=points, conflicts=conflicts, today=TODAY, width=width, **other))


def layers(spec, kind, **mark):
    return [
        layer
        for layer in spec["layer"]
        if layer["mark"]["type"] == kind and all(layer["mark"].get(name) == value for name, value in mark.items())
    ]


def conflict(one, other=None, third=None):
    return {
        "observation_a": one["observation_id"],
        "observation_b": other and other["observation_id"],
        "observation_c": third and third["observation_id"],
    }


def test_the_room_at_both_ends_of_time_goes_as_far_as_the_calendar():
    frame = frame_of(
        [
            figure(period_start=date.min, period_end=date(1, 1, 2)),
            figure(period_start=date(9999, 12, 30), period_end=date.max),
        ],
        800, tick_words(800, "user"), TODAY,
    )  # fmt: skip
    assert (frame.first, frame.last) == (date.min, date.max)
    assert frame.times()


@pytest.mark.parametrize(("modality", "shape"), SHAPES.items())
def test_the_shape_of_a_point_is_its_modality(modality, shape):
    (points,) = [
        one for one in layers(drawn(figure(modality=modality)), "point", shape=shape) if one["mark"]["size"] == 110
    ]
    assert len(points["data"]["values"]) == 1


def test_a_derived_figure_is_hollow_and_a_printed_one_is_filled():
    spec = drawn(figure(0), figure(1, is_derived=True, line=None))
    looks = {
        (layer["mark"]["fill"], layer["mark"]["stroke"])
        for layer in layers(spec, "point", shape="circle")
        if "fill" in layer["mark"]
    }
    assert looks == {("var(--s1)", "var(--paper)"), ("var(--paper)", "var(--s1)")}


def test_each_speaker_is_drawn_in_the_colour_of_its_number():
    spec = drawn(figure(0, colour=2), figure(1, colour=0, line=None))
    fills = [layer["mark"]["fill"] for layer in layers(spec, "point") if "fill" in layer["mark"]]
    assert sorted(fills) == ["var(--s0)", "var(--s2)"]


def test_an_open_interval_has_an_arrow_and_ends_at_the_value():
    point = figure(0, qualifier="more_than", high=None)
    assert point["at_high"] == point["at_value"]
    assert layers(drawn(point), "point", shape="triangle-up")
    assert not layers(drawn(figure(0)), "point", shape="triangle-up")


@pytest.mark.parametrize(
    ("low", "high", "share_of", "shape"),
    [(5, None, None, "triangle-down"), (None, 5, None, "triangle-up"), (5, None, -4, "triangle-up")],
    ids=["by more than 5", "by less than 5", "by more than 5, in percent of a fall"],
)
def test_the_arrow_of_a_fall_points_where_the_value_may_lie(low, high, share_of, shape):
    fall = figure(0, kind="change", direction="down", value=Decimal(5), low=low, high=high)
    spec = drawn({**fall, **measured(fall, share_of)})
    assert layers(spec, "point", shape=shape)
    other = {"triangle-down": "triangle-up", "triangle-up": "triangle-down"}[shape]
    assert not layers(spec, "point", shape=other)


def test_a_fall_is_below_zero_and_a_range_stands_at_its_middle():
    fall = figure(0, kind="change", direction="down", value=Decimal(5), low=Decimal("4.5"), high=Decimal("5.5"))
    assert (fall["at_low"], fall["at_value"], fall["at_high"]) == (-5.5, -5, -4.5)
    wide = figure(0, value=Decimal(10), value_high=Decimal(12), low=10, high=12)
    assert wide["at_value"] == 11


def test_in_percent_of_the_first_the_bounds_move_with_the_value():
    row = {"value": Decimal(300), "low": Decimal(290), "high": Decimal(310), "kind": "level", "direction": None}
    assert measured(row, 200) == {"at_value": 150, "at_low": 145, "at_high": 155}


def test_a_line_joins_one_speaker_and_the_best_supported_figure_of_each_time():
    points = [
        figure(0), figure(1), figure(1, value=Decimal(3), rank="normal"), figure(2, speaker_key="entity:tallyhouse"),
        figure(3, speaker_key=""), figure(4, is_derived=True), figure(5, rank="deprecated"),
        figure(6, period_grain="year"), figure(7, series_id="forecast"),
    ]  # fmt: skip
    join_lines(points)
    lines = [point["line"] for point in points]
    assert lines[0] == lines[1] is not None
    assert lines[2:6:3] == [None, None], "a second value of one time, and a derived one"
    assert lines[4] is None, "who is not named need not be one speaker"
    assert lines[6] is None
    assert len({lines[0], lines[3], lines[7], lines[8]}) == 4, "another speaker, length of time, modality"


@pytest.mark.parametrize(
    ("values", "rule", "low"),
    [
        ([75, 100], ZERO_RULE, 0),
        ([80, 100], CUT_RULE, 80),
        ([100, 100], ZERO_RULE, 0),
        ([5], ZERO_RULE, 0),
        ([-3, 4], SIGNED_RULE, -4),
        ([-100, -20], ZERO_RULE, -100),
        ([-100, -95], CUT_RULE, -100),
        ([], ZERO_RULE, 0),
        ([0, 0], ZERO_RULE, 0),
        ([1e12, 2e12], ZERO_RULE, 0),
    ],
    ids=[
        "a quarter",
        "less",
        "all the same",
        "a lone one",
        "both signs",
        "losses",
        "losses alike",
        "none",
        "zeros",
        "huge",
    ],
)
def test_an_axis_begins_at_zero_where_the_data_then_fill_a_quarter_of_its_height(values, rule, low):
    axis = value_axis(values)
    assert (axis.rule, axis.low) == (rule, low)
    assert all(axis.low <= value <= axis.high for value in values)
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == axis.high
    assert 3 <= len(axis.ticks) <= 8


def test_bounds_lie_within_an_axis_and_do_not_say_where_it_begins():
    axis = value_axis([98, 98], [97, 99])
    assert (axis.rule, axis.low) == (ZERO_RULE, 0)
    assert value_axis([50, 100], [40, 130]).high >= 130


def test_an_axis_that_is_cut_is_shown_as_cut():
    near = [figure(0, value=Decimal(98), low=98, high=98), figure(1, value=Decimal(100), low=100, high=100)]
    cut, whole = drawn(*near), drawn(figure(0))
    assert [layer["mark"]["strokeDash"] for layer in layers(cut, "rule", color="var(--ink)")] == [[5, 4]]
    assert layers(cut, "point", color="var(--ink)"), "a zigzag"
    assert [layer["mark"]["strokeDash"] for layer in layers(whole, "rule", color="var(--ink)")] == [[]]
    assert not layers(whole, "point", color="var(--ink)")
    assert (cut["usermeta"]["rule"], whole["usermeta"]["rule"]) == (CUT_RULE, ZERO_RULE)


@pytest.mark.parametrize("width", [320, 800, 1400])
def test_an_axis_follows_the_same_rule_at_every_width(width):
    points = [figure(0, value=Decimal(80), low=80, high=80), figure(1, value=Decimal(107), low=107, high=107)]
    assert drawn(*points, width=width)["usermeta"]["rule"] == drawn(*points)["usermeta"]["rule"]


@pytest.mark.parametrize("days", [0, 1, 20, 75, 76, 400, 1500, 9000, 60000])
def test_a_time_axis_has_seven_ticks_at_most_and_says_its_year(days):
    first = date(1990, 3, 5)
    ticks = time_ticks(first, first + timedelta(days=days))
    assert 1 <= len(ticks) <= 7
    assert any(str(year) in tick.label for tick in ticks for year in range(1989, 2160))


@pytest.mark.parametrize("width", [300, 520, 900])
def test_signs_of_conflicts_stand_above_the_plot_and_never_overlap(width):
    points = [figure(number) for number in range(40)]
    clashes = [conflict(points[at], points[at + 1]) for at in range(0, 38, 1)]
    frame = frame_of(points, width, tick_words(width, ""), TODAY)
    signs = lane_of(dots_of(frame, points), clashes)
    gaps = [later.x - earlier.x for earlier, later in pairwise(signs)]
    assert all(gap >= SIGN_APART for gap in gaps)
    assert sum(sign.count for sign in signs) == len(clashes), "none is lost where some become one"
    lane = layers(drawn(*points, conflicts=clashes, width=width), "point", shape="circle", color="var(--clash)")
    assert all(row["y"] < -8 for layer in lane for row in layer["data"]["values"])


def test_a_conflict_without_a_figure_in_the_chart_has_no_sign():
    points = [figure(0)]
    frame = frame_of(points, 800, str, TODAY)
    assert lane_of(dots_of(frame, points), [conflict(figure(5), figure(6))]) == []


def test_two_figures_of_one_time_in_conflict_are_joined_by_a_bar():
    one, other = figure(0), figure(0, value=Decimal(90000), low=90000, high=90000)
    (bar,) = layers(drawn(one, other, conflicts=[conflict(one, other)]), "rule", color="var(--clash)", strokeWidth=3)
    (ends,) = bar["data"]["values"]
    assert ends["y"] != ends["y2"]


def test_points_at_one_place_stand_side_by_side():
    points = [figure(0, speaker_key=key) for key in "abc"]
    xs = sorted(dot.x for dot in dots_of(frame_of(points, 800, str, TODAY), points))
    assert min(later - earlier for earlier, later in pairwise(xs)) >= 6.9


def test_points_of_other_times_stand_where_their_time_is():
    points = [figure(at, speaker_key=key) for at in range(60) for key in "ab"]
    dots = dots_of(frame_of(points, 320, str, TODAY), points)
    moved = [dot.x - (dot.start + dot.end) / 2 for dot in dots]
    assert all(-2 < by < 9 for by in moved)


@pytest.mark.parametrize("width", [320, 800])
def test_labels_meet_neither_one_another_nor_a_point(width):
    points = [figure(at, value=Decimal(50000 + 700 * (at % 5)), low=None, high=None) for at in range(24)]
    frame = frame_of(points, width, str, TODAY)
    dots = dots_of(frame, points)
    labels = labels_of(frame, dots, [(dot, "51,200", False) for dot in dots])
    boxes = [(*_edges(one), one.y - 7, one.y + 7) for one in labels]
    assert len(labels) >= 3
    for at, (left, right, top, bottom) in enumerate(boxes):
        assert not any(left < x2 and x1 < right and top < y2 and y1 < bottom for x1, x2, y1, y2 in boxes[at + 1 :])
        assert not any(left < dot.x < right and top < dot.y < bottom for dot in dots)


def _edges(label):
    wide = 7.2 * len(label.words)
    left = label.x - {"center": wide / 2, "left": 0, "right": wide}[label.align]
    return left, left + wide


def test_names_stand_at_the_lines_of_wide_charts_only():
    said = [
        {row["said"] for layer in layers(drawn(figure(0), width=width), "text") for row in layer["data"]["values"]}
        for width in (800, 400)
    ]
    assert "Meterstick 51,200" in said[0]
    assert "Meterstick 51,200" not in said[1]
    assert "51,200" in said[1]


def test_what_is_not_named_has_a_value_and_no_name():
    spec = drawn(figure(0, is_named=False, name="no one named"))
    said = {row["said"] for layer in layers(spec, "text") for row in layer["data"]["values"]}
    assert "51,200" in said
    assert not any("no one" in words for words in said)


def test_the_ground_after_today_is_grey():
    (ground,) = layers(drawn(figure(0), figure(20)), "rect")
    assert ground["data"]["values"][0]["x"] > 0
    assert layers(drawn(figure(0)), "rect") == []


def test_the_unit_stands_at_the_axis_once():
    spec = drawn(figure(0), unit="users")
    said = [row["said"] for layer in layers(spec, "text") for row in layer["data"]["values"]]
    assert said.count("Users") == 1


def test_a_chart_without_points_is_drawn():
    assert drawn()["usermeta"]["points"] == []


@pytest.mark.parametrize(
    ("value", "width", "unit", "words"),
    [
        (400000, 800, "users", "400,000"),
        (400000, 360, "users", "400k"),
        (1250000, 800, "users", "1.25M"),
        (-2e12, 800, "KRW", "−2T"),
        (25, 800, "%", "25%"),
        (0, 800, "users", "0"),
    ],
)
def test_numbers_at_the_axis_are_short(value, width, unit, words):
    assert tick_words(width, unit)(value) == words


def test_a_picture_carries_title_colours_rule_and_source_line_within_its_edges():
    foot = [ZERO_RULE, "Source: newsfigures, 3 figures"]
    names = [(at, f"Speaker number {at} with a long name") for at in range(1, 9)]
    spec = drawn(figure(0), title="MeowTalk: users", foot=foot, key=names, width=1000)
    rows = [row for layer in layers(spec, "text") for row in layer["data"]["values"]]
    said = {row["said"] for row in rows}
    assert {"MeowTalk: users", *foot, *(name for _, name in names)} <= said
    lowest = max(row["y"] for row in rows)
    assert lowest < spec["height"] + spec["padding"]["bottom"]
    assert min(row["y"] for row in rows) > -spec["padding"]["top"]


def test_a_picture_is_in_the_colours_of_the_light_theme():
    spec = str(in_light(drawn(figure(0), foot=["Source"])))
    assert "var(" not in spec
    assert light_tokens()["--s1"] in spec


def test_both_themes_name_the_same_colours():
    sheet = (STATIC / "tokens.css").read_text()
    dark = sheet.partition(":root.dark {")[2].partition("}")[0]
    assert {line.split(":")[0] for line in _declared(dark)} == set(light_tokens())


@pytest.mark.parametrize("theme", [":root {", ":root.dark {"], ids=["light", "dark"])
def test_every_colour_is_told_from_the_ground_it_stands_on(theme):
    block = (STATIC / "tokens.css").read_text().partition(theme)[2].partition("}")[0]
    colours = dict(line.split(": ") for line in _declared(block) if "#" in line)
    for paper in ("--paper", "--wash"):
        for name in ("--ink", "--ink-2", "--accent", "--clash", "--good", "--warn", *(f"--s{at}t" for at in range(9))):
            assert contrast(colours[name], colours[paper]) >= 4.5, (name, paper)
        for name in ("--control", *(f"--s{at}" for at in range(9))):
            assert contrast(colours[name], colours[paper]) >= 3, (name, paper)
    assert contrast(colours["--mark-ink"], colours["--mark"]) >= 4.5


def _declared(block: str) -> list[str]:
    return [
        line.strip() for line in block.replace("\n", "").split(";") if ":" in line and line.strip().startswith("--")
    ]


def contrast(one: str, other: str) -> float:
    lights = sorted(map(_luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    ("start", "end", "grain", "words"),
    [
        (date(2026, 3, 1), date(2026, 4, 1), "month", "Mar 2026"),
        (date(2025, 10, 1), date(2026, 1, 1), "quarter", "Q4 2025"),
        (date(2025, 7, 1), date(2026, 1, 1), "half", "H2 2025"),
        (date(2025, 1, 1), date(2026, 1, 1), "year", "2025"),
        (date(2024, 6, 1), date(2025, 6, 1), "year", "1 Jun 2024 – 31 May 2025"),
        (date(2026, 3, 9), date(2026, 3, 10), "day", "9 Mar 2026"),
        (date(2026, 1, 1), date(2026, 4, 1), "month", "1 Jan 2026 – 31 Mar 2026"),
    ],
)
def test_periods_in_words(start, end, grain, words):
    assert show.period(start, end, grain) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"value": Decimal(82), "unit": "percent", "kind": "change", "direction": "up"}, "+82%"),
        ({"value": Decimal(3), "unit": "percentage_point", "kind": "change", "direction": "down"}, "−3 pp"),
        ({"value": Decimal(10), "value_high": Decimal(12), "unit": "KRW", "qualifier": "about"}, "about 10–12 KRW"),
        (
            {"value": Decimal(1700000000000), "value_high": Decimal(1800000000000), "unit": "KRW"},
            "1.7–1.8 trillion KRW",
        ),
        ({"value": Decimal("87471.42"), "unit": "user", "is_derived": True}, "87,500 users"),
        ({"value": Decimal(1), "unit": "count:city"}, "1 city"),
        ({"value": Decimal("1200000000.00"), "unit": "USD"}, "1.2 billion USD"),
    ],
)
def test_amounts_in_words(row, words):
    assert show.amount(row) == words


def test_only_what_has_changed_is_told():
    before = "one two three\nProfit was 38.2 billion won.\nlast"
    after = "one two three\nProfit was 32.8 billion won.\nlast"
    assert changes(before, after) == [
        Change("same", "one two three"),
        Change("same", "Profit was"),
        Change("gone", "38.2"),
        Change("new", "32.8"),
        Change("same", "billion won."),
        Change("same", "last"),
    ]
