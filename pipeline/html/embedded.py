"""What a page carries as data beside its markup: JSON-LD, and the payload that Next.js streams to its scripts."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

_DEPTH = 12
_OBJECTS = 2000
_VALUES = 50
"""How often one name is looked at: each time the payload may be searched for the row it points to."""

_STRING = r'"(?:[^"\\]++|\\.)*+"'
_PUSH = re.compile(rf"self\.__next_f\.push\(\[1,({_STRING})\]\)", re.DOTALL)
_ITS_TEXT = rf"\s*+:\s*+({_STRING})\s*+[,}}]"
_TYPE = re.compile(r'"@type"\s*+:\s*+\[?\s*+"(\w{0,30}(?:Article|BlogPosting))"')
_FIELDS = {name: re.compile(rf'"{name}"{_ITS_TEXT}') for name in ("headline", "datePublished", "dateModified")}
_LAST_COMMA = re.compile(r",(?=\s*+[}\]])")
_NOT_JSON = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", re.DOTALL)


def flatten_json_ld(text: str) -> list[dict[str, Any]]:
    """Every object in it, outermost first. Many pages print broken JSON-LD: of that a comma too many is borne, and
    where it describes one article alone, its headline and times are found."""
    text = _NOT_JSON.sub("", text).rstrip(" \n;")
    data = load_json(text) or load_json(_LAST_COMMA.sub("", text)) or _fields_of_broken(text)
    found: list[dict[str, Any]] = []
    for thing in _objects(data, 0):
        found.append(thing)
        if len(found) >= _OBJECTS:
            break
    return found


def _fields_of_broken(text: str) -> dict[str, str] | None:
    """Quotation marks inside of a text that nobody escaped are the commonest fault; others' fields are whole."""
    kinds = {match[1] for match in _TYPE.finditer(text)}
    if len(kinds) != 1:
        return None
    found = {name: pattern.findall(text) for name, pattern in _FIELDS.items()}
    told = {name: str(load_json(texts[0]) or "") for name, texts in found.items() if len(texts) == 1}
    return {"@type": kinds.pop(), **told}


def load_json(text: str) -> Any:
    """JSON as pages write it: raw control characters inside strings are borne. None when it is no JSON."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def next_f_payload(markup: str) -> str:
    """The strings pushed to `self.__next_f`, joined in order."""
    if "self.__next_f" not in markup:
        return ""
    return "".join(str(load_json(match.group(1)) or "") for match in _PUSH.finditer(markup))


def next_f_value(payload: str, key: str) -> str | None:
    """The longest string that the payload holds under `key`. A "$24" in its place points to row 24 of the payload."""
    values: list[str] = []
    for match in islice(re.finditer(rf'"{re.escape(key)}":({_STRING})', payload, re.DOTALL), _VALUES):
        value = load_json(match.group(1))
        if isinstance(value, str):
            values.append(_row(payload, value[1:]) or "" if re.fullmatch(r"\$[0-9a-f]+", value) else value)
    return max(values, key=len, default=None)


def _row(payload: str, number: str) -> str | None:
    match = re.search(rf"(?:^|[^0-9a-f]){number}:T([0-9a-f]+),", payload)
    return text_row(payload, match) if match else None


def text_row(payload: str, head: re.Match[str]) -> str:
    """A text row reads `24:T1f0a,` and then that many (hexadecimal) bytes of UTF-8: `head` has their number."""
    size = int(head[1], 16)
    return payload[head.end() : head.end() + size].encode()[:size].decode("utf-8", "ignore")


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            if isinstance(value, dict | list):
                yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value, depth + 1)
