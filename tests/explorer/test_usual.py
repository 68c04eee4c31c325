"""A day of a source is held against the same weekday of the weeks before; its state is told in words."""

from datetime import date, timedelta

import pytest

from pipeline.explorer.content.usual import SHOWN, Day, State, days_of, shade, state_of, steps_of, title_of

TODAY = date(2026, 4, 15)
FINE = {"ok_rate": 1}


def days(*last: int, every: int = 10, first: date | None = date(2025, 1, 1)) -> list[Day]:
    """So many articles each day, but on the last days that are over."""
    counts = {TODAY - timedelta(days=back): every for back in range(1, 60)}
    for back, articles in enumerate(reversed(last), start=1):
        counts[TODAY - timedelta(days=back)] = articles
    return days_of(counts, first, TODAY)


def test_a_usual_day_is_the_mean_of_that_weekday_in_the_four_weeks_before():
    counts = {TODAY - timedelta(weeks=weeks): weeks for weeks in range(1, 6)}
    assert days_of(counts, date(2025, 1, 1), TODAY)[-1].usual == 2.5, "the fifth week before is left out"


@pytest.mark.parametrize(
    ("first", "usual"),
    [(TODAY - timedelta(days=15), 1.5), (TODAY - timedelta(days=7), 1.0), (TODAY - timedelta(days=6), None),
     (None, None)],
    ids=["two weeks", "one week", "less than a week", "never"],
)  # fmt: skip
def test_weeks_before_the_first_article_are_no_usual_weeks(first, usual):
    counts = {TODAY - timedelta(weeks=weeks): weeks for weeks in range(1, 6)}
    assert days_of(counts, first, TODAY)[-1].usual == usual


@pytest.mark.parametrize(
    ("articles", "usual", "is_over", "marked"),
    [
        (10, 10.0, True, ""),
        (6, 10.0, True, "low"),
        (7, 10.0, True, ""),
        (0, 10.0, True, "none"),
        (20, 10.0, True, "much"),
        (1, 2.0, True, ""),
        (0, 0.5, True, ""),
        (0, None, True, ""),
        (0, 10.0, False, ""),
        (3, 10.0, False, ""),
    ],
    ids=[
        "usual", "less than two thirds", "two thirds", "none", "twice", "too few to say", "seldom any", "first week",
        "today is not over", "today has few so far",
    ],
)  # fmt: skip
def test_a_day_is_marked_where_it_says_something(articles, usual, is_over, marked):
    day = Day(on=TODAY, articles=articles, usual=usual, is_over=is_over)
    marks = {"low": day.is_low, "none": day.is_none, "much": day.is_much}
    assert " ".join(name for name, is_so in marks.items() if is_so) == marked


@pytest.mark.parametrize(
    ("last", "health", "mark", "words", "why"),
    [
        ((10,), FINE, "well", "as usual", ""),
        ((5,), FINE, "low", "half of usual", "printed 5 on Tuesday, half the usual 10."),
        (
            (5, 5),
            FINE,
            "low",
            "half of usual",
            "printed 5 on Tuesday, half the usual 10; fewer than usual since Monday.",
        ),
        ((0, 0, 0), FINE, "silent", "silent for three days", "has had no article for three days."),
        ((0,), FINE, "silent", "silent for one day", "has had no article for one day."),
        (
            (0, 0),
            {"ok_rate": 0},
            "silent",
            "silent for two days",
            "has had no article for two days: its server answers no request.",
        ),
        ((10,), {"ok_rate": 0.5}, "bad", "answers badly", "answers badly: its server answers 50 of 100 requests."),
        ((10,), {"ok_rate": None}, "well", "as usual", ""),
        ((10,), None, "none", "not asked yet", "was not asked yet."),
    ],
)
def test_a_state_is_told_in_words(last, health, mark, words, why):
    assert state_of("gazette", days(*last), health) == State(mark, words, why)


def test_silence_of_a_source_that_prints_seldom_is_not_said():
    assert state_of("gazette", days(0, 0, every=1), FINE).mark == "well"
    assert state_of("gazette", days(0, 0, 0, 0, every=1), FINE).mark == "silent", (
        "four lacking together do say something"
    )


def test_long_silence_is_not_counted():
    assert state_of("gazette", days(*[0] * 20), FINE).words == "silent for more than two weeks"


@pytest.mark.parametrize("back", [30, 60, 400])
def test_a_source_that_has_long_been_silent_is_not_as_usual(back):
    last = TODAY - timedelta(days=back)
    found = state_of("gazette", days_of({last: 10, last - timedelta(days=1): 10}, date(2025, 1, 1), TODAY), FINE)
    assert (found.mark, found.words) == ("silent", "silent for more than two weeks")


def test_a_source_of_its_first_week_is_new_and_one_of_an_archive_is_not_judged():
    recent = TODAY - timedelta(days=3)
    assert state_of("gazette", days_of({recent: 4}, recent, TODAY), FINE).mark == "new"
    assert state_of("gazette", days_of({}, None, TODAY), FINE).words == "nothing yet"
    assert state_of("warc:hostile.test", days(0, 0, 0), FINE).words == "taken from an archive"


@pytest.mark.parametrize(
    ("marks", "title"),
    [
        ("fff", "All three sources are as usual"),
        ("ffl", "Two of three sources are as usual"),
        ("fl", "One of two sources is as usual"),
        ("ls", "None of two sources is as usual"),
        ("f", "The one source is as usual"),
        ("s", "The one source is not as usual"),
        ("nn", "No source was asked yet"),
        ("fn", "The one source is as usual"),
    ],
)
def test_the_title_tells_the_finding_and_counts_only_sources_that_are_asked(marks, title):
    named = {"f": "well", "l": "low", "s": "silent", "n": "none"}
    assert title_of([State(named[mark], "") for mark in marks]) == title


@pytest.mark.parametrize("count", [0, 1, 3, 9, 60, 4000])
def test_shades_go_up_and_every_day_with_an_article_has_one(count):
    strip = days(count, 2, every=count)
    steps = steps_of([strip])
    assert steps == sorted(steps)
    assert len(strip) == SHOWN
    assert all((shade(day.articles, steps) > 0) == (day.articles > 0) for day in strip)
