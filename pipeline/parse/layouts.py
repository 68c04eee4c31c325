"""A source's layout -> the body of a page: selectors on the tree, or a body held in the page's data."""

import re
from datetime import datetime
from typing import Any

from pipeline.html import Page, fold_space, next_f_value, parse_tree, read_blocks, select, silence, text_of
from pipeline.model import BlockKind, DroppedBlock, Layout, Source
from pipeline.parse.noise import outer
from pipeline.parse.reading import Parts, Reading


def layouts_to_try(source: Source | None, moment: datetime | None) -> tuple[Layout, ...]:
    """The layout valid at `moment` first, then the others newest first: sites change pages before or after the day."""
    if source is None:
        return ()
    newest_first = tuple(sorted(source.layouts, key=lambda layout: layout.valid_from, reverse=True))
    if moment is None:
        return newest_first
    fitting = [layout for layout in newest_first if layout.valid_from <= moment.date()]
    return tuple(dict.fromkeys([*fitting[:1], *newest_first]))


def read_layout(page: Page, layout: Layout) -> Reading:
    """An empty reading where the layout's selectors find nothing."""
    reading = Reading(layout=layout.key)
    root = page.root if layout.embedded is None else _embedded_root(page, layout.embedded)
    if root is None:
        return reading
    gone = {element for css in layout.drop for element in select(root, css)}
    reading.dropped.extend(DroppedBlock("layout", text_of(element)) for element in outer(gone))
    captions = set(select(root, layout.caption)) if layout.caption else set()
    leads = list(select(page.root, layout.lead)) if layout.lead else []
    bodies = [root] if layout.body is None else select(root, layout.body)
    if not bodies:
        return reading
    for element in outer([*leads, *bodies]):
        blocks = read_blocks(element, skip=gone.__contains__)
        for kind, text, holder in blocks:
            if element in leads:
                reading.parts.append((BlockKind.LEAD, text))
            else:
                reading.parts.append((BlockKind.CAPTION if _is_within(holder, captions) else kind, text))
    reading.parts = _erase(reading.parts, layout.erase)
    return reading


def _embedded_root(page: Page, embedded: str) -> Any:
    where, _, key = embedded.partition(":")
    if where == "next_f":
        markup = next_f_value(page.next_f, key)
    else:
        markup = next((str(thing[key]) for thing in page.json_ld if isinstance(thing.get(key), str)), None)
    if not markup:
        return None
    root = parse_tree(f"<div>{markup}</div>")
    if root is not None:
        silence(root)
    return root


def _is_within(element: Any, holders: set[Any]) -> bool:
    return bool(holders) and (element in holders or any(above in holders for above in element.iterancestors()))


def _erase(parts: Parts, patterns: tuple[str, ...]) -> Parts:
    for pattern in patterns:
        parts = [(kind, fold_space(re.sub(pattern, "", text))) for kind, text in parts]
    return [(kind, text) for kind, text in parts if text]
