"""Lines that are not the article, by what they say: phrases by reason, in the languages of our corpora.

They stand in lines.txt under the reason in brackets, one a line; indented lines go on with it. Small and large letters
count the same. Only short texts are looked at, and most phrases must open the line: an article may well speak of
newsletters. An opening that a sentence may have too ("Support for the plan rose to 61%") needs one word more where
figures follow it, or stands behind "~ ": such a phrase counts only in lines that are no sentence with a figure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from pipeline.model import BlockKind

_LONGEST = 260
_REASON = re.compile(r"\[([a-z_]+)\]")


def _phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in resources.files("pipeline.parse").joinpath("lines.txt").read_text(encoding="utf-8").splitlines():
        if reason := _REASON.fullmatch(line):
            phrases = found[reason[1]] = []
        elif line.startswith(" "):
            phrases[-1] += line.strip()
        else:
            phrases.append(line)
    return found


_SIGNS = 3
"""Characters that are no letters before the phrase that opens a line."""

_WITHIN = re.compile(r"\.\{(\d+),(\d+)\}")
_LETTERS = re.compile(r"(?<!\\)[^\W\d_]+")


def in_small_letters(pattern: str) -> str:
    r"""A pattern for texts made small, which is searched for in less time than one that minds no case.

    >>> in_small_letters(r"The [A-Z]\W+is")
    'the [a-z]\\W+is'
    """
    return _LETTERS.sub(lambda part: part[0].lower(), pattern)


_UNSURE = "~ "
_SENTENCE_WITH_FIGURE = re.compile(r"(?=\D*\d).*[.。][\W_]*$")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What opens a line, what opens one unless it is a sentence with a figure, and what may stand behind so many of its
    characters, at least and at most."""

    opening: tuple[str, ...]
    unsure: tuple[str, ...]
    within: tuple[tuple[int, int, re.Pattern[str]], ...]

    @classmethod
    def of(cls, phrases: list[str]) -> "_Phrases":
        small = [in_small_letters(phrase) for phrase in phrases]
        within = [(found, phrase) for phrase in small if (found := _WITHIN.match(phrase))]
        return cls(
            tuple(phrase for phrase in small if not _WITHIN.match(phrase) and not phrase.startswith(_UNSURE)),
            tuple(phrase.removeprefix(_UNSURE) for phrase in small if phrase.startswith(_UNSURE)),
            tuple(
                (int(found[1]), int(found[2]) + _SIGNS, re.compile(phrase[found.end() :])) for found, phrase in within
            ),
        )

    def stand_in(self, text: str) -> bool:
        return any(
            least <= found.start() <= most for least, most, pattern in self.within for found in pattern.finditer(text)
        )


def _at_start(openings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,{_SIGNS}}}(?:{'|'.join(f'(?:{opening})' for opening in openings)})")


_PHRASES = {reason: _Phrases.of(phrases) for reason, phrases in _phrases().items()}
_OPENINGS = {reason: _at_start([*phrases.opening, *phrases.unsure]) for reason, phrases in _PHRASES.items()}
_SURE_OPENINGS = {reason: _at_start(phrases.opening) for reason, phrases in _PHRASES.items()}
_ANY_OPENING = _at_start(opening for phrases in _PHRASES.values() for opening in (*phrases.opening, *phrases.unsure))
_ANYWHERE = tuple(pattern for phrases in _PHRASES.values() for _, _, pattern in phrases.within)
"""Most lines have none of either, which these tell sooner than going through the reasons."""

_BIO = re.compile(r"^(?:…|\.\.\.)\s(?:is|was|ist|war|arbeitet|forscht|lehrt)\b")
_LONGEST_BIO = 500
_SHORTCODE = re.compile(r"^\[/?[a-z_]{3,20}(?: [a-z_]+=[^\]]*)?\]")
_NO_LETTER = re.compile(r"(?:[^\w$€£¥₽₩₴₹%]|[\d_])*$|[\W_]+$")


@lru_cache(maxsize=4096)
def said_reason(text: str) -> str | None:
    """The reason for which a line leaves, by its words; `caption` means that it is one."""
    text = text.replace("\u00a0", " ")
    if len(text) <= _LONGEST_BIO and _BIO.match(text):
        return "byline"  # it goes on from the name above, which is not the article's either
    if len(text) > _LONGEST:
        return "cookie" if len(text) <= _LONGEST_BIO and _OPENINGS["cookie"].match(text.lower()) else None
    if _SHORTCODE.match(text):
        return "unrendered"  # a mark of the site's editor that its page was to turn into a button
    if _NO_LETTER.match(text):
        return "share"  # a counter of comments or likes, a rule of dashes
    small = text.lower()
    if not _ANY_OPENING.match(small) and not any(pattern.search(small) for pattern in _ANYWHERE):
        return None
    openings = _SURE_OPENINGS if _SENTENCE_WITH_FIGURE.match(small) else _OPENINGS
    return next(
        (reason for reason, phrases in _PHRASES.items() if openings[reason].match(small) or phrases.stand_in(small)),
        None,
    )


def reason_in_body(kind: BlockKind, text: str) -> str | None:
    """`said_reason` of a text inside the article's element, where rows of a table and figures of a list are its own.

    >>> reason_in_body(BlockKind.LIST, "2023: 701,400") is None
    True
    >>> reason_in_body(BlockKind.LIST, "Views: 701") is None
    True
    >>> reason_in_body(BlockKind.PARAGRAPH, "701"), reason_in_body(BlockKind.PARAGRAPH, "Views: 701")
    ('share', 'counter')
    """
    reason = None if kind is BlockKind.TABLE else said_reason(text)
    is_figure = reason == "share" and text[-1:].isdigit() and _NO_LETTER.match(text)
    return None if kind is BlockKind.LIST and (is_figure or reason == "counter") else reason
