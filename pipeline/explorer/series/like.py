"""Words -> series that can be drawn beside one: of the same metric, kind and unit, about what is so called."""

from pipeline.catalog.place_codes import places
from pipeline.explorer import lists
from pipeline.explorer.reading import Row, SearchEndedError
from pipeline.explorer.series.asked import AskedSeries

_LONGEST = 80
"""Characters beyond which nobody types a name."""


def find_like(ask: lists.Asked, asked: AskedSeries, words: str) -> list[Row]:
    """Those with most figures where no words are given; none where a search for them takes too long."""
    words = words[:_LONGEST]
    given: Row = {
        "series_id": asked.series_id,
        "shown": [str(one) for one in (asked.series_id, *asked.beside)],
        "words": words or None,
        "regions": regions_of(words),
    }
    try:
        with ask.reader.searching() as search:
            given["entity_keys"] = lists.entity_keys(search, words or None)
            return search.ask("series_like", given)
    except SearchEndedError:
        return []


def regions_of(words: str) -> list[str]:
    """Codes of the places whose names begin with the words, or have a word that does.

    >>> regions_of("swe"), regions_of("korea")
    (['SE'], ['KP', 'KR'])
    """
    wanted = words.lower()
    if len(wanted) < 2:
        return []
    return sorted(
        code
        for code, name in places()
        if any(part.startswith(wanted) for part in (name.lower(), *name.lower().split()))
    )
