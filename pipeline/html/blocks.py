"""An element -> its texts in page order, each with the kind that its markup gives it."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from pipeline.html.page import fold_space
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
_EMPTY_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")

Skip = Callable[[Any], bool]


class RawBlock(NamedTuple):
    """One text of a page, the innermost element it stands in, and how many of its characters are link text."""

    kind: BlockKind
    text: str
    holder: Any
    linked: int


def read_blocks(root: Any, skip: Skip = lambda _: False) -> list[RawBlock]:
    """Every text inside `root` in page order; `skip` names elements that are passed over whole.

    Two line breaks in a row end a paragraph, one does not. A table gives one text a row, its cells parted by a bar
    (tables.row_texts).
    """
    blocks = _Blocks()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not root and skip(element):
                blocks.pass_over(element)
                walk.skip_subtree()
            elif element.tag == "tr" and is_data_row(element):
                blocks.add_row(element)
                blocks.pass_over(element)
                walk.skip_subtree()
            else:
                blocks.open(element)
        else:
            blocks.close(element, inside=element is not root)
    blocks.flush(root)
    return blocks.found


class _Blocks:
    """The text gathered so far, and the kinds of the elements that are open."""

    def __init__(self) -> None:
        self.found: list[RawBlock] = []
        self._passed_over: Any = None
        self._pieces: list[str] = []
        self._linked = 0
        self._links_open = 0
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._tables: dict[Any, dict[Any, str]] = {}

    def open(self, element: Any) -> None:
        if element.tag in _BREAKING:
            self.flush(element.getparent())
        if element.tag == "a":
            self._links_open += 1
        kind = _BY_TAG.get(element.tag)
        if kind is not None:
            self._kinds.append(kind)
        self._take(element.text)

    def close(self, element: Any, *, inside: bool) -> None:
        if element.tag in _BREAKING:
            self.flush(element)
        if element is self._passed_over:
            self._passed_over = None
        else:
            if element.tag == "a":
                self._links_open -= 1
            if element.tag in _BY_TAG:
                self._kinds.pop()
        if inside:
            self._take(element.tail)

    def pass_over(self, element: Any) -> None:
        if element.tag in _BREAKING:
            self.flush(element.getparent())
        self._passed_over = element

    def add_row(self, row: Any) -> None:
        self.flush(row.getparent())
        table = next(row.iterancestors("table"), row.getparent())
        if table not in self._tables:
            self._tables[table] = row_texts(table)
        if text := self._tables[table].get(row):
            linked = sum(len("".join(link.itertext()).strip()) for link in row.iter("a"))
            self.found.append(RawBlock(BlockKind.TABLE, text, row, linked))

    def flush(self, holder: Any) -> None:
        """`holder` is the element whose text ends here: the innermost breaking element around it, or one inside."""
        text, linked = "".join(self._pieces), self._linked
        self._pieces, self._linked = [], 0
        if not text or text.isspace():
            return
        parts = [folded for folded in map(fold_space, _EMPTY_LINE.split(text)) if folded]
        for part in parts:
            share = linked if len(parts) == 1 else linked * len(part) // len(text)
            self.found.append(RawBlock(self._kinds[-1], part, holder, share))

    def _take(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if self._links_open:
                self._linked += len(text.strip())
