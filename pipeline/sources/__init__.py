"""The registry of news sources: TOML files -> pipeline.model.Source, checked once, here."""

from pipeline.sources.live import LiveSources
from pipeline.sources.registry import (
    find_source,
    load_source,
    load_sources,
    named_host,
    owner_of,
    source_of,
    survey_sources,
)

__all__ = [
    "LiveSources",
    "find_source",
    "load_source",
    "load_sources",
    "named_host",
    "owner_of",
    "source_of",
    "survey_sources",
]
