"""A page's texts -> what stands in a row of features: the text's own marks, its place, what is made like it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from math import log1p
from typing import Any

from pipeline.model import BlockKind
from pipeline.parse.lines import said_reason
from pipeline.parse.piece import Piece, shingles_of
from pipeline.parse.surroundings import AROUND, Surroundings, one_of
from pipeline.parse.title import fold_title
from pipeline.parse.view import PageView
from pipeline.parse.weighing import name_of, within

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TAGS = ("p", "div", "li", "span", "a", "h1", "h2", "h3", "h4", "blockquote", "td", "figcaption", "strong")
KINDS = (BlockKind.LIST, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CAPTION)
SAID = ("related", "newsletter", "share", "advert", "legal", "byline", "caption")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…。！？](?=[\"”»’')\]]*(?:\s|$))")
_ENDS = re.compile(r"[.!?…。！？][\"”»’')\]]*\s*$")
_PAUSE = re.compile(r"[,;،、，:]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b")
_MONEY = re.compile(r"[$€£¥₽₩₴₹%]")
_FAR = 30
_NAME_WITHIN = 80
_DATA_SHORTEST = 200
_PICTURE_WITHIN = 4

TEXT = (
    "length", "words", "links", "word_length", "sentences", "ends", "colon", "pauses", "digits", "numbers", "capitals",
    "address", "time", "money", "starts_small", "starts_letter", "starts_quote", "bar", "question",
)  # fmt: skip
PLACE = (
    *(f"tag_{tag}" for tag in TAGS), *(f"kind_{kind.value}" for kind in KINDS), *(f"said_{said}" for said in SAID),
    "said", *AROUND, "noise", "boxed", "inside",
)  # fmt: skip
SHARES = tuple(
    f"{part}_{what}" for part in ("parent", "above", "above_2") for what in ("prose", "links", "texts", "density")
)
MAKE = (
    "home",
    "make",
    "make_texts",
    "make_mean",
    "named",
    "named_texts",
    "named_mean",
    "first",
    "last",
    "make_links",
    "pictured",
    "picture_text",
)
ORDER = (
    "position", "before", "after", "from_first", "to_last", "texts", "after_title", "from_title", "is_title",
    "heading_distance", "heading_links", "heading_length", "heading_first", "heading_home", "next_heading",
    "up", "down", "heaviest", "after_heaviest", "to_heaviest",
)  # fmt: skip
SAME = ("description", "title", "data", "data_covers", "twice", "author")
OWN = (*TEXT, *PLACE, *SHARES, *MAKE, *ORDER, *SAME)

_TAG_MARKS, _NO_TAG = one_of(TAGS)
_KIND_MARKS, _NO_KIND = one_of(KINDS)
_SAID_MARKS, _NO_SAID = one_of(SAID)


class Rows:
    """The rows of one page; `row` gives that of a text by its place among `view.pieces`."""

    def __init__(self, view: PageView, inside: set[Any]) -> None:
        self.view, self.inside = view, inside
        self.surroundings = Surroundings(view.called)
        self.total = view.prose.get(view.body, 0.0) or 1.0
        self.homes = [piece.home for piece in view.pieces]
        self.makes = [piece.make for piece in view.pieces]
        self.prose = [piece.prose for piece in view.pieces]
        self.pictures = {
            above for picture in view.body.iter("img", "picture", "video") for above in _near_above(picture)
        }
        self._count_makes()
        self._find_order()
        self._read_texts()

    def _count_makes(self) -> None:
        self.home_prose: dict[Any, float] = defaultdict(float)
        self.make_prose: dict[Any, float] = defaultdict(float)
        self.make_links: dict[Any, float] = defaultdict(float)
        self.make_texts: Counter[Any] = Counter()
        self.ends_of: dict[Any, list[int]] = {}
        for at, (piece, home, prose) in enumerate(zip(self.view.pieces, self.homes, self.prose, strict=True)):
            self.home_prose[home] += prose
            self.make_links[self.makes[at]] += piece.links
            for key in (self.makes[at], name_of(piece.holder)):
                self.make_prose[key] += prose
                self.make_texts[key] += 1
            self.ends_of.setdefault(home, [at, at])[1] = at
        heaviest = max(self.home_prose, key=lambda home: self.home_prose[home], default=self.view.body)
        self.heaviest = heaviest if heaviest is not None else self.view.body
        self.above_heaviest = {
            element: up for up, element in enumerate([self.heaviest, *self.heaviest.iterancestors()])
        }
        self.heaviest_ends = self.ends_of.get(heaviest, [0, 0])

    def _find_order(self) -> None:
        pieces, total = self.view.pieces, sum(self.prose) or 1.0
        passed = 0.0
        self.passed: list[float] = []
        for prose in self.prose:
            self.passed.append(passed / total)
            passed += prose
        self.all_prose = total
        self.headings = [at for at, piece in enumerate(pieces) if piece.holder.tag in _HEADINGS]
        running = [at for at, prose in enumerate(self.prose) if prose and pieces[at].holder in self.inside]
        self.first, self.last = (running[0], running[-1]) if running else (0, len(pieces))
        title = fold_title(self.view.title)
        titles = [at for at in self.headings if pieces[at].holder.tag in {"h1", "h2"} and title]
        self.title_at = next((at for at in titles if fold_title(pieces[at].text) == title), None)
        if self.title_at is None:
            self.title_at = next((at for at in self.headings if pieces[at].holder.tag == "h1"), None)

    def _read_texts(self) -> None:
        view = self.view
        self.description = shingles_of(view.description)
        self.title_words = set(view.title.casefold().split())
        self.names = [name.casefold() for name in view.authors if " " in name.strip()]
        data = shingles_of(view.data) if view.data and len(view.data) > _DATA_SHORTEST else set()
        own = [piece.shingles for piece in view.pieces] if data else []
        self.covers = sum(len(one & data) for one in own) / len(data) if data else 0.0
        self.data = [len(one & data) / (len(one) or 1) for one in own] if self.covers > 0.6 else []
        seen: set[str] = set()
        self.twice = []
        for piece in view.pieces:
            self.twice.append(piece.text in seen and len(piece.text) > 20)
            seen.add(piece.text)

    def row(self, at: int) -> list[float]:
        piece = self.view.pieces[at]
        row = [*_of_text(piece), *self._of_place(piece), *self._shares(at), *self._of_make(at, piece)]
        return [*row, *self._of_order(at, piece), *self._same(at, piece)]

    def _of_place(self, piece: Piece) -> list[float]:
        around = self.surroundings.of(piece.holder)
        said, view, holder = said_reason(piece.text), self.view, piece.holder
        boxed = within(holder, view.boxed) is not None
        return [
            *_TAG_MARKS.get(holder.tag, _NO_TAG), *_KIND_MARKS.get(piece.kind, _NO_KIND),
            *_SAID_MARKS.get(said, _NO_SAID), said is not None, *around.marks,
            holder in view.noise, boxed, holder in self.inside,
        ]  # fmt: skip

    def _shares(self, at: int) -> list[float]:
        view, row, element = self.view, [], self.homes[at]
        for _ in range(3):
            if element is None or element not in view.shown:
                element = view.body
            shown, prose = view.shown.get(element, 0.0) or 1.0, view.prose.get(element, 0.0)
            row += [
                prose / self.total,
                view.linked.get(element, 0.0) / shown,
                log1p(view.texts.get(element, 0.0)),
                prose / shown,
            ]
            element = element.getparent()
        return row

    def _of_make(self, at: int, piece: Piece) -> list[float]:
        row, home = [self.home_prose[self.homes[at]] / self.total], self.homes[at]
        for key in (self.makes[at], name_of(piece.holder)):
            prose, texts = self.make_prose[key], self.make_texts[key]
            row += [prose / self.total, log1p(texts), log1p(prose / texts)]
        first, last = self.ends_of[home]
        links = self.make_links[self.makes[at]] / self.make_texts[self.makes[at]]
        return [*row, at == first, at == last, links, *self._pictured(piece)]

    def _pictured(self, piece: Piece) -> tuple[float, float]:
        """How many elements up the nearest one with a picture is, and how long its text."""
        element = piece.holder
        for up in range(_PICTURE_WITHIN):
            if element in self.pictures:
                return up, log1p(self.view.shown.get(element, 0.0))
            element = element.getparent()
            if element is None:
                break
        return _PICTURE_WITHIN, -1.0

    def _of_order(self, at: int, piece: Piece) -> list[float]:
        count, passed, title = len(self.prose), self.passed[at], self.title_at
        own = self.prose[at] / self.all_prose
        row = [at / count, passed, 1 - passed - own, _near(at - self.first), _near(self.last - at), log1p(count)]
        row += [-1 if title is None else at > title, _FAR + 1 if title is None else _near(at - title), at == title]
        before, after = bisect_left(self.headings, at) - 1, bisect_right(self.headings, at)
        if before >= 0:
            heading = self.view.pieces[self.headings[before]]
            same = self.homes[self.headings[before]] is self.homes[at]
            distance = min(_FAR, at - self.headings[before])
            row += [distance, heading.links, log1p(len(heading.text)), heading.holder.tag == "h1", same]
        else:
            row += [_FAR + 1, -1, -1, 0, 0]
        row.append(min(_FAR, self.headings[after] - at) if after < len(self.headings) else _FAR + 1)
        return row + self._to_heaviest(at, piece)

    def _to_heaviest(self, at: int, piece: Piece) -> list[float]:
        """How many elements up from the text, and down from there, the element with most running text is."""
        up, element = 0, piece.holder
        while element not in self.above_heaviest:
            up, element = up + 1, element.getparent()
        first, last = self.heaviest_ends
        share = self.home_prose[self.heaviest] / self.total if self.heaviest in self.home_prose else 0.0
        return [
            up,
            self.above_heaviest[element],
            share,
            at > last,
            _near(at - last if at > last else min(0, at - first)),
        ]

    def _same(self, at: int, piece: Piece) -> list[float]:
        own, wanted = (piece.shingles if self.description else set()), self.description
        described = len(own & wanted) / (min(len(own), len(wanted)) or 1) if wanted else -1.0
        words = set(piece.text.casefold().split())
        titled = (
            len(words & self.title_words) / (min(len(words), len(self.title_words)) or 1) if self.title_words else -1.0
        )
        opening = piece.text[:_NAME_WITHIN].casefold()
        named = any(name in opening for name in self.names)
        return [described, titled, self.data[at] if self.data else -1.0, self.covers, self.twice[at], named]


def _of_text(piece: Piece) -> list[float]:
    text, size = piece.text, len(piece.text)
    words = len(_WORD.findall(text)) or 1
    numbers = _NUMBER.findall(text)
    digits = sum(len(number) - number.count(".") - number.count(",") for number in numbers)
    addressed = ("@" in text or "://" in text or "www." in text) and _ADDRESS.search(text) is not None
    first = text[0]
    return [
        log1p(piece.length), log1p(words), piece.links, size / words, log1p(len(_SENTENCE.findall(text))),
        _ENDS.search(text) is not None, text.endswith(":"), len(_PAUSE.findall(text)) / words,
        digits / size, log1p(len(numbers)), sum(map(str.isupper, text)) / size, addressed,
        bool(numbers) and _TIME.search(text) is not None,
        _MONEY.search(text) is not None, first.islower(), first.isalpha(), first in "\"“„«»‚‘—–-",
        "|" in text or "·" in text, "?" in text,
    ]  # fmt: skip


def _near_above(element: Any) -> Iterator[Any]:
    return islice(element.iterancestors(), _PICTURE_WITHIN)


def _near(steps: int) -> int:
    return max(-_FAR, min(_FAR, steps))
