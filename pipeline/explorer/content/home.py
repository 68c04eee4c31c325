"""What the first page shows: what is new, which series moved, what was corrected, what contradicts."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pipeline.explorer import lists
from pipeline.explorer.charts.spark import spark
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Row
from pipeline.explorer.series.asked import AskedSeries
from pipeline.explorer.series.headline import headline
from pipeline.explorer.series.points import find_series
from pipeline.explorer.series.small import measured_words
from pipeline.explorer.words import show

_LANGUAGES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    newest: Row
    """on_day: the newest day of which an article is held, None where none is; sources, articles and claims of it."""
    new_figures: int
    """Figures of series that an article of that day is the first to print."""
    sources: list[Row]
    """Those that print most."""
    languages: list[Row]
    printed: Row | None
    cards: list[Row]
    corrected: list[Row]
    conflicts: list[Row]

    @property
    def day(self) -> date | None:
        found: date | None = self.newest["on_day"]
        return found

    @property
    def most(self) -> float:
        """The longest bar."""
        return max((max(float(row["claims"]), float(row["usual"] or 0)) for row in self.sources), default=1.0) or 1.0


def home(ask: lists.Asked, today: date) -> Home:
    reader = ask.reader
    (newest,) = reader.ask("home_day", {"today": today})
    day = newest["on_day"]
    printed = ask.rights.sentences(reader.ask("home_printed", {"day": day})) if day else []
    shown = reader.ask("home_series", {"day": day or today})
    open_ones, _ = lists.conflicts(ask, Facets(status="open"), None, 3)
    return Home(
        newest=newest,
        new_figures=reader.ask("home_first", {"day": day})[0]["figures"] if day else 0,
        sources=reader.ask("home_today", {"day": day}) if day else [],
        languages=_languages(reader.ask("home_languages", {"day": day}) if day else []),
        printed=printed[0] if printed else None,
        cards=[card(ask, row["series_id"], row) for row in shown],
        corrected=ask.rights.sentences(reader.ask("home_corrected", {"day": day or today})),
        conflicts=open_ones,
    )


def card(ask: lists.Asked, series_id: UUID, row: Row) -> Row:
    """A series in small: its shape, latest value, change, and how far it can be trusted."""
    found = find_series(ask, AskedSeries(series_id=series_id))
    head: dict[str, Any] | None = headline(found.points, found.clashes)
    return {
        **row,
        "href": f"/series/{series_id}",
        "title": show.plain(row["entity_name"]),
        "measures": measured_words(row),
        "spark": spark(found.points, found.conflicts),
        "head": head,
    }


def _languages(rows: list[Row]) -> list[Row]:
    """With the shares of a strip; what is rare is one."""
    few, rest = rows[:_LANGUAGES], rows[_LANGUAGES:]
    named = [{"name": show.language_name(row["language"]), "claims": row["claims"]} for row in few if row["language"]]
    return named + ([{"name": "others", "claims": sum(row["claims"] for row in rest)}] if rest else [])
