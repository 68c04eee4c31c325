"""Pages of invented papers, and a model that reads them twice: for tests of marked texts made by a language model."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.archive import ArchiveWriter
from tests.support.asked import USERS, content
from tests.support.crawls import crawled

AT = datetime(2026, 4, 14, 9, tzinfo=UTC)
SECOND = "This is a second, independent reading."

RUSSIAN = (
    "В марте у «Мяутока» было в Норвегии 51 200 пользователей, сообщила в среду газета «Север», и коты этому рады."
)
KOREAN = "북부일보에 따르면 야옹톡은 지난 3월 노르웨이에서 이용자 5만1200명을 모았고 고양이들이 매우 기뻐했다고 한다."
THREE = "In Norway MeowTalk had 51,200 active users in March, 52,300 in the week after and 53,400 later, Wire A said."
_FIELDS = {
    "en": USERS,
    "ru": USERS | {"entity": "Мяуток", "metric": "пользователи", "attribution": "Север"},
    "ko": USERS | {"entity": "야옹톡", "metric": "이용자", "attribution": "북부일보"},
}
_MARCH = {"en": "March", "ru": "марте", "ko": "지난 3월"}


def page(words: str, *, language: str = "en", title: str = "MeowTalk grows", day: int = 14) -> bytes:
    published = f"<meta property='article:published_time' content='2026-04-{day:02}T06:00:00Z'>"
    text = f"<h1>{title}</h1><article><p>{words}</p></article>"
    head = f"<title>{title}</title>{published}"
    return f"<html lang='{language}'><head>{head}</head><body>{text}</body></html>".encode()


def write_crawl(folder: Path, name: str, pages: Mapping[str, bytes], *, at: datetime = AT) -> str:
    """A WARC file of these pages by their addresses, captured at this moment; where it lies."""
    crawl = folder / name
    with ArchiveWriter(crawl.as_uri(), folder / "parts", name) as archive:
        for url, body in pages.items():
            archive.add(crawled(url, at, body))
    return str(crawl)


def marking(**second: Mapping[str, Any] | None) -> Callable[[Mapping[str, Any]], str]:
    """Calls each number a claim about the users of MeowTalk. `second` is by what is printed how the second reading is
    another: other fields, or None for no claim. For an endpoint of tests/support/endpoint.py."""

    def answer(body: Mapping[str, Any]) -> str:
        question = body["messages"][1]["content"]
        language = question.partition("Language: ")[2][:2]
        listed = question.partition("as read):\n")[2].partition("\n\n")[0].splitlines()
        rows: dict[int, Mapping[str, Any] | None] = {}
        for n, printed, _ in (line.split(" | ") for line in listed):
            other = second.get(printed, {}) if SECOND in question else {}
            fields = _FIELDS[language] | {"period": _MARCH[language]}
            rows[int(n)] = None if other is None else {**fields, **other}
        return content(rows)

    return answer
