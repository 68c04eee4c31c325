"""Any page -> its body, knowing nothing of the site. The base is trafilatura."""

from copy import deepcopy
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.html import Page, fold_space
from pipeline.model import BlockKind
from pipeline.parse.reading import Parts, Reading

_KINDS = {"head": BlockKind.PARAGRAPH, "quote": BlockKind.QUOTE, "list": BlockKind.LIST, "table": BlockKind.TABLE}


def read_general(page: Page) -> Reading:
    document = bare_extraction(deepcopy(page.root), include_comments=False, favor_precision=True, with_metadata=False)
    reading = Reading(layout="general")
    if isinstance(document, Document):
        reading.parts = _parts(document.body)
    return reading


def _parts(body: Any) -> Parts:
    found: Parts = []
    for element in body:
        kind = _KINDS.get(element.tag, BlockKind.PARAGRAPH)
        rows = element.iter("item", "row") if kind in {BlockKind.LIST, BlockKind.TABLE} else [element]
        for row in rows:
            pieces = row.itertext() if kind is not BlockKind.TABLE else (" ".join(c.itertext()) + " | " for c in row)
            text = fold_space("".join(pieces)).removesuffix(" |")
            if text:
                found.append((kind, text))
    return found
