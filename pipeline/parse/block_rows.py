"""A page's texts -> what stands in a row of features: the text's own marks, its place, what is made like it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import islice
from math import log1p
from typing import Any

from pipeline.model import BlockKind
from pipeline.parse.lines import said_reason
from pipeline.parse.piece import Piece, full_names, shingles_of, words_of
from pipeline.parse.surroundings import AROUND, Surroundings, one_of
from pipeline.parse.title import fold_title
from pipeline.parse.view import PageView
from pipeline.parse.weighing import name_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TAGS = ("p", "div", "li", "h2", "h3", "figcaption")
KINDS = (BlockKind.LIST, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CAPTION)
_SENTENCE = re.compile(r"[.!?…。！？](?=[\"”»’')\]]*(?:\s|$))")
_ENDS = re.compile(r"[.!?…。！？][\"”»’')\]]*\s*$")
_ENDING = 8
_PAUSE = re.compile(r"[,;،、，:]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я]")
_MONEY = re.compile(r"[$€£¥₽₩₴₹%]")
_FAR = 30
_DATA_SHORTEST = 200
_DATA_COVERS = 0.6
_PICTURE_WITHIN = 4

TEXT = (
    "length",
    "words",
    "links",
    "word_length",
    "sentences",
    "ends",
    "pauses",
    "digits",
    "numbers",
    "capitals",
    "money",
)
PLACE = (*(f"tag_{tag}" for tag in TAGS), *(f"kind_{kind.value}" for kind in KINDS), "said", *AROUND, "noise", "inside")
SHARES = tuple(
    f"{part}_{what}" for part in ("parent", "above", "above_2") for what in ("prose", "links", "texts", "density")
)
MAKE = (
    "home", "make", "make_texts", "make_mean", "named", "named_texts", "named_mean", "first", "make_links", "pictured",
    "picture_text",
)  # fmt: skip
ORDER = (
    "position", "before", "after", "from_first", "to_last", "texts", "after_title", "from_title", "heading_distance",
    "heading_length", "heading_home", "next_heading", "up", "down", "heaviest", "after_heaviest", "to_heaviest",
)  # fmt: skip
SAME = ("description", "title", "data", "author")
OWN = (*TEXT, *PLACE, *SHARES, *MAKE, *ORDER, *SAME)

_TAG_MARKS, _NO_TAG = one_of(TAGS)
_KIND_MARKS, _NO_KIND = one_of(KINDS)


class Rows:
    """The rows of one page; `row` gives that of a text by its place among `view.pieces`."""

    def __init__(self, view: PageView, inside: set[Any]) -> None:
        self.view, self.inside = view, inside
        self.surroundings = Surroundings(view.called)
        self.total = view.prose.get(view.body, 0.0) or 1.0
        self.homes = [piece.home for piece in view.pieces]
        self.makes = [piece.make for piece in view.pieces]
        self.names = [name_of(piece.holder) for piece in view.pieces]
        self.prose = [piece.prose for piece in view.pieces]
        self.pictures = {
            above for picture in view.body.iter("img", "picture", "video") for above in _near_above(picture)
        }
        self._shares_of: dict[Any, list[float]] = {}
        self._likes: dict[Hashable, list[float]] = {}
        self._ups: dict[Any, tuple[int, int]] = {}
        self._count_makes()
        self._find_order()
        self._read_texts()

    def _count_makes(self) -> None:
        self.home_prose: dict[Any, float] = defaultdict(float)
        self.make_prose: dict[Any, float] = defaultdict(float)
        self.make_links: dict[Any, float] = defaultdict(float)
        self.make_texts: dict[Any, int] = defaultdict(int)
        self.first_at: dict[Any, int] = {}
        self.last_at: dict[Any, int] = {}
        for at, (piece, home, prose) in enumerate(zip(self.view.pieces, self.homes, self.prose, strict=True)):
            make, name = self.makes[at], self.names[at]
            self.make_links[make] += piece.links
            self.make_texts[make] += 1
            self.make_texts[name] += 1
            if prose:
                self.home_prose[home] += prose
                self.make_prose[make] += prose
                self.make_prose[name] += prose
            self.first_at.setdefault(home, at)
            self.last_at[home] = at
        heaviest = max(self.home_prose, key=lambda home: self.home_prose[home], default=self.view.body)
        self.heaviest = heaviest if heaviest is not None else self.view.body
        self.above_heaviest = {
            element: up for up, element in enumerate([self.heaviest, *self.heaviest.iterancestors()])
        }
        self.heaviest_share = self.home_prose.get(self.heaviest, 0.0) / self.total
        self.heaviest_ends = self.first_at.get(heaviest, 0), self.last_at.get(heaviest, 0)

    def _find_order(self) -> None:
        pieces, total = self.view.pieces, sum(self.prose) or 1.0
        passed = 0.0
        self.passed: list[float] = []
        for prose in self.prose:
            self.passed.append(passed / total)
            passed += prose
        self.all_prose = total
        tags = [piece.holder.tag for piece in pieces]
        self.headings = [at for at, tag in enumerate(tags) if tag in _HEADINGS]
        running = [at for at, prose in enumerate(self.prose) if prose and pieces[at].holder in self.inside]
        self.first, self.last = (running[0], running[-1]) if running else (0, len(pieces))
        title = fold_title(self.view.title)
        titles = [at for at in self.headings if tags[at] in {"h1", "h2"} and title]
        self.title_at = next((at for at in titles if fold_title(pieces[at].text) == title), None)
        if self.title_at is None:
            self.title_at = next((at for at in self.headings if tags[at] == "h1"), None)

    def _read_texts(self) -> None:
        view = self.view
        self.description = shingles_of(view.description)
        self.title_words = set(words_of(view.title))
        self.authors = full_names(view.authors)
        data = shingles_of(view.data) if view.data and len(view.data) > _DATA_SHORTEST else set()
        own = [piece.shingles for piece in view.pieces] if data else []
        covers = sum(len(one & data) for one in own) / len(data) if data else 0.0
        self.data = [len(one & data) / (len(one) or 1) for one in own] if covers > _DATA_COVERS else []

    def row(self, at: int) -> list[float]:
        piece = self.view.pieces[at]
        return [
            *_of_text(piece), *self._of_place(piece), *self._shares(self.homes[at]), *self._of_make(at, piece),
            *self._of_order(at, piece), *self._same(at, piece),
        ]  # fmt: skip

    def _of_place(self, piece: Piece) -> list[float]:
        holder = piece.holder
        return [
            *_TAG_MARKS.get(holder.tag, _NO_TAG), *_KIND_MARKS.get(piece.kind, _NO_KIND),
            said_reason(piece.text) is not None, *self.surroundings.of(holder),
            holder in self.view.noise, holder in self.inside,
        ]  # fmt: skip

    def _shares(self, home: Any) -> list[float]:
        """Of the element that a text stands in, and of the two above it."""
        if home not in self._shares_of:
            row: list[float] = []
            element = home
            for _ in range(3):
                if element is None or element not in self.view.shown:
                    element = self.view.body
                row += self._share(element)
                element = element.getparent()
            self._shares_of[home] = row
        return self._shares_of[home]

    def _share(self, element: Any) -> list[float]:
        view = self.view
        shown, prose = view.shown.get(element, 0.0) or 1.0, view.prose.get(element, 0.0)
        linked, texts = view.linked.get(element, 0.0), view.texts.get(element, 0.0)
        return [prose / self.total, linked / shown, log1p(texts), prose / shown]

    def _of_make(self, at: int, piece: Piece) -> list[float]:
        home, make = self.homes[at], self.makes[at]
        links = self.make_links[make] / self.make_texts[make]
        return [
            self.home_prose[home] / self.total, *self._like(make), *self._like(self.names[at]),
            at == self.first_at[home], links, *self._pictured(piece),
        ]  # fmt: skip

    def _like(self, key: Hashable) -> list[float]:
        """How much running text the texts of a make or of a name hold, how many they are, and the mean of them."""
        if key not in self._likes:
            prose, texts = self.make_prose[key], self.make_texts[key]
            self._likes[key] = [prose / self.total, log1p(texts), log1p(prose / texts)]
        return self._likes[key]

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
        row += [-1, _FAR + 1] if title is None else [at > title, _near(at - title)]
        before, after = bisect_left(self.headings, at) - 1, bisect_right(self.headings, at)
        if before >= 0:
            over = self.headings[before]
            heading = self.view.pieces[over]
            row += [min(_FAR, at - over), log1p(len(heading.text)), self.homes[over] is self.homes[at]]
        else:
            row += [_FAR + 1, -1, 0]
        row.append(min(_FAR, self.headings[after] - at) if after < len(self.headings) else _FAR + 1)
        first, last = self.heaviest_ends
        steps = _near(at - last if at > last else min(0, at - first))
        return [*row, *self._to_heaviest(piece.holder), self.heaviest_share, at > last, steps]

    def _to_heaviest(self, element: Any) -> tuple[int, int]:
        """How many elements up from here, and down from there, the element with most running text is."""
        waiting = []
        while element not in self._ups and element not in self.above_heaviest:
            waiting.append(element)
            element = element.getparent()
        found = self._ups[element] if element in self._ups else (0, self.above_heaviest[element])
        for below in reversed(waiting):
            found = self._ups[below] = (found[0] + 1, found[1])
        return found

    def _same(self, at: int, piece: Piece) -> list[float]:
        """How much of the text is the page's own description, its title and its data, and whether it names a writer."""
        described, titled = -1.0, -1.0
        if wanted := self.description:
            own = piece.shingles
            described = len(own & wanted) / (min(len(own), len(wanted)) or 1)
        if self.title_words:
            words = self.title_words.intersection(piece.words)
            titled = len(words) / (min(len(piece.words), len(self.title_words)) or 1)
        return [described, titled, self.data[at] if self.data else -1.0, piece.opens_with(self.authors)]


def _of_text(piece: Piece) -> list[float]:
    text, size = piece.text, len(piece.text)
    words = len(piece.words) or 1
    numbers = _NUMBER.findall(text)
    digits = sum(len(number) - number.count(".") - number.count(",") for number in numbers)
    return [
        log1p(piece.length), log1p(words), piece.links, size / words, log1p(len(_SENTENCE.findall(text))),
        _ENDS.search(text[-_ENDING:]) is not None, len(_PAUSE.findall(text)) / words, digits / size,
        log1p(len(numbers)), len(_CAPITAL.findall(text)) / size, _MONEY.search(text) is not None,
    ]  # fmt: skip


def _near_above(element: Any) -> Iterator[Any]:
    return islice(element.iterancestors(), _PICTURE_WITHIN)


def _near(steps: int) -> int:
    return max(-_FAR, min(_FAR, steps))
