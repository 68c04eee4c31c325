"""A source's layout -> the body of a page: selectors on the tree, or a body held in the page's data."""

import re
from datetime import datetime
from typing import Any

from pipeline.html import Page, fold_space, next_f_value, parse_fragment, read_blocks, select, text_of
from pipeline.model import BlockKind, DroppedBlock, Layout, Source
from pipeline.parse.lines import reason_in_body
from pipeline.parse.noise import is_unseen, outer
from pipeline.parse.reading import Reading


def layouts_to_try(source: Source | None, moment: datetime | None) -> tuple[Layout, ...]:
    """The layout valid at `moment` first, then the others newest first: sites change pages before or after the day."""
    if source is None:
        return ()
    if moment is None:
        return source.layouts
    fitting = [layout for layout in source.layouts if layout.valid_from <= moment.date()]
    return tuple(dict.fromkeys([*fitting[:1], *source.layouts]))


def read_layout(page: Page, layout: Layout) -> Reading:
    """An empty reading where the layout's selectors find nothing."""
    reading = Reading(layout=layout.key)
    root = page.root if layout.embedded is None else _embedded_root(page, layout.embedded)
    bodies = [] if root is None else [root] if layout.body is None else select(root, layout.body)
    if not bodies:
        return reading
    # in the order of the selectors: a set of elements has another order in every process, and rows would differ
    gone = dict.fromkeys(element for css in layout.drop for element in select(root, css))
    captions = set(select(root, layout.caption)) if layout.caption else set()
    leads = select(page.root, layout.lead) if layout.lead else []
    if layout.embedded_lead:
        leads = [found for found in [_embedded_root(page, layout.embedded_lead)] if found is not None]
    for element in outer([*leads, *bodies]):
        for block in read_blocks(element, skip=lambda part: part in gone or is_unseen(part)):
            kind = BlockKind.CAPTION if _is_within(block.holder, captions) else block.kind
            kind = BlockKind.LEAD if _is_within(block.holder, set(leads)) else kind
            _add(reading, kind, _erased(block.text, layout.erase))
    reading.dropped += [
        DroppedBlock("layout", text_of(element)) for element in outer(gone) if _is_within(element, set(bodies))
    ]
    return reading


def _add(reading: Reading, kind: BlockKind, text: str) -> None:
    """Even inside the body some lines are not the article: the writer's address, a link to another story."""
    reason = reason_in_body(kind, text)
    if reason == "caption" and kind is BlockKind.PARAGRAPH:
        kind, reason = BlockKind.CAPTION, None
    if reason is not None:
        reading.dropped.append(DroppedBlock(reason, text))
    elif text:
        reading.parts.append((kind, text))


def _embedded_root(page: Page, embedded: str) -> Any:
    where, _, key = embedded.partition(":")
    if where == "next_f":
        markup = next_f_value(page.next_f, key)
    else:
        markup = next((str(thing[key]) for thing in page.json_ld if isinstance(thing.get(key), str)), None)
    return parse_fragment(markup) if markup else None


def _is_within(element: Any, holders: set[Any]) -> bool:
    return bool(holders) and (element in holders or any(above in holders for above in element.iterancestors()))


def _erased(text: str, patterns: tuple[str, ...]) -> str:
    for pattern in patterns:
        text = re.sub(pattern, "", text)
    return fold_space(text) if patterns else text
