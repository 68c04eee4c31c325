"""Words -> series that can be drawn beside one: of the same metric, kind and unit, about what is so called."""

from pipeline.catalog.place_codes import places
from pipeline.explorer import lists
from pipeline.explorer.reading import Row, SearchEndedError
from pipeline.explorer.series.asked import AskedSeries
from pipeline.warehouse.copying import storable


def find_like(ask: lists.Asked, asked: AskedSeries, words: str) -> list[Row]:
    """Those with most figures where no words are given; none where a search for them takes too long."""
    words = storable(words)[:80]
    given = {
        "series_id": asked.series_id,
        "shown": [str(one) for one in (asked.series_id, *asked.beside)],
        "words": words or None,
        "regions": regions_of(words),
    }
    try:
        with ask.reader.searching() as search:
            keys = lists.entities(search, words or None)
            return search.ask("series_like", {**given, **keys})
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
