"""Bytes -> text -> tree, and what a page says about itself. Knows no site. Pure."""

from pipeline.html.blocks import RawBlock, read_blocks
from pipeline.html.decode import decode
from pipeline.html.embedded import next_f_value
from pipeline.html.hosts import belongs, host_of
from pipeline.html.page import (
    MAX_CHARACTERS,
    Page,
    TooDeepError,
    TooLargeError,
    fold_space,
    parse_fragment,
    parse_tree,
    read_page,
    select,
    silence,
    text_of,
)
from pipeline.html.tables import bound_spans
from pipeline.html.urls import BadUrlError, spelled
from pipeline.html.wide_tags import too_many_attributes

__all__ = [
    "MAX_CHARACTERS",
    "BadUrlError",
    "Page",
    "RawBlock",
    "TooDeepError",
    "TooLargeError",
    "belongs",
    "bound_spans",
    "decode",
    "fold_space",
    "host_of",
    "next_f_value",
    "parse_fragment",
    "parse_tree",
    "read_blocks",
    "read_page",
    "select",
    "silence",
    "spelled",
    "text_of",
    "too_many_attributes",
]
