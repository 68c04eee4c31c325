"""The project's own gold: invented documents with their claims and lures, and how right a reading of them is."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.extract import read_text

FOLDER = Path(__file__).parent.parent / "extract"
FIELDS = ("kind", "direction", "entity", "period", "metric_id", "baseline")


def languages() -> list[str]:
    return sorted(path.stem.removeprefix("gold_") for path in FOLDER.glob("gold_*.jsonl"))


def documents(code: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"gold_{code}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def read(document: dict[str, Any]) -> list[dict[str, Any]]:
    published = date.fromisoformat(document["published"]) if document.get("published") else None
    return [claim.as_dict() for claim in read_text(document["text"], document["lang"], published)]


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def same_value(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    return all(number(gold.get(key)) == number(found.get(key)) for key in ("value", "value_high"))


def same(name: str, gold: Any, found: Any) -> bool:
    """Periods by their days, names by a shared word (a surname may stand for the full name), the rest as it is."""
    if name in {"period", "baseline"}:
        return (gold and (gold["start"], gold["end"])) == (found and (found["start"], found["end"]))
    if name == "entity" and gold and found:
        return not set(gold.lower().split()).isdisjoint(found.lower().split())
    return bool(gold == found)


@dataclass(slots=True)
class Score:
    """Counts; `share` gives them in percent. `wrong` lists what to look at, a line each."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: int = 0
    lures: int = 0
    lures_hit: int = 0
    wrong: list[str] = field(default_factory=list)

    def percent(self) -> dict[str, float]:
        gold = self.asked["value"]
        rows = {
            name: 200 * self.right[name] / (gold + self.found) if gold + self.found else 0.0
            for name in ("value", "unit", "full")
        }
        rows |= {name: 100 * self.right[name] / self.asked[name] for name in FIELDS if self.asked[name]}
        return {name: round(value, 1) for name, value in rows.items()}

    def lures_percent(self) -> float:
        return round(100 * self.lures_hit / self.lures, 1) if self.lures else 0.0


def score(rows: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> Score:
    """Value, unit and full row as F1; the other fields as the share that is right of those the gold marks."""
    total = Score()
    for document, found in rows:
        gold = [one for one in document["claims"] if not one.get("optional")]
        optional = [one for one in document["claims"] if one.get("optional")]
        counted = [
            one
            for one in found
            if any(overlap(one, each) for each in gold) or not any(overlap(one, o) for o in optional)
        ]
        total.found += len(counted)
        total.lures += len(document.get("lures", []))
        total.lures_hit += sum(any(overlap(lure, one) for one in counted) for lure in document.get("lures", []))
        free = list(counted)
        for one in gold:
            hit = next((each for each in free if overlap(one, each) and same_value(one, each)), None)
            if hit:
                free.remove(hit)
            _count(total, document["id"], one, hit)
        total.wrong.extend(f"{document['id']}: {one['surface']!r} is no claim" for one in free)
    return total


def _count(total: Score, name: str, gold: dict[str, Any], hit: dict[str, Any] | None) -> None:
    total.asked["value"] += 1
    if hit is None:
        total.wrong.append(f"{name}: {gold['surface']!r} = {gold['value']} is not found")
        return
    total.right["value"] += 1
    checks = {key: same(key, gold[key], hit.get(key)) for key in ("unit", *FIELDS) if key in gold}
    for key, is_right in checks.items():
        total.asked[key] += 1
        total.right[key] += is_right
        if not is_right:
            total.wrong.append(f"{name}: {gold['surface']!r} {key} {gold[key]!r}, read {hit.get(key)!r}")
    total.right["unit"] += "unit" not in gold
    total.right["full"] += all(checks.get(key, True) for key in ("unit", "kind", "entity", "period"))
