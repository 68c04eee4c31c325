"""Rows of ops.edit and words of persons -> what a page says of them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.explorer.mend.fields import FIELDS, PERIOD
from pipeline.explorer.words.show import number, plain, words
from pipeline.model.period_words import period_words

VERDICTS: Mapping[str | None, str] = {
    None: "not judged", "right": "right", "wrong": "wrong", "fix": "mended",
}  # fmt: skip
NAMES: Mapping[str | None, str] = {
    None: "not reviewed", "alias": "another name", "entity": "an entity", "reject": "not a name",
    "open": "not reviewed",
}  # fmt: skip
STATUSES: Mapping[str, str] = {
    "open": "open", "settled_a": "the first is right", "settled_b": "the second is right",
    "both_right": "both are right, they count differently", "dismissed": "no conflict",
}  # fmt: skip
STATES: Mapping[str, str] = {"waits": "held back", "released": "released", "discarded": "discarded"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Edited:
    """An edit as a row of a list: what it is about and where that is, and pairs of what was said before and after."""

    kind: str
    about: str
    href: str
    changes: tuple[tuple[str, str, str], ...]


def edited(edit: Mapping[str, Any]) -> Edited:
    about = plain(edit["about"])
    if edit["claim_id"]:
        href = f"/articles/{edit['article_id']}?claim={edit['claim_id']}#c-{edit['claim_id']}"
        return Edited("number", about, href, _pairs(edit, _claim_words))
    if edit["alias_key"] is not None:
        return Edited("name", about, "", _pairs(edit, _name_words))
    if edit["conflict_key"] is not None:
        return Edited("conflict", about, "", _pairs(edit, _conflict_words))
    return Edited("article held back", about, "", _pairs(edit, _held_words))


def _pairs(edit: Mapping[str, Any], told: Any) -> tuple[tuple[str, str, str], ...]:
    before, after = told(edit["before"]), told(edit["after"])
    return tuple((name, before.get(name, ""), after.get(name, "")) for name in {**before, **after})


def _claim_words(said: Mapping[str, Any]) -> dict[str, str]:
    found = {"Judged": VERDICTS.get(said.get("verdict"), str(said.get("verdict")))}
    for name, label in FIELDS.items():
        if name == "period" and PERIOD[0] in said:
            found[label] = _period(said) or "not said"
        elif name in said:
            found[label] = _value(name, said[name])
    return found


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return "not said"
    if name in {"value", "value_high"}:
        return number(value)
    return words(value) if name == "metric_id" else plain(value)


def _period(said: Mapping[str, Any]) -> str:
    days = {name: said.get(name) for name in PERIOD}
    for name in PERIOD[:2]:
        text = str(days[name] or "")
        days[name] = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    return period_words(days)


def _name_words(said: Mapping[str, Any]) -> dict[str, str]:
    verdict, key = NAMES.get(said.get("verdict"), str(said.get("verdict"))), said.get("entity")
    return {"Name": f"{verdict}: {plain(key)}" if key else verdict}


def _conflict_words(said: Mapping[str, Any]) -> dict[str, str]:
    return {"Conflict": STATUSES.get(said["status"], said["status"])}


def _held_words(said: Mapping[str, Any]) -> dict[str, str]:
    return {"Article": STATES.get(said["state"], said["state"])}
