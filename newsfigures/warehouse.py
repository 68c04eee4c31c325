"""Questions to a warehouse that newsfigures has filled, answered as DataFrames."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from newsfigures.claims import as_frame
from newsfigures.filters import readable
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    import pandas

_NUMBERS = frozenset({
    "value", "value_high", "value_low_bound", "value_high_bound", "confidence", "series_confidence", "gap", "value_a",
    "value_b",
})  # fmt: skip


class OpenWarehouse:
    """An open warehouse; `close` it, or use it in a `with`. Each question sees what is published and observed by then.

    Rows come as DataFrames (extra `pandas`): numbers as float64, days as datetime64, ids as texts; columns mean what
    docs/data-dictionary.md says of the mart. What a filter leaves open does not narrow. `limit` is the most rows, None
    for all. ConfigError for a filter that nothing can have, as a kind that is none, and once it is closed.
    """

    def __init__(self, url: str | None = None) -> None:
        from pipeline.settings import Settings  # noqa: PLC0415  # the database's libraries are slow to import
        from pipeline.warehouse import open_warehouse as opened  # noqa: PLC0415

        settings = Settings.from_env()
        with ExitStack() as stack:
            self._warehouse = stack.enter_context(
                opened(settings if url is None else replace(settings, database_url=url))
            )
            self._stack = stack.pop_all()
        self._is_closed = False

    def __enter__(self) -> "OpenWarehouse":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._is_closed = True
        self._stack.close()

    def claims(
        self,
        *,
        entity: str | None = None,
        metric: str | None = None,
        source: str | None = None,
        unit: str | None = None,
        region: str | None = None,
        kind: str | None = None,
        language: str | None = None,
        modality: str | None = None,
        min_confidence: float | None = None,
        published_from: date | str | None = None,
        published_before: date | str | None = None,
        limit: int | None = None,
    ) -> "pandas.DataFrame":
        """Rows of mart.fct_claim, the latest article first: every printed number. `entity` is part of a name in any
        case, `metric` a key or part of the words as printed, `region` an ISO 3166 code or an English name,
        `min_confidence` from 0 to 1; days (or ISO 8601) are of publication, half open."""
        return self._frame("load/claims_found", {
            "entity": entity, "metric": metric, "source_key": source, "unit": unit, "region": region, "kind": kind,
            "language": language, "modality": modality, "min_confidence": min_confidence,
            "published_from": published_from, "published_before": published_before, "max_rows": limit,
        })  # fmt: skip

    def series(
        self,
        *,
        entity: str | None = None,
        metric: str | None = None,
        region: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
    ) -> "pandas.DataFrame":
        """Rows of mart.series_latest, those with most figures first: a series each, with its latest figure. `entity` is
        a key or part of a name in any case, `metric` a key, `region` an ISO 3166 code or an English name."""
        return self._frame("load/series_found", {
            "entity": entity, "metric": metric, "region": region, "kind": kind, "max_rows": limit,
        })  # fmt: skip

    def observations(
        self,
        *,
        entity: str | None = None,
        metric: str | None = None,
        region: str | None = None,
        kind: str | None = None,
        series_id: str | None = None,
        limit: int | None = None,
    ) -> "pandas.DataFrame":
        """Rows of mart.fct_observation in the order of their series and periods: a figure each, with how it is
        supported. Filters as of `series`."""
        return self._frame("load/observations_found", {
            "entity": entity, "metric": metric, "region": region, "kind": kind, "series_id": series_id,
            "max_rows": limit,
        })  # fmt: skip

    def conflicts(
        self,
        *,
        status: str | None = "open",
        rule: str | None = None,
        entity: str | None = None,
        limit: int | None = None,
    ) -> "pandas.DataFrame":
        """Rows of mart.fct_conflict, the best supported first: two figures that cannot both be right. `status` is open,
        settled_a, settled_b, both_right, dismissed, or None for all."""
        return self._frame(
            "load/conflicts_found", {"status": status, "rule": rule, "entity": entity, "max_rows": limit}
        )

    def _frame(self, name: str, wanted: Mapping[str, Any]) -> "pandas.DataFrame":
        from pipeline.warehouse.copying import run  # noqa: PLC0415

        if self._is_closed:
            raise ConfigError("this warehouse is closed; open it again with newsfigures.open_warehouse")
        wanted = readable(wanted)
        with self._warehouse.begin() as conn:
            found = run(conn, name, wanted)
            columns = list(found.keys())
            rows = [{key: _plain(value) for key, value in row.items()} for row in found.mappings()]
        days = [name for name in columns if name.endswith(("_start", "_end", "_on"))]
        return as_frame(rows, columns, numbers=[name for name in columns if name in _NUMBERS], days=days)


def open_warehouse(url: str | None = None) -> OpenWarehouse:
    """The warehouse at a URL (postgresql://...); without one that of NEWSFIGURES_DATABASE_URL, else the embedded one of
    NEWSFIGURES_HOME, whose server then runs until it is closed. ConfigError where its schema is not of this version, or
    the URL is none; TransientError where no server answers."""
    return OpenWarehouse(url)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
