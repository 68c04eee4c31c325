"""Every number the news prints, as rows, with the sentence each came from.

    import newsfigures

    claims = newsfigures.read_text("MeowTalk had 51,200 users in Norway in March.", published="2026-04-14")
    claims.to_pandas()

reads texts, pages and addresses without a database and without Airflow; `open_warehouse` answers questions to a
warehouse that newsfigures has filled. Words for fields and units: docs/data-dictionary.md, `newsfigures.Claims`.
"""

from importlib.metadata import version as _version

from newsfigures.claims import Claims
from newsfigures.reading import NoArticleError, read_html, read_text, read_url
from newsfigures.warehouse import OpenWarehouse, open_warehouse
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model import Claim

__version__ = _version("newsfigures")

__all__ = [
    "Claim",
    "Claims",
    "ConfigError",
    "NoArticleError",
    "OpenWarehouse",
    "PipelineError",
    "TransientError",
    "open_warehouse",
    "read_html",
    "read_text",
    "read_url",
]
