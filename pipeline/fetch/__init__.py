"""Leads -> captures: over the network, politely, and never to a private address."""

from pipeline.fetch.answer import Answer, NotFetchedError, NoTurnError, may_pass
from pipeline.fetch.crawls import CrawlClient
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.leads import fetch_leads
from pipeline.fetch.optout import heard_opt_out
from pipeline.fetch.pauses import HostPauses, InProcessPauses, SiteFiles

__all__ = [
    "Answer",
    "CrawlClient",
    "Fetcher",
    "HostPauses",
    "InProcessPauses",
    "NoTurnError",
    "NotFetchedError",
    "SiteFiles",
    "fetch_leads",
    "heard_opt_out",
    "may_pass",
]
