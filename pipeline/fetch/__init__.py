"""Leads -> captures: over the network, politely, and never to a private address."""

from pipeline.fetch.answer import Answer, NotFetchedError
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.leads import fetch_leads
from pipeline.fetch.pauses import HostPauses, InProcessPauses, SiteFiles

__all__ = ["Answer", "Fetcher", "HostPauses", "InProcessPauses", "NotFetchedError", "SiteFiles", "fetch_leads"]
