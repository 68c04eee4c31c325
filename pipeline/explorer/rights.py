"""How much of an article's words a visitor may be shown: all to the operator, to others what its source allows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.explorer.reading import Row
from pipeline.model import Source
from pipeline.warehouse.citing import quote_limit, quoted


@dataclass(frozen=True, slots=True)
class Rights:
    """`operator` is who runs newsfigures alone on this machine: the archive lies there anyway."""

    sources: Mapping[str, Source]
    operator: bool = False

    def limit(self, source_key: str | None) -> int | None:
        """Characters of running text; None is any number, 0 none."""
        return None if self.operator else quote_limit(self.sources.get(source_key or ""))

    def sentences(self, rows: Iterable[Row], side: str = "") -> list[Row]:
        """Rows with sentence, surface and source_key (each with `side` behind its name), cut to what may be shown:
        around the number. Where a row has number_start and number_end, these are moved into what is shown."""
        return [self._cut(row, side) for row in rows]

    def _cut(self, row: Row, side: str) -> Row:
        surface = row[f"surface{side}"] or ""
        start = f"number_start{side}"
        quote = quoted(row[f"sentence{side}"] or "", surface, self.limit(row[f"source_key{side}"]), row.get(start))
        ends = {start: quote.at, f"number_end{side}": None if quote.at is None else quote.at + len(surface)}
        moved = {name: at for name, at in ends.items() if name in row}
        return {**row, f"sentence{side}": quote.words, f"sentence_shown{side}": quote.shown, **moved}
