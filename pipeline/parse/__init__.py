"""Capture -> Article. Pure: no clock, no network, no database."""

from pipeline.parse.as_json import as_json
from pipeline.parse.story import parse_page
from pipeline.parse.version import PARSER_VERSION

__all__ = ["PARSER_VERSION", "as_json", "parse_page"]
