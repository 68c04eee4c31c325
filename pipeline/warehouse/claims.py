"""Questions to mart.fct_claim."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from pipeline.warehouse.copying import run


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """What None leaves open does not narrow. `entity` is part of the name in any case; `metric` a key, or part of the
    words as printed; `region` an ISO 3166 code; `min_confidence` the least, 0 to 1; days are of publication, half
    open."""

    entity: str | None = None
    metric: str | None = None
    source_key: str | None = None
    unit: str | None = None
    region: str | None = None
    kind: str | None = None
    language: str | None = None
    modality: str | None = None
    min_confidence: float | None = None
    published_from: date | None = None
    published_before: date | None = None
    limit: int | None = None


def find_claims(conn: Connection, query: ClaimQuery) -> list[dict[str, Any]]:
    """Rows of mart.fct_claim, latest article first, in the order of the text; none before the first observe."""
    return [dict(row) for row in run(conn, "load/claims_found", {**asdict(query), "max_rows": query.limit}).mappings()]
