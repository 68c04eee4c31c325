"""A page without a day in its data has that of the line beside its headline."""

from datetime import UTC, datetime

import pytest

from pipeline.model import Article
from pipeline.parse import parse_page
from pipeline.parse.day_lines import day_line

CAPTURED = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("3 июня 2026 г. в 9:15", "2026-06-03T09:15:00"),
        ("09:15, 3 июня 2026", "2026-06-03T09:15:00"),
        ("Ср, 03/06/2026", None),
        ("Опубликовано: 03.06.2026 09:15 МСК", "2026-06-03T09:15:00+03:00"),
        ("입력 2026.06.03 09:15 | 수정 2026.06.04 10:00", "2026-06-03T09:15:00"),
        ("최종수정 2026.06.04 10:00 기사입력 2026.06.03 09:15", "2026-06-03T09:15:00"),
        ("2026/06/03 09:15 송고", "2026-06-03T09:15:00"),
        ("2026년 6월 3일 (수) 오전 9:15", "2026-06-03T09:15:00"),
        ("By Ada Nordby | June 3, 2026", "2026-06-03T00:00:00"),
        ("Posted on June 3, 2026 by Ada Nordby", "2026-06-03T00:00:00"),
        ("Updated 4 June 2026 10:00, published 3rd June 2026 09:15", "2026-06-03T09:15:00"),
        ("Wednesday, June 3, 2026", "2026-06-03T00:00:00"),
        ("3 июня, 09:15", "2026-06-03T09:15:00"),
        ("09:15, 3 декабря", "2025-12-03T09:15:00"),
        ("Вчера, 09:15", "2026-06-09T09:15:00"),
        ("The vote is set for June 3, 2026", None),
        ("On June 3, 2026, the ferry sank.", None),
        ("3 июня 2026 года затонул паром.", None),
        ("2026년 6월 3일 배가 가라앉았다.", None),
        ("31.02.2026", None),
        ("3 июня", None),
        ("Вчера", None),
    ],
)
def test_a_line_that_says_a_day_and_hardly_more_is_read(text: str, moment: str | None) -> None:
    found = day_line(text, CAPTURED)
    assert (found and found.moment.isoformat()) == moment


def parse(body: str) -> Article:
    page = f"<html><head><title>Ferries grow</title></head><body><div>{body}</div></body></html>"
    found = parse_page(
        page.encode(), url="https://harbour.example/a", content_type="text/html", source=None, captured_at=CAPTURED
    )
    assert isinstance(found, Article)
    return found


PROSE = (
    "<p>The ferry company said that 412,700 people crossed the fjord in May, more than in any month of last year, "
    "and that more will come.</p>"
)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f"<h1>Ferries grow</h1><ul><li>Ada<li>입력 2026.06.03 09:15<li>수정 2026.06.04 10:00</ul>{PROSE * 3}", 3),
        (f"<h1>Ferries grow</h1><div>3 июня 2026, 09:15</div>{PROSE}<p>4 июня 2026</p>{PROSE}", 3),
        (f"<div>3 June 2026</div><h1>Ferries grow</h1>{PROSE * 3}", 3),
        (f"<div class=t>Ferries grow</div><i>3 June 2026</i>{PROSE * 3}<p>Updated 9 June 2026</p>", 3),
        (f"<i>8 June 2026</i><h1>Ferries grow</h1>{PROSE * 3}<p>Published 3 June 2026</p>", 8),
        (f"<h1>Ferries grow</h1>{PROSE * 3}<p>2026/06/03 09:15 송고</p>", 3),
    ],
    ids=["a list", "under it", "over it", "no heading", "over it first", "at the end"],
)
def test_the_line_beside_the_headline_gives_the_day(body: str, day: int) -> None:
    found = parse(body)
    assert found.published_at is not None
    assert found.published_at.day == day
    assert "date_guessed" in found.flags


@pytest.mark.parametrize(
    "line",
    ["3 June 2026", "3 июня 2026, 09:15", "입력 2026.06.03 09:15", "Вчера, 09:15", "Updated June 4, 2026 10:00 AM"],
)
def test_a_line_on_the_day_is_no_text_of_the_article(line: str) -> None:
    text = parse(f"<h1>Ferries grow</h1><div><p>{line}</p>{PROSE * 2}<p>{line}</p></div>").body_text
    assert text.startswith("The ferry")
    assert line not in text
    text = parse(f"<h1>Ferries grow</h1><div><span>{line}</span>\n{PROSE[3:-4]}<br><br>{PROSE[3:-4]}</div>").body_text
    assert text.startswith("The ferry")


def test_the_days_of_a_chronicle_stay() -> None:
    text = parse(
        f"<h1>Ferries grow</h1><p>3 June 2026</p>{PROSE}<p>4 June 2026</p>{PROSE.replace('May', 'April')}"
    ).body_text
    assert "3 June 2026" in text
    assert "4 June 2026" in text
