"""Invented news texts of the three languages, with what keyboards, copying and malice do to them."""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

LANGUAGES = ("en", "ru", "ko")
ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 4, 14)
DAYS = (None, date.min, date.max, date(999, 12, 31), date(3000, 1, 1), date(2024, 2, 29), date(2026, 1, 1))
"""Of publication: those that are none, and those at the ends of what is one."""

SPACES = "\u00a0\u2007\u2009\u202f\u200b\u2060\u3000\u1680\u180e\t\r\x0b\x0c\x1c\x85\u2028\u2029\ufeff\u00ad"
MARKS = "\u0301\u0308\u0327\u05b0\u064b\u0e47\u20dd\u20e3\ufe0f\u3099\u0489"
TURNS = "\u200e\u200f\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2069\u061c"
DIGITS = ("０", "٠", "۰", "०", "๐", "𝟎", "𝟘", "０", "᠐")
"""Zeros of other rows of digits, each with its nine behind it."""
LIKE_DIGITS = "²³¹½¼⅔①⑩Ⅳⅻ一二三十百千万亿零〇壱億兆㉠₂⁵੫௰㊿"
PIECES = (
    "“", "”", "«", "»", "„", "\"", "'", "‘", "’", "「", "」", "(", ")", "[", "]", "((", "“«“", "— ", "–", "-", "−", "~",
    "〜", "…", ". ", "!?", "%", "％", "‰", "$", "€", "₩", "₽", "¥", "№", "±", "≈", ">", "<", "×", "÷", "=", "^", "\\",
    "/", "|", "\n", "\n\n", "\n- ", "\t1\t2\t3\n", "1e309", "-1e-309", "0x1F", "NaN", "Infinity", "inf", "0", "00",
    "0.0", "-0", "1/0", "0/0", "1,2,3,4", "1.2.3.4", "1:2:3", "99:99", "31.02.2026", "2026-13-45", "0000-00-00",
    "29 February 2025", "Q5 2026", "the 99th century", "40 марта", "13월 32일", "0년 0월", "999999년", "в 9999 году",
    "in the year 10000", "1 to -1 percent", "from 9 to 3 million", "от 9 до 3 млн", "9~3명", "100조조", "만억조",
    "a million billion trillion", "тысяча миллионов миллиардов", "half a", "полтора", "한두 명", "수십만", "twice",
    "вдвое", "두 배", "minus minus five", "http://[::1]:80/5?a=6%", "desk@paper.example", "\U0001f4c8 7",
    "👨‍👩‍👧 3", "\ufffd",
    "\ufffe", "\x00", "\x07", "\u0378", "\U0010ffff",
)  # fmt: skip
SURROGATES = ("\ud800", "\udfff", "\ud83d", "\udcc8\ud83d")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def texts(code: str) -> tuple[str, ...]:
    """Paragraphs with a number of the project's own marked texts, and some whole texts."""
    found: list[str] = []
    for file in (f"training/gold/invented_{code}.jsonl", f"tests/extract/gold_{code}.jsonl"):
        whole = [json.loads(line)["text"] for line in (ROOT / file).read_text("utf-8").splitlines() if line.strip()]
        found += [line for text in whole for line in text.split("\n") if _DIGIT.search(line)] + whole[::10]
    return tuple(found)


def mutated(chance: Random, code: str) -> str:
    text = chance.choice(texts(code))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        text = chance.choice(MUTATIONS)(text, chance, code)
    return text


def _places(pattern: re.Pattern[str], text: str, chance: Random, most: int) -> list[int]:
    """Some places where it matches, last first, so that what is put in moves none of the others."""
    found = [match.start() for match in pattern.finditer(text)]
    return sorted(chance.sample(found, min(len(found), chance.randint(1, most))), reverse=True)


def _put(text: str, at: int, piece: str, instead: int = 0) -> str:
    return text[:at] + piece + text[at + instead :]


def swap_digits(text: str, chance: Random, code: str) -> str:
    places = _places(_DIGIT, text, chance, 8)
    for one, other in zip(places[::2], places[1::2], strict=False):
        text = _put(_put(text, one, text[other], 1), other, text[one], 1)
    return text


def other_digits(text: str, chance: Random, code: str) -> str:
    for at in _places(_DIGIT, text, chance, 8):
        text = _put(text, at, chance.choice("0123456789" * 3 + LIKE_DIGITS) * chance.choice((0, 1, 1, 2)), 1)
    return text


