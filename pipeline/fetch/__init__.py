"""Leads -> captures: over the network, politely, and never to a private address."""

from pipeline.fetch.answer import Answer, NotFetchedError, NoTurnError, may_pass
from pipeline.fetch.crawls import CrawlClient
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.leads import fetch_leads
from pipeline.fetch.optout import heard_opt_out
from pipeline.fetch.pauses import InProcessPauses

__all__ = [
    "Answer",
    "CrawlClient",
    "Fetcher",
    "InProcessPauses",
    "NoTurnError",
    "NotFetchedError",
    "fetch_leads",
    "heard_opt_out",
    "may_pass",
]
