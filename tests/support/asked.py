"""Drafts of invented texts, and answers to what is asked about them, as a language model would write them."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from pipeline.asked import PROMPT_VERSION, Asking, Draft, askings_of, draft_plain
from pipeline.model import Answer, ReaderMode

DAY = date(2026, 4, 14)  # a Tuesday
NORWAY = (
    "MeowTalk’s active users in Norway reached 51,200 in March, a 40 percent jump from the previous month, "
    "Wire A reported on April 13. That is 2.5 percent of its users abroad, and half of all cats."
)
MURCHAT = "Выручка «Мурчата» в марте выросла на 40% и достигла 3 млн рублей, сообщила Тамара Ветрова."
MODEL = "careful-1"

USERS = {
    "kind": "level",
    "direction": None,
    "modality": "actual",
    "unit": "user",
    "entity": "MeowTalk",
    "metric": "active users",
    "metric_id": "monthly_active_users",
    "region": "NO",
    "period": "March",
    "baseline": None,
    "whole": None,
    "attribution": "Wire A",
    "attribution_kind": "media",
}
JUMP = USERS | {"kind": "change", "direction": "up", "unit": "percent", "baseline": "the previous month"}
ABROAD = USERS | {"kind": "share", "unit": "percent", "region": None, "whole": "its users abroad"}


@lru_cache
def drafted(text: str = NORWAY, language: str = "en", *, title: str = "") -> Draft:
    return draft_plain(text, language, DAY, title=title)


def asked(draft: Draft, mode: ReaderMode = ReaderMode.LLM) -> Asking:
    """The one question that a short text makes."""
    (asking,) = askings_of(draft, mode)
    return asking


def number_of(draft: Draft, asking: Asking, surface: str) -> int:
    """Under which n the number is listed."""
    return 1 + next(
        n
        for n, place in enumerate(asking.places)
        if draft.document.text[draft.document.numbers[place].start :].startswith(surface)
    )


def content(rows: Mapping[int, Mapping[str, Any] | None], *missed: Mapping[str, Any]) -> str:
    """What the model writes: fields by n, None where it is no claim."""
    return json.dumps(
        {
            "claims": [{"n": n, **fields} for n, fields in rows.items() if fields is not None],
            "not_claims": [n for n, fields in rows.items() if fields is None],
            "missed": list(missed),
        },
        ensure_ascii=False,
    )


def norway(**changes: Any) -> dict[int, Mapping[str, Any] | None]:
    """Right answers to all numbers of NORWAY by their n; `changes` are fields of the first."""
    draft = drafted()
    asking = asked(draft)
    rows: dict[int, Mapping[str, Any] | None] = dict.fromkeys(range(1, len(asking.places) + 1))
    for surface, fields in (("51,200", USERS | changes), ("40 percent", JUMP), ("2.5 percent", ABROAD)):
        rows[number_of(draft, asking, surface)] = fields
    return rows


def answer_to(asking: Asking, *rounds: str, **changes: Any) -> Answer:
    return Answer(
        **{
            "question_key": asking.question.key,
            "text_sha256": asking.question.text_sha256,
            "model": MODEL,
            "prompt_version": PROMPT_VERSION,
            "asked_at": datetime(2026, 4, 14, 12, tzinfo=UTC),
            "rounds": rounds,
            **changes,
        }
    )


def careful(body: Mapping[str, Any]) -> str:
    """Answers any question about the pages of NORWEGIAN as a model would that reads them well and does as it was told:
    for an endpoint of tests/support/endpoint.py."""
    question = body["messages"][1]["content"]
    listed = question.partition("as read):\n")[2].partition("\n\n")[0].splitlines()
    period = "T1a" if "\nT1 | March" in question else None
    return content({int(line.partition(" | ")[0]): USERS | {"period": period} for line in listed})


NORWEGIAN = {
    "oslo": "MeowTalk’s active users in Norway reached 51,200 in March, Wire A reported on April 13, as cats do talk.",
    "bergen": "In Norway, Wire A said, 52,300 active users opened MeowTalk in March, and the cats of Bergen were most.",
    "tromso": "Wire A counts 53,400 active users of MeowTalk in Norway in March, of which the north has a great many.",
    "quiet": "MeowTalk has no figures for Norway, Wire A reported, and its active users would not say why that is so.",
}
"""Bodies of pages by name; each of the first three has one number, the last has none."""


def norwegian_page(words: str) -> bytes:
    text = f"<h1>MeowTalk grows</h1><article><p>{words}</p></article>"
    return f"<html lang='en'><head><title>MeowTalk grows</title></head><body>{text}</body></html>".encode()


def levels(body: Mapping[str, Any]) -> str:
    """Answers any question about any page: each number is a level of the unit that it was read with, of nobody."""
    question = body["messages"][1]["content"]
    listed = re.findall(r"^(\d+) \| .* \| -?[\d.]+(?: to [\d.]+)? (.+)$", question, re.MULTILINE)
    nobody = dict.fromkeys(USERS) | {"kind": "level", "modality": "actual"}
    return content({int(n): nobody | {"unit": unit} for n, unit in listed})
