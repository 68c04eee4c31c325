"""Damaged bytes under every encoding and content coding give a text that can be stored, or a reason.

Run by `make acceptance`; -s shows the figures, NEWSFIGURES_FUZZ_SEED makes other cases.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import asdict
from random import Random
from typing import Any

import pytest

from pipeline.archive import BodyError, BodyTooLargeError, decode_body, stream_decoder
from pipeline.html import decode
from pipeline.html.encodings import codecs_known
from pipeline.model import Article, Drop
from pipeline.parse import parse_page
from tests.support.broken_pages import PAGES
from tests.support.fuzzing import MEGABYTE, Fuzz
from tests.support.hostile_answers import CODINGS, coded, damaged_coding, flipped

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

CODED, OF_AN_ENCODING = 400, 10
LIMIT = 300_000
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
OTHERS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-7", "utf-32", "iso2022_kr", "hz", "johab")
"""What bytes may be in beside what a label may name."""
LABELS = ("", "utf-8", "utf-16", "x-user-defined", "replacement", "hz-gb-2312", "idna", "punycode", "undefined", "hex")
WRONG_LABEL = 0.3
ODD = (b"\xff", b"\x80", b"\x1b$B", b"\x1b(J", b"\x00", b"\x0e", b"\xa1")


def ended(data: bytes, coding: str) -> tuple[str, bytes]:
    try:
        return "decoded", decode_body(data, coding, LIMIT)
    except BodyError:
        return "damaged", b""
    except BodyTooLargeError:
        return "too large", b""


def in_pieces(data: bytes, coding: str, chance: Random) -> bytes:
    """The same as they come over a socket. Raises BodyError."""
    decoder, found, at = stream_decoder(coding, LIMIT), b"", 0
    while at < len(data):
        size = chance.choice((1, 2, 10, 700, 1 << 16))
        found += b"".join(decoder.feed(data[at : at + size]))
        at += size
    decoder.finish()
    return found


def test_every_content_coding_is_undone_or_refused_however_it_comes() -> None:
    fuzz = Fuzz("codings", cpu=2.0, memory=16 * MEGABYTE)
    for number in range(CODED):
        chance = fuzz.chance(number)
        plain = chance.choice((chance.choice(PAGES), chance.randbytes(70_000), b"", b"a" * 200_000, bytes(LIMIT + 1)))
        data, coding = chance.choice((damaged_coding, coded))(plain, chance)
        told = (coding if chance.random() < 0.8 else chance.choice(CODINGS)).decode("latin-1")
        with fuzz.case(number, f"{told}\n".encode() + data) as case:
            case.ending, found = ended(data, told)
            if case.ending == "decoded":
                assert in_pieces(data, told, chance) == found
            elif case.ending == "damaged":
                with pytest.raises(BodyError):
                    in_pieces(data, told, chance)
    print(fuzz.told())
    assert fuzz.endings.keys() == {"decoded", "damaged", "too large"}


def labelled(page: str, encoding: str, chance: Random) -> tuple[bytes, str | None]:
    """The page in an encoding, damaged, and the header that came with it; header or element may say another."""
    body = page.encode(encoding, "replace" if chance.random() < 0.8 else "xmlcharrefreplace")
    label = chance.choice((*LABELS, *codecs_known())) if chance.random() < WRONG_LABEL else encoding
    header = f"text/html; charset={label}" if chance.random() < 0.6 else chance.choice((None, "text/html"))
    if chance.random() < 0.4:
        body = b"<meta charset='" + label.encode() + b"'>" + body
    match chance.randrange(5):
        case 0:
            body = flipped(body, chance, 200)
        case 1:
            cut = chance.randrange(1, 9)
            body = body[cut:-cut]
        case 2:
            at = chance.randrange(len(body))
            body = body[:at] + chance.randbytes(chance.choice((1, 3, 300))) + body[at:]
        case 3:
            at = chance.randrange(len(body))
            body = body[:at] + b"".join(chance.choices(ODD, k=30)) + body[at:]
        case _:
            body = chance.choice((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"")) + body
    return body, header


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_in([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def test_every_encoding_gives_text_that_can_be_stored() -> None:
    fuzz = Fuzz("encodings", cpu=4.0, memory=64 * MEGABYTE)
    pages = [decoded.text for decoded in map(decode, PAGES) if decoded]
    encodings = sorted({*codecs_known(), *OTHERS})
    for number in range(len(encodings) * OF_AN_ENCODING):
        chance = fuzz.chance(number)
        body, header = labelled(chance.choice(pages), encodings[number % len(encodings)], chance)
        with fuzz.case(number, f"{header}\n".encode() + body) as case:
            decoded = decode(body, header)
            assert decoded is None or not re.search("[\ud800-\udfff]", decoded.text)
            found = parse_page(
                body, url="https://harbour.example/7", content_type=header, source=None, captured_at=None
            )
            assert isinstance(found, Article | Drop)
            case.ending = "article" if isinstance(found, Article) else str(found.reason)
            assert not [text for text in texts_in(asdict(found)) if UNSTORABLE.search(text)]
    print(fuzz.told())
    assert fuzz.endings["article"] > fuzz.endings.total() // 3
