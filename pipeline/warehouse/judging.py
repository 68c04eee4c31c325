"""What persons say of claims: kept in ops.judgement, obeyed by observe, given out as gold data."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from pipeline.catalog import metrics
from pipeline.catalog.limits import whole_metric
from pipeline.errors import ConfigError
from pipeline.model import plain
from pipeline.warehouse.copying import run
from pipeline.warehouse.mended import DAYS, NUMBERS, WORDS, one_line, read_word
from pipeline.warehouse.names import name_key

VERDICTS = ("right", "wrong", "fix")
_NAMES = ("entity", "whole")
_TEXTS = ("unit", "metric", "metric_id", "metric_limit", "region")
FIXABLE = (*NUMBERS, *_TEXTS, *_NAMES, *DAYS, *WORDS)
_MUST_STAY = ("value", "unit", "qualifier", "kind", "modality")
_GOLD = (
    "value", "value_high", "unit", "qualifier", "kind", "direction", "entity", "metric", "metric_id", "metric_limit",
    "region", "whole", "modality",
)  # fmt: skip


def claim_named(conn: Connection, begins: str) -> UUID:
    """The claim whose id is, or begins with, these signs. ConfigError where none or several are."""
    try:
        found = run(conn, "load/claim_exact", {"claim_id": UUID(begins)}).scalars().all()
    except ValueError:
        found = run(conn, "load/claim_ids", {"begins": begins.lower()}).scalars().all()
    if len(found) != 1:
        raise ConfigError(
            f"{'several' if found else 'no'} claims have an id that begins with {begins!r}; "
            "see claim_id in newsfigures claims --format jsonl"
        )
    return UUID(str(found[0]))


def judge(
    conn: Connection,
    claim_id: UUID,
    verdict: str,
    *,
    by: str,
    note: str,
    now: datetime,
    fix: Mapping[str, str] | None = None,
) -> None:
    """Keep a person's word on a claim; takes effect with the next observe. `fix` names columns of core.claim, an empty
    word empties one. ConfigError for a column or word that cannot be, and for a range or time that would end before it
    begins."""
    if (verdict == "fix") != bool(fix):
        raise ConfigError("fix wants what to mend, --set column=value; right and wrong want nothing")
    words = _mended(fix) if fix else {}
    if words.get("whole"):
        words["whole_key"] = _whole_key(conn, claim_id, words)
    mended = json.dumps(words, ensure_ascii=False) if fix else None
    for wrong in run(conn, "load/mended_backwards", {"claim_id": claim_id, "fix": mended}):
        raise ConfigError(f"{wrong.name} would run from {wrong.begins} to {wrong.ends}; mend both ends, or empty one")
    run(
        conn,
        "load/judged",
        {
            "claim_id": claim_id,
            "verdict": verdict,
            "fix": mended,
            "judged_by": by,
            "note": note,
            "now": now,
        },
    )


def _mended(fix: Mapping[str, str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name, typed in fix.items():
        word = one_line(typed)
        if name not in FIXABLE:
            raise ConfigError(f"{name}={word!r} cannot be mended; columns: {', '.join(sorted(FIXABLE))}")
        if not word and name in _MUST_STAY:
            raise ConfigError(f"{name}='' cannot be mended: it is never empty")
        found[name] = read_word(name, word) if word else None
        if name in _NAMES:
            found[f"{name}_key"] = name_key(word) if word else None
    return found


def _whole_key(conn: Connection, claim_id: UUID, mended: Mapping[str, str | None]) -> str | None:
    """As a claim that is read so has it: the metric itself where the words for the whole name that."""
    claim = run(conn, "load/claim_of_whole", {"claim_id": claim_id}).one()
    metric_id, entity = mended.get("metric_id", claim.metric_id), mended.get("entity", claim.entity)
    known = metric_id if metric_id in metrics() else None
    found = whole_metric(known, mended["whole"], claim.language, entity=entity) if known else None
    return found or mended["whole_key"]


def gold(conn: Connection) -> Iterator[dict[str, Any]]:
    """One document per text with judged numbers, in the shape of the gold data: `claims` are right or mended, `wrong`
    are the spans of readings that a person has refused."""
    for (url, language, day, text), rows in groupby(
        run(conn, "load/gold"), key=lambda row: (row.url, row.language, row.published_on, row.text)
    ):
        judged = list(rows)
        yield {
            "id": url,
            "lang": language,
            "published": None if day is None else day.isoformat(),
            "text": text,
            "claims": [_gold_claim(row.claim) for row in judged if row.verdict != "wrong"],
            "wrong": [
                {"surface": row.claim["surface"], "start": row.claim["span_start"], "end": row.claim["span_end"]}
                for row in judged
                if row.verdict == "wrong"
            ],
        }


def _gold_claim(claim: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: claim[name] for name in _GOLD}
    for name in NUMBERS:
        fields[name] = None if fields[name] is None else plain(Decimal(str(fields[name])))
    who = claim["attribution"]
    return {
        "surface": claim["surface"],
        "start": claim["span_start"],
        "end": claim["span_end"],
        **fields,
        "period": _gold_period(claim, "period"),
        "baseline": _gold_period(claim, "baseline"),
        "attribution": None if who is None else {"text": who, "kind": claim["attribution_kind"]},
        "block": claim["block"],
    }


def _gold_period(claim: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    if claim[f"{name}_start"] is None:
        return None
    return {
        "start": claim[f"{name}_start"],
        "end": claim[f"{name}_end"],
        "grain": claim[f"{name}_grain"],
        "text": claim[f"{name}_text"],
    }
