"""An element -> its texts in page order, each with the kind that its markup gives it."""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from pipeline.html.page import fold_space
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
    "table": BlockKind.TABLE,
}
_EMPTY_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")
_CELL_MARK = " | "

Skip = Callable[[Any], bool]


def read_blocks(root: Any, skip: Skip = lambda _: False) -> list[tuple[BlockKind, str, Any]]:
    """(kind, text, element) of each text inside `root`; `skip` names elements that are passed over whole.

    Two line breaks in a row end a paragraph, one does not. A table gives one text a row, its cells parted by a bar.
    """
    blocks = _Blocks()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not root and skip(element):
                walk.skip_subtree()
                blocks.skipped = element
            elif element.tag == "tr":
                blocks.add_row(element)
                walk.skip_subtree()
                blocks.skipped = element
            else:
                blocks.open(element)
        elif element is blocks.skipped:
            blocks.close_skipped(element, inside=element is not root)
        else:
            blocks.close(element, inside=element is not root)
    blocks.flush()
    return blocks.found


class _Blocks:
    """The text gathered so far, and the kinds of the elements that are open."""

    def __init__(self) -> None:
        self.found: list[tuple[BlockKind, str, Any]] = []
        self.skipped: Any = None
        self._pieces: list[str] = []
        self._open: list[Any] = []
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]

    def open(self, element: Any) -> None:
        if element.tag in _BREAKING:
            self.flush()
        self._open.append(element)
        kind = _BY_TAG.get(element.tag)
        if kind is not None:
            self._kinds.append(kind)
        self._pieces.append(element.text or "")

    def close(self, element: Any, *, inside: bool) -> None:
        if element.tag in _BREAKING:
            self.flush()
        if element.tag in _BY_TAG:
            self._kinds.pop()
        self._open.pop()
        if inside:
            self._pieces.append(element.tail or "")

    def close_skipped(self, element: Any, *, inside: bool) -> None:
        if element.tag in _BREAKING:
            self.flush()
        if inside:
            self._pieces.append(element.tail or "")

    def add_row(self, row: Any) -> None:
        self.flush()
        cells = [fold_space("".join(cell.itertext())) for cell in row.iterchildren("td", "th")]
        text = _CELL_MARK.join(cell for cell in cells if cell)
        if text:
            self.found.append((BlockKind.TABLE, text, row))

    def flush(self) -> None:
        text, self._pieces = "".join(self._pieces), []
        if not text or text.isspace():
            return
        for part in _EMPTY_LINE.split(text):
            folded = fold_space(part)
            if folded:
                self.found.append((self._kinds[-1], folded, self._open[-1] if self._open else None))
