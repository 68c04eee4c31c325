"""How often each rule is right, and whether the rules' record holds: `python benchmarks/calibrate.py GOLD.jsonl ...`.

Each line is a document {"id", "lang", "published", "text", "claims"}. Measured are the claims that the rules alone
make, which the learned reader takes in as features. One counts as right where its value and unit are those of an
overlapping gold claim. Printed are how often each rule was right, the record that pipeline/extract/confidence.py should
hold by these documents, and the reliability of the rates that it gives now.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.extract import read
from pipeline.extract.confidence import basis
from pipeline.languages import language
from training.scoring import same_unit, same_value

EDGES = [0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]
Row = tuple[list[str], float, bool]  # rules, confidence, right


def is_right(claim: dict[str, Any], gold: list[dict[str, Any]]) -> bool:
    marked = [one for one in gold if one.get("start") is not None and one.get("value") is not None]
    valued = [one for one in marked if same_value(one, claim)]
    return any(not one.get("unit") or same_unit(one["unit"], claim["unit"]) for one in valued)


def is_third(name: str) -> bool:
    """Whether a document belongs to the third that the record is not measured on."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def rows_of(path: Path, part: str) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if part != "all" and is_third(document["id"]) != (part == "third"):
            continue  # the other part
        published = date.fromisoformat(document["published"]) if document.get("published") else None
        optional = [one for one in document["claims"] if one.get("optional")]
        gold = [one for one in document["claims"] if not one.get("optional")]
        for trace in read.trace(document["text"], language(document["lang"]), published):
            for reading, claim in read.claims_of(trace):
                right = is_right(claim.as_dict(), gold)
                if right or not is_right(claim.as_dict(), optional):
                    yield list(reading.rules), float(claim.confidence), right


def print_rules(rows: list[Row]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for rules, _, right in rows:
        for rule in {re.sub(r"\s+", " ", rule) for rule in rules}:
            counts[rule][0] += 1
            counts[rule][1] += right
    print(f"\n{'rule':34} claims  right %")
    for rule, (seen, good) in sorted(counts.items()):
        print(f"{rule:34} {seen:6}  {100 * good / seen:6.1f}")


def print_record(rows: list[Row]) -> None:
    """The table of pipeline/extract/confidence.py, each rate shrunk by one more right and one more wrong."""
    counts: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for rules, _, right in rows:
        counts[basis(rules)][0] += 1
        counts[basis(rules)][1] += right
    print("\nRECORD = {")
    for (unit, named), (seen, good) in sorted(counts.items()):
        print(f'    ("{unit}", {named}): Decimal("{(good + 1) / (seen + 2):.2f}"),  # {good} of {seen}')
    print("}")


def print_reliability(rows: list[Row]) -> None:
    print(f"\n{'confidence':14} claims  mean said %  right %")
    for low, high in pairwise(EDGES):
        inside = [(said, right) for _, said, right in rows if low <= said < high]
        if inside:
            said = 100 * sum(one for one, _ in inside) / len(inside)
            right = 100 * sum(one for _, one in inside) / len(inside)
            print(f"{low:.2f}-{min(high, 1):.2f}      {len(inside):6}       {said:6.1f}   {right:6.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--part",
        choices=["all", "rest", "third"],
        default="all",
        help="documents to read: the record is measured on the rest, its reliability looked at on the third",
    )
    arguments = parser.parse_args()
    rows = [row for path in arguments.files for row in rows_of(path, arguments.part)]
    print(f"{len(rows)} claims, {100 * sum(right for *_, right in rows) / len(rows):.1f} % right")
    print_rules(rows)
    print_record(rows)
    print_reliability(rows)


if __name__ == "__main__":
    main()