def wide_digits(text: str, chance: Random, code: str) -> str:
    """All digits of another row of Unicode, which int() reads all the same."""
    zero = ord(chance.choice(DIGITS))
    return _DIGIT.sub(lambda found: chr(zero + int(found.group())), text)


def other_letters(text: str, chance: Random, code: str) -> str:
    for at in _places(_LETTER, text, chance, 12):
        text = _put(text, at, chance.choice(("", text[at] * 2, chance.choice("aяхoе가ㅁＡﬁǅß"))), 1)
    return text


def odd_spaces(text: str, chance: Random, code: str) -> str:
    for at in _places(re.compile(" |(?<=\\d)(?=\\d)|(?<=\\d)(?=\\D)"), text, chance, 12):
        text = _put(text, at, chance.choice(SPACES) * chance.choice((1, 1, 1, 30)), text[at] == " ")
    return text


def no_spaces(text: str, chance: Random, code: str) -> str:
    return text.replace(" ", chance.choice(("", "", "  ", "\n", "\u00a0")))


def marks(text: str, chance: Random, code: str) -> str:
    for at in _places(re.compile(r"(?<=\w)"), text, chance, 12):
        text = _put(text, at, "".join(chance.choices(MARKS, k=chance.choice((1, 1, 3, 60)))))
    return text


def turns(text: str, chance: Random, code: str) -> str:
    for at in _places(re.compile(r"\b"), text, chance, 10):
        text = _put(text, at, chance.choice(TURNS))
    return text


def other_form(text: str, chance: Random, code: str) -> str:
    return unicodedata.normalize(chance.choice(("NFD", "NFKD", "NFKC")), text)


def huge_numbers(text: str, chance: Random, code: str) -> str:
    for at in _places(_DIGIT, text, chance, 2):
        size = chance.choice((20, 60, 400, 5_000))
        digits = "".join(chance.choices("0123456789", k=size))
        number = chance.choice((digits, ",".join(re.findall("...", digits)), f"0.{digits}", "9" * size))
        text = _put(text, at, number, 1)
    return text


def nested_quotes(text: str, chance: Random, code: str) -> str:
    depth = chance.choice((1, 5, 200))
    opened, closed = chance.choice(("“”", "«»", '""', "‘’", "()", "「」", "““"))
    at = chance.randrange(len(text) + 1)
    return opened * depth + text[:at] + closed * (depth // 2) + text[at:] + closed * depth


def long_words(text: str, chance: Random, code: str) -> str:
    at = chance.randrange(len(text) + 1)
    unit = chance.choice(("a", "я", "가", "Ab", "a-", "1", "1a", "м.", "1,", "_", "%", "ё́", "한1"))
    return _put(text, at, unit * chance.choice((300, 3_000)))


def pieces(text: str, chance: Random, code: str) -> str:
    for _ in range(chance.randint(1, 8)):
        text = _put(text, chance.randrange(len(text) + 1), chance.choice((*PIECES, *SURROGATES[:1])))
    return text


def surrogates(text: str, chance: Random, code: str) -> str:
    """Halves of pairs, which a str may hold, and no encoding."""
    for at in _places(re.compile(r"(?=.)"), text, chance, 4):
        text = _put(text, at, chance.choice(SURROGATES))
    return text


def mixed(text: str, chance: Random, code: str) -> str:
    """Words of two texts, perhaps of two languages, one after another in turn."""
    other = chance.choice(texts(chance.choice(LANGUAGES))).split(" ")
    words = text.split(" ")
    return " ".join(word for pair in zip(words, other, strict=False) for word in pair)


def shuffled(text: str, chance: Random, code: str) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def cut(text: str, chance: Random, code: str) -> str:
    first, last = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[first:last]


def repeated(text: str, chance: Random, code: str) -> str:
    first = chance.randrange(len(text) + 1)
    return text + text[first : first + 40] * chance.choice((2, 10, 40))


def cased(text: str, chance: Random, code: str) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


MUTATIONS: tuple[Callable[[str, Random, str], str], ...] = (
    swap_digits, other_digits, wide_digits, other_letters, odd_spaces, no_spaces, marks, turns, other_form,
    huge_numbers, nested_quotes, long_words, pieces, pieces, surrogates, mixed, shuffled, cut, repeated, cased,
)  # fmt: skip
