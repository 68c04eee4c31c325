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
        around the number, by number_start where a row has it."""
        names = [f"{name}{side}" for name in ("sentence", "surface", "source_key")]
        return [self._cut(row, *names) for row in rows]

    def _cut(self, row: Row, sentence: str, surface: str, source_key: str) -> Row:
        start = row.get(sentence.replace("sentence", "number_start"))
        shown, how = quoted(row[sentence] or "", row[surface] or "", self.limit(row[source_key]), start)
        return {**row, sentence: shown, sentence.replace("sentence", "sentence_shown"): how}
