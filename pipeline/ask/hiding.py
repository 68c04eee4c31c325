"""What an endpoint sends, without the key: in messages to people, in logs and in rows. Pure."""

import re
from urllib.parse import urlsplit

HIDDEN = "[key]"
_SHOWN = 300
_LONG_KEY = 16
_BEGINNING = 8
_MASKED = re.compile(r"\S*\*{3,}\S*")


def shown(words: str, key: str | None) -> str:
    """For people: one line, not long, and nothing of the key, whole, cut off or masked.

    >>> shown("Incorrect API key: sk-proj-4711471147.\\n Not sk-pr***47", "sk-proj-4711471147114711")
    'Incorrect API key: [key] Not [key]'
    """
    line = " ".join(words.split())
    if key:
        line = _pattern(key).sub(HIDDEN, line)
    line = _MASKED.sub(HIDDEN, line)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."


def without_key(text: str, key: str | None) -> str:
    """For answers. A short key may be a word or a number like any other (`ollama`) and stays."""
    return text.replace(key, HIDDEN) if key and len(key) >= _LONG_KEY else text


def shown_url(url: str) -> str:
    """Without a login and without what follows a question mark."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _pattern(key: str) -> re.Pattern[str]:
    """Of a long key already its beginning; a short one as a word of its own."""
    if len(key) >= _LONG_KEY:
        return re.compile(rf"{re.escape(key[:_BEGINNING])}\S*")
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
