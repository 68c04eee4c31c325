"""All routes of the explorer, in the order in which an address is held against them."""

from pipeline.explorer.api import keys, page, rows
from pipeline.explorer.api import search as found
from pipeline.explorer.feeds import feed
from pipeline.explorer.pages import (
    article,
    conflicts,
    embed,
    entity,
    figure,
    health,
    home,
    mend,
    metric,
    search,
    series,
    series_list,
    source,
    suggest,
)

FOR_PROGRAMS = tuple(part.router for part in (keys, found, rows))
"""Below /api."""

FOR_PEOPLE = tuple(
    part.router
    for part in (
        feed, page, home, search, suggest, series_list, series, embed, article, health,
        figure, conflicts, entity, source, metric, mend,
    )
)  # fmt: skip
"""Feeds first: the pages of series would take .atom for a part of the id."""
