"""A source's feeds, sitemaps and day pages -> leads. What is asked for comes through the `get` of the caller."""

from pipeline.discover.canonical import plausible_canonical
from pipeline.discover.leads import find_leads, leads_from_list
from pipeline.discover.urls import canonical_url, has_credentials, without_credentials
from pipeline.html import BadUrlError

__all__ = [
    "BadUrlError",
    "canonical_url",
    "find_leads",
    "has_credentials",
    "leads_from_list",
    "plausible_canonical",
    "without_credentials",
]
