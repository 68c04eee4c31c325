"""The numbers and printed times of a sentence, and the numbers that carry no value."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract.find import block, find_mentions, readings_of
from tests.support.reading import scene_of


def mentions(text, code="en", **changes):
    return find_mentions(scene_of(text, code, **changes))


def starts(text, code="en", **changes):
    return [one.days and one.days.start for one in mentions(text, code, **changes)]


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("en", "In March 2025 it sold 40 boats.", (date(2025, 3, 1), date(2025, 4, 1))),
        ("en", "It sold 40 boats on 16 March 2025.", (date(2025, 3, 16), date(2025, 3, 17))),
        ("ru", "В марте 2025 года продали 40 лодок.", (date(2025, 3, 1), date(2025, 4, 1))),
        ("ko", "2025년 3월 배 40척을 팔았다.", (date(2025, 3, 1), date(2025, 4, 1))),
    ],
)
def test_of_the_times_at_one_place_the_longest_is_found(code, text, days):
    (found,) = mentions(text, code)
    assert (found.days.start, found.days.end) == days


@pytest.mark.parametrize(
    ("code", "text", "baselines"),
    [
        ("en", "In March 2025 it sold 40 boats, compared with April 2024.", [False, True]),
        ("ru", "В марте 2025 года продали 40 лодок по сравнению с апрелем 2024 года.", [False, True]),
        ("en", "In March 2025 and in April 2024 it sold 40 boats.", [False, False]),
    ],
    ids=["compared with", "Russian", "not compared"],
)
def test_a_time_that_one_compares_with_is_a_baseline(code, text, baselines):
    assert [one.baseline for one in mentions(text, code)] == baselines


def test_without_a_day_of_publication_a_relative_time_has_no_days():
    text = "In March 2025 it sold 40 boats, last year 30."
    assert starts(text) == [date(2025, 3, 1), date(2025, 1, 1)]
    assert starts(text, published=None) == [date(2025, 3, 1), None]


def blocked(text, code="en"):
    """By surface, the first word of the reason."""
    scene = scene_of(text, code)
    scene.mentions = find_mentions(scene)
    found = readings_of(scene.language.numbers(text, 0, len(text)))
    block(found, scene)
    return {text[one.start : one.end]: one.blocked and one.blocked.partition(":")[0] for one in found}


def test_numbers_of_a_time_and_of_a_name_carry_no_value():
    found = blocked("On April 13 it sold 40 boats under Article 281.")
    assert (found["13"], found["40"]) == ("calendar", None)
    assert found["281"] not in {None, "calendar"}


def test_a_part_of_a_fraction_does_not_block_it():
    assert list(blocked("One in five boats sank.").values()) == [None]


def test_a_reading_begins_as_its_number_is_printed():
    scene = scene_of("It sold 1,200 boats.")
    (found,) = readings_of(scene.language.numbers(scene.text, 0, scene.end))
    assert (found.start, found.end, found.value, found.high, found.unit) == (8, 13, Decimal(1200), None, None)
