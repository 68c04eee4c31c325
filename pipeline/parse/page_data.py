"""A page that shows no article -> the body in its data: JSON-LD's articleBody, or markup kept for its scripts."""

from collections.abc import Iterator

from pipeline.html import Page, parse_fragment, read_blocks, text_of
from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.facts import Facts
from pipeline.parse.lines import reason_in_body
from pipeline.parse.noise import called_noise, is_unseen
from pipeline.parse.reading import Reading

ENOUGH = 400
"""Characters of running text in the page's elements with which its data are not looked at."""

_TWICE = 2.0


def or_from_data(page: Page, facts: Facts, shown: Reading) -> Reading:
    """`shown`, or the fullest body in the page's data where that says at least twice as much as a short `shown`."""
    if shown.size >= ENOUGH:
        return shown
    best = max(_bodies(page, facts), key=lambda reading: reading.size, default=shown)
    return best if best.size > max(_TWICE * shown.size, 1) else shown


def _bodies(page: Page, facts: Facts) -> Iterator[Reading]:
    if facts.body:
        yield _read("json_ld", facts.body_markup)
    for markup in page.data_markup:
        yield _read("page_data", markup)


def _read(layout: str, markup: str) -> Reading:
    reading = Reading(layout=layout)
    root = parse_fragment(markup)
    if root is None:
        return reading
    gone = {element: reason for element in root.iter() if (reason := called_noise(element)) and reason != "caption"}
    for block in read_blocks(root, skip=lambda part: part in gone or is_unseen(part)):
        reason = reason_in_body(block.kind, block.text)
        if reason == "caption":
            reading.parts.append((BlockKind.CAPTION, block.text))
        elif reason is not None:
            reading.dropped.append(DroppedBlock(reason, block.text))
        else:
            reading.parts.append((block.kind, block.text))
    reading.dropped += [DroppedBlock(reason, text_of(element)) for element, reason in gone.items()]
    return reading
