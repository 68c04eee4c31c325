"""An element -> its texts in page order, each with the kind that its markup gives it."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pipeline.html.page import LINE_BREAK, fold_space
from pipeline.html.tables import is_data_row, row_texts
from pipeline.model import BlockKind

_BREAKING_TEXT = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul caption legend"
)
_BREAKING = frozenset(_BREAKING_TEXT.split())
_BY_TAG = {
    "figcaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "q": BlockKind.QUOTE,
    "li": BlockKind.LIST,
    "dt": BlockKind.LIST,
    "dd": BlockKind.LIST,
}
_MARKS = frozenset({"sup", "sub"})
_ONE_WORD = re.compile(r"\d[^\W_]|[^\W_]\d")
_FIGURE_WITH_UNIT = re.compile(r"\d\s?(?:%|[^\W\d_]{1,3})$")
_LONGEST_UNIT = 6
_TWO = 2  # line breaks that an empty line is between
_SMALL = "".join(filter(str.islower, map(chr, range(0x530))))  # letters of all alphabets that have two cases
# Lines of a list are often written with one br and a line break of the source, and so are sentences wrapped by hand,
# which go on in small letters.
_EMPTY_LINE = re.compile(
    rf"{LINE_BREAK}[ \t\r\n\u00a0]*{LINE_BREAK}|"
    rf"(?:{LINE_BREAK}[ \t\r\u00a0]*\n|\n[ \t\r\u00a0]*{LINE_BREAK})(?!\s*[{_SMALL}])"
)
_EMPTY_SOURCE_LINE = re.compile(rf"[{LINE_BREAK}\n][ \t\r\u00a0]*[{LINE_BREAK}\n]")
_AS_WRITTEN = re.compile(r"white-space\s*:\s*(?:pre|break)", re.IGNORECASE)

Skip = Callable[[Any], bool]


class RawBlock(NamedTuple):
    """One text of a page, the innermost element it stands in, and how many of its characters are link text."""

    kind: BlockKind
    text: str
    holder: Any
    linked: int


def read_blocks(root: Any, skip: Skip = lambda _: False) -> list[RawBlock]:
    """Every text inside `root` in page order; `skip` names elements that are passed over whole.

    Two line breaks in a row end a paragraph, one does not; those of the source alone are blanks. A table gives one text
    a row, its cells parted by a bar (tables.row_texts), a term with its description one text: a figure alone does not
    say what it counts.
    """
    blocks = _Blocks(skip)
    blocks.read(root)
    blocks.flush(root)
    return blocks.found


class _Blocks:
    """The text gathered so far, and the kinds of the elements that are open."""

    def __init__(self, skip: Skip) -> None:
        self.found: list[RawBlock] = []
        self._skip = skip
        self._pieces: list[str] = []
        self._linked = 0
        self._links_open = 0
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._tables: dict[Any, dict[Any, str]] = {}
        self._written: dict[Any, bool] = {}

    def read(self, element: Any) -> None:
        """What is in it; no deeper than libxml2 nests elements."""
        tag = element.tag
        kind = _BY_TAG.get(tag)
        if kind is not None:
            self._kinds.append(kind)
        self._links_open += tag == "a"
        if text := element.text:
            self._take(text)
        before = None
        for child in element:
            name = child.tag
            if name in _BREAKING and not self._goes_on(child):
                self.flush(element)
            elif before is not None and self._pieces and _stand_apart(before, child, self._pieces[-1]):
                self._pieces.append(" ")
            before = child
            if not self._skip(child):
                if name == "tr" and is_data_row(child):
                    self._add_row(child)
                else:
                    self.read(child)
            if tail := child.tail:
                self._take(tail)
        if tag in _BREAKING and (tag != "dt" or self._description(element) is None):
            self.flush(element)
        self._links_open -= tag == "a"
        if kind is not None:
            self._kinds.pop()

    def _description(self, term: Any) -> Any:
        """The one that follows a term and has no texts of its own inside, or None."""
        found = term.getnext()
        if found is None or found.tag != "dd" or self._skip(found):
            return None
        return None if any(part.tag in _BREAKING for part in found.iterdescendants()) else found

    def _goes_on(self, element: Any) -> bool:
        """Whether what is gathered is the term of this description: the two become one text."""
        term = element.getprevious() if element.tag == "dd" else None
        if term is None or term.tag != "dt" or self._description(term) is None:
            return False
        text = "".join(self._pieces).strip()
        if not text:
            return False
        self._pieces = [text, " " if text.endswith(":") else ": "]
        return True

    def _add_row(self, row: Any) -> None:
        self.flush(row.getparent())
        table = _table_of(row)
        if table not in self._tables:
            self._tables[table] = row_texts(table, self._cell_text)
        if text := self._tables[table].get(row):
            linked = sum(len("".join(link.itertext()).strip()) for link in row.iter("a"))
            self.found.append(RawBlock(BlockKind.TABLE, text, row, linked))

    def _cell_text(self, cell: Any) -> str:
        return " ".join(block.text for block in read_blocks(cell, self._skip))

    def flush(self, holder: Any) -> None:
        """`holder` is the element whose text ends here: the innermost breaking element around it, or one inside."""
        if not self._pieces:
            return
        text, linked = "".join(self._pieces), self._linked
        self._pieces, self._linked = [], 0
        if text.isspace():
            return
        parts = [folded for folded in map(fold_space, self._lines(text, holder)) if folded]
        for part in parts:
            share = linked if len(parts) == 1 else linked * len(part) // len(text)
            self.found.append(RawBlock(self._kinds[-1], part, holder, share))

    def _lines(self, text: str, holder: Any) -> list[str]:
        """Its parts between empty lines."""
        breaks = text.count(LINE_BREAK)
        if breaks + text.count("\n") < _TWO:
            return [text]
        if _EMPTY_SOURCE_LINE.search(text) and self._is_as_written(holder):
            return _EMPTY_SOURCE_LINE.split(text)
        return _EMPTY_LINE.split(text) if breaks else [text]

    def _is_as_written(self, holder: Any) -> bool:
        """Whether browsers show the line breaks of the source in it."""
        waiting, element = [], holder
        while element is not None and element not in self._written:
            waiting.append(element)
            element = element.getparent()
        found = element is not None and self._written[element]
        for below in reversed(waiting):
            found = found or below.tag == "pre" or _AS_WRITTEN.search(below.get("style") or "") is not None
            self._written[below] = found
        return found

    def _take(self, text: str) -> None:
        self._pieces.append(text)
        if self._links_open:
            self._linked += len(text.strip())


def _table_of(row: Any) -> Any:
    """Its table, else what holds it: a cell of a broken page may have rows and no table around them."""
    around = next(row.iterancestors("table", "tr"), None)
    return row.getparent() if around is None or around.tag == "tr" else around


def _stand_apart(left: Any, right: Any, printed: str) -> bool:
    """Whether neighbours that are called differently would become one word with a digit in it.

    The page's style sheet sets such neighbours apart, as a year and the figure of that year, or a figure with its unit
    (8.4m) and what it counts. What an editor cuts inside of one number has one name. `printed` ends with the text of
    `left`.
    """
    if left.tail or _name_of(left) == _name_of(right) or not _MARKS.isdisjoint((left.tag, right.tag)):
        return False
    after = next(filter(None, right.itertext()), "")
    if _ONE_WORD.fullmatch(printed[-1:] + after[:1]):
        return True
    return after[:1].isalpha() and _FIGURE_WITH_UNIT.search(printed[-_LONGEST_UNIT:]) is not None


def _name_of(element: Any) -> tuple[str, str | None]:
    return element.tag, element.get("class")
