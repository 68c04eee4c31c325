"""Which encoding a text was written in, by how likely its letters are: tables for Cyrillic and Hangul, else validity.

The Russian letter frequencies are those of running text (per mille), as every handbook of the language prints them.
"""

import re
from collections import Counter

_RUSSIAN_PER_MILLE = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35, "м": 32,
    "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 14, "й": 12, "х": 10,
    "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 1, "ё": 1,
}  # fmt: skip
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_MULTIBYTE = ("cp949", "gb18030", "cp932", "euc_jp", "big5", "johab")
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(rb"<[^<>]{0,2000}>")
_ENOUGH = 60_000
_JUDGED = 1_000_000
"""Characters by which a label is judged: a page may have twelve times as many."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
# Syllables that any running Korean holds: particles, endings, and the commonest of Sino-Korean words.
_COMMON_HANGUL = frozenset(
    "이다는을의에가고지로한하기도사를은어리자나시인대서해정스있보들수부전일라제과여아원그만상주장성으면"
)


def best_guess(body: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8 and bear no label to be believed."""
    sample = _high_part(body)
    if body.find(b"\x1b$") >= 0:
        return _first_valid(body, ("iso2022_kr", "iso2022_jp"))
    scores = {encoding: _cyrillic(sample, encoding) for encoding in _CYRILLIC}
    scores |= {encoding: _multibyte(sample, encoding) for encoding in _MULTIBYTE}
    encoding, score = max(scores.items(), key=lambda pair: pair[1])
    if score > 0.35:
        return encoding
    return "cp1252"


def looks_like_text(text: str, encoding: str) -> bool:
    """Whether bytes read under their label give words. For Cyrillic labels, whether they give Russian-like letters."""
    text = text[:_JUDGED]
    foreign = [letter for letter in text if letter > "\x7f"]
    if not foreign:
        return True
    bad = text.count("\ufffd")
    if bad * 20 > len(foreign):
        return False
    if encoding in _CYRILLIC:
        return cyrillic_likeness(text) > 0.3
    return True


def cyrillic_likeness(text: str) -> float:
    """0..1: how well the letters beyond ASCII are those of running Cyrillic text, words cased as people case them."""
    words = [word for word in _WORD.findall(text[:_ENOUGH]) if any(letter > "\x7f" for letter in word)]
    letters = "".join(words)
    if not letters:
        return 0.0
    counts = Counter(letters.lower())
    total = sum(counts.values())
    share = sum(count for letter, count in counts.items() if letter in _RUSSIAN_PER_MILLE) / total
    usual = sum(_RUSSIAN_PER_MILLE.get(letter, 0) * count for letter, count in counts.items()) / total / 60
    odd = sum(1 for word in words if not (word.islower() or word.istitle() or word.isupper())) / len(words)
    shouting = sum(1 for word in words if word.isupper() and len(word) > 1) / len(words)
    return share * min(usual, 1.0) * (1 - odd) * (1 - 0.6 * shouting)


def _high_part(body: bytes) -> bytes:
    """Bytes without markup: tags are ASCII in every encoding and only dilute the sample."""
    sample = _MARKUP.sub(b" ", body[: 4 * _ENOUGH])
    return sample[:_ENOUGH]


def _cyrillic(sample: bytes, encoding: str) -> float:
    return cyrillic_likeness(sample.decode(encoding, "replace"))


def _multibyte(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    foreign = [letter for letter in text if letter > "\x7f"]
    if not foreign:
        return 0.0
    valid = 1 - min(1.0, text.count("\ufffd") * 10 / len(foreign))
    if encoding in {"cp949", "johab"}:
        hangul = [letter for letter in foreign if _HANGUL.match(letter)]
        common = sum(letter in _COMMON_HANGUL for letter in hangul)
        return valid * len(hangul) / len(foreign) * min(1.0, 4 * common / max(1, len(hangul)))
    if encoding in {"cp932", "euc_jp"}:
        return valid * min(1.0, 3 * sum(bool(_KANA.match(letter)) for letter in foreign) / len(foreign))
    ideographs = sum("\u4e00" <= letter <= "\u9fff" for letter in foreign)
    return 0.6 * valid * ideographs / len(foreign)


def _first_valid(body: bytes, encodings: tuple[str, ...]) -> str | None:
    for encoding in encodings:
        try:
            body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return encoding
    return None
