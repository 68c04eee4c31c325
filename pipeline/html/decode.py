"""Bytes and what the server said of them -> text, right the first time.

The order: a byte order mark; then UTF-8 if the bytes are UTF-8, whatever the labels say, since hardly any text in
another encoding is valid UTF-8 by chance; then the labels (HTTP header, XML declaration, meta element) as far as the
bytes agree with them; then detection. The labels are read as browsers read them (WHATWG Encoding: EUC-KR means
windows-949, ISO-8859-1 means windows-1252); a label that browsers do not know says nothing. Python knows codecs that
are no encodings of text (idna, unicode_escape), and some of them raise whatever bytes they get.
"""

import codecs
import re
from dataclasses import dataclass

from pipeline.html.encodings import codec_of
from pipeline.html.letters import best_guess, looks_like_text

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_UTF8 = re.compile(r"utf-?8", re.IGNORECASE)
_FOREIGN = re.compile(r"[\u0080-\ufffc\U00010000-\U0010ffff]+")
_LOOKED_AT = 65_536
"""Bytes searched for a label: browsers look at 1024, but pages put long comments and styles first."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` is a Python codec name; `how` says what decided: bom, utf-8, header, xml, meta or guess."""

    text: str
    encoding: str
    how: str


def decode(body: bytes, content_type: str | None = None) -> Decoded | None:
    """None when the bytes are text in no encoding we know: binary data."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(encoding, "replace"), encoding, "bom")
    if _is_binary(body):
        return None
    told = _told(body, content_type)
    whole = _as_utf8(body, labelled=any(_UTF8.fullmatch(label) for label, _ in told))
    if whole is not None:
        return Decoded(whole, "utf-8", "utf-8")
    for codec, how in _labels(told):
        text = _as_labelled(body, codec)
        if text is not None:
            return Decoded(text, codecs.lookup(codec).name, how)
    guess = best_guess(body)
    return None if guess is None else Decoded(body.decode(guess, "replace"), guess, "guess")


def _is_binary(body: bytes) -> bool:
    """NUL bytes stand in no 8-bit text; a stray one is borne, since broken templates print them."""
    head = body[:_LOOKED_AT]
    control = sum(head.count(byte) for byte in (b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x0e"))
    return control * 200 > len(head)


def _as_utf8(body: bytes, *, labelled: bool) -> str | None:
    """Valid UTF-8, or nearly: pages cut off in mid-letter and pages with a few bad bytes are still UTF-8.

    An English page may have no more than three letters beyond ASCII in all. One that is called UTF-8 is that if more
    of them are good than bad, which hardly any text in another encoding has by chance.
    """
    if b"\x1b$" in body[:_LOOKED_AT]:
        return None  # ISO-2022: seven bits, and so valid UTF-8 that means something else
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = body.decode("utf-8", "replace")
    bad = text.removesuffix("\ufffd").count("\ufffd")
    good = sum(match.end() - match.start() for match in _FOREIGN.finditer(text))
    return text if bad * (1 if labelled else 20) < good else None


def _told(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """(label, who says so)"""
    header = _HEADER.search(content_type or "")
    found = [(header.group(1), "header")] if header else []
    for how, pattern in (("xml", _XML), ("meta", _META)):
        if hit := pattern.search(body[:_LOOKED_AT]):
            found.append((hit.group(1).decode("ascii", "replace"), how))
    return found


def _labels(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(codec, who says so). UTF is left out: _as_utf8 has said no already, and UTF-16 without a mark is not sent by any
    site we know."""
    read = [(codec_of(label), how) for label, how in told]
    return [(codec, how) for codec, how in read if codec is not None]


def _as_labelled(body: bytes, codec: str) -> str | None:
    """The text under this label, or None when the bytes speak against it: it yields no words."""
    text = body.decode(codec, "replace")
    return text if looks_like_text(text, codecs.lookup(codec).name) else None
