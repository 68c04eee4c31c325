"""Scripts that carry a page's data (Next.js, Nuxt, state objects) -> the pieces of markup kept in them as strings."""

import re
from collections.abc import Iterable, Iterator

from pipeline.html.embedded import load_json, text_row

_IDS = frozenset({"__NEXT_DATA__", "__NUXT_DATA__"})
_NAMED = re.compile(r"^\s*(?:window|self|globalThis)\s*(?:\.\s*|\[\s*[\"'])(?:__[A-Z_]+__|__[a-zA-Z]+State__)")
_SHORTEST = 200
# Possessive: whatever a page prints, each character is looked at once.
_BETWEEN_QUOTES = re.compile(r'(?:[^"\\]++|\\.)++', re.DOTALL)
_TEXT_ROW = re.compile(r"(?:^|[^0-9a-f])[0-9a-f]{1,4}:T([0-9a-f]{2,6}),")
_MARKUP = re.compile(r"<(?:p|br|div|h[2-4]|li)\b", re.IGNORECASE)
_BYTE_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")
_NO_JSON_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")


def is_state(script_id: str | None, text: str) -> bool:
    """Whether a script is such data: by its id, or because it gives a value to one of their names."""
    return script_id in _IDS or _NAMED.match(text[:200]) is not None


def markup_in(states: Iterable[str], next_f: str) -> Iterator[str]:
    """Strings of at least 200 characters that hold markup, unescaped. `next_f` is the payload put together again."""
    for state in (*states, next_f):
        for start, end in _strings(state):
            text = _unescaped(state[start:end])
            if _MARKUP.search(text):
                yield text
    for found in _text_rows(next_f):
        if _MARKUP.search(found):
            yield found


def _strings(state: str) -> Iterator[tuple[int, int]]:
    for match in _BETWEEN_QUOTES.finditer(state):
        start, end = match.span()
        if end - start >= _SHORTEST and state[start - 1 : start] == '"' and state[end : end + 1] == '"':
            yield start, end


def _text_rows(next_f: str) -> Iterator[str]:
    """What stands in no quotation marks (embedded.text_row).

    Rows do not overlap, so that all of them together are no longer than the payload; a page may claim otherwise.
    """
    left = 2 * len(next_f)
    for row in _TEXT_ROW.finditer(next_f):
        left -= min(int(row[1], 16), len(next_f) - row.end())
        if left < 0:
            return
        yield text_row(next_f, row)


def _unescaped(text: str) -> str:
    """A string of JSON or of JavaScript, which knows more escapes (\\x3C) and lets any letter be escaped."""
    text = _BYTE_ESCAPE.sub(r"\\u00\1", text)
    return str(load_json(f'"{_NO_JSON_ESCAPE.sub("", text)}"') or "")
