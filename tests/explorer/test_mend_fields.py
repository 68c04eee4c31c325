"""What a person types is read as columns of a claim, and what stands there is shown so that it reads the same."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.errors import ConfigError
from pipeline.explorer.mend.fields import changed, now_said, read_period, shown
from pipeline.model.period_words import period_words

READ = {
    "entity": "MeowTalk", "metric_id": "users", "unit": "user", "kind": "level", "value": Decimal("51200.50"),
    "value_high": None, "period_start": date(2026, 3, 1), "period_end": date(2026, 4, 1), "period_grain": "month",
    "fix": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "start", "end", "grain"),
    [
        ("2026", "2026-01-01", "2027-01-01", "year"),
        ("2026-H2", "2026-07-01", "2027-01-01", "half"),
        ("2026-Q4", "2026-10-01", "2027-01-01", "quarter"),
        ("2026-12", "2026-12-01", "2027-01-01", "month"),
        ("2026-W01", "2025-12-29", "2026-01-05", "week"),
        ("2026-03-14", "2026-03-14", "2026-03-15", "day"),
        ("2026-03-01/2026-03-14", "2026-03-01", "2026-03-15", "day"),
        ("0206", "0206-01-01", "0207-01-01", "year"),
        ("0206-H1", "0206-01-01", "0206-07-01", "half"),
        ("0206-Q2", "0206-04-01", "0206-07-01", "quarter"),
        ("0206-03", "0206-03-01", "0206-04-01", "month"),
        ("0206-W02", "0206-01-06", "0206-01-13", "week"),
    ],
)
def test_a_period_is_read_as_it_is_shown(words: str, start: str, end: str, grain: str) -> None:
    found = read_period(words)
    assert [str(part) for part in found] == [start, end, grain]
    assert period_words(dict(zip(("period_start", "period_end", "period_grain"), found, strict=True))) == (
        words if "/" not in words else "2026-03-01/2026-03-14"
    )


@pytest.mark.parametrize(
    "words", ["March", "2026-13", "2026-Q5", "2026-H3", "9999", "2026-W60", "2026-03-14/", "2026-03-14/2026-03-01"]
)
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(ConfigError, match="write 2026, 2026-H1"):
        read_period(words)


def test_a_period_without_a_name_of_the_calendar_is_shown_by_its_days() -> None:
    last = {"period_start": date(9999, 1, 1), "period_end": date(9999, 12, 31), "period_grain": "year"}
    assert period_words(last) == "9999-01-01/9999-12-30"


@pytest.mark.parametrize("words", ["0206-03", "0999", "2201", "2200-12-01/2201-01-01", "0001-01-01"])
def test_a_year_that_is_most_likely_mistyped_is_refused(words: str) -> None:
    with pytest.raises(ConfigError, match=f"'{words}' is outside the years 1000 to 2200; write 2026, "):
        changed(now_said(READ), {"period": words})


@pytest.mark.parametrize("words", ["1000", "2200", "2200-12-31"])
def test_the_first_and_the_last_year_can_be_typed(words: str) -> None:
    assert changed(now_said(READ), {"period": words})["period_start"].startswith(words[:4])


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    assert changed(now_said(READ), shown(now_said(READ))) == {}


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        ({"value": "51 200"}, {"value": "51200"}),
        ({"value": "51\u00a0200"}, {"value": "51200"}),
        ({"value": "51\u202f200"}, {"value": "51200"}),
        ({"value": "51200.50"}, {}),
        ({"value_high": "60000"}, {"value_high": "60000"}),
        ({"entity": " Purr "}, {"entity": "Purr"}),
        ({"entity": "\ufeffPu\u00adrr\u200b"}, {"entity": "Purr"}),
        ({"entity": ""}, {"entity": ""}),
        ({"period": ""}, {"period_start": "", "period_end": "", "period_grain": ""}),
        ({"unit": "EUR"}, {"unit": "EUR"}),
        ({"unit": "count:country"}, {"unit": "count:country"}),
        ({"colour": "red"}, {}),
    ],
    ids=[
        "spaces", "no-break space", "narrow space", "the same", "up to", "entity", "entity with unseen marks",
        "no entity", "no period", "money", "counted", "no field",
    ],
)  # fmt: skip
def test_only_what_was_changed_is_mended(typed: dict[str, str], columns: dict[str, str]) -> None:
    assert changed(now_said(READ), typed) == columns


def test_what_a_person_has_mended_stands_in_the_form() -> None:
    mended: dict[str, Any] = {
        **READ,
        "fix": {"value": "7", "period_start": None, "period_end": None, "entity_key": "x"},
    }
    assert (shown(now_said(mended))["value"], shown(now_said(mended))["period"]) == ("7", "")
