"""Measures what each mark of a candidate weighs in the choice of whom a number is about:
`python benchmarks/entity_weights.py GOLD.jsonl[=SHARE] ... [--parts 5] [--write]`.

Each line is a document {"id", "lang", "published", "text", "claims"}, all of one language; SHARE is how much its
documents count. Printed is how often the entity is right with weights measured on all documents, and, in parts, on
documents that they were not measured on. --write puts them where the extractor reads them. The weights maximise the
chance of a right candidate among all (a conditional logit with a quadratic penalty), by L-BFGS.
"""

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring import Document, pair, same_field, same_value

from pipeline.extract import read
from pipeline.languages import language as language_of
from pipeline.languages.language import Language

PENALTY = 7.0
SEEN = 20  # numbers in which a mark is seen at least
ROUNDS = 1
MOST = 6  # numbers of one document that count fully
SMALLEST = 0.02
START = {"rules": 1.0}
Weights = Mapping[str, float]
Vector = list[float]


@dataclass(frozen=True, slots=True)
class Number:
    """The marks of its candidates, which of them are right (0 to 1), and whether the entity chosen is."""

    marks: list[tuple[str, ...]]
    right: list[float]
    chosen: bool
    share: float


def how_like(gold: str, base: str) -> float:
    """0 where it is another one, else the more the fewer words differ; "a|b" in the gold stands for either."""
    likeness = []
    for name in gold.split("|"):
        one, other = set(name.lower().split()), set(base.lower().split())
        same = same_field("entity", name, base)
        likeness.append(0.3 + 1.4 * len(one & other) / (len(one) + len(other)) if same else 0.0)
    return max(likeness)


def numbers_of(document: Document, language: Language, share: float) -> list[Number]:
    published = date.fromisoformat(document["published"]) if document.get("published") else None
    traces = read.trace(document["text"], language, published)
    rows = [one.as_dict() | {"read": reading.candidates} for trace in traces for reading, one in trace.claims()]
    gold = [one for one in document["claims"] if not one.get("optional") and one.get("entity")]
    found = []
    for one, row in pair(gold, rows, same_value):
        right = [how_like(one["entity"], each.referent.base) for each in row["read"]]
        chosen = bool(row["entity"]) and how_like(one["entity"], row["entity"]) > 0
        found.append(Number([each.features for each in row["read"]], right, chosen, share))
    weight = share * min(1.0, MOST / len(found)) if found else share
    return [replace(one, share=weight) for one in found]


def measure(documents: Sequence[tuple[Document, float]], language: Language) -> Weights:
    weights: Weights = START
    for _ in range(ROUNDS):
        changed = replace(language, entity_weights=weights)
        numbers = [one for document, share in documents for one in numbers_of(document, changed, share)]
        weights = fit([one for one in numbers if max(one.right, default=0.0) > 0])
    return weights


def fit(numbers: Sequence[Number]) -> Weights:
    seen = Counter(mark for one in numbers for mark in {mark for marks in one.marks for mark in marks})
    names = sorted(mark for mark, count in seen.items() if count >= SEEN)
    place = {mark: index for index, mark in enumerate(names)}
    rows = [
        ([[place[mark] for mark in marks if mark in place] for marks in one.marks], one.right, one.share)
        for one in numbers
    ]

    def loss(weights: Vector) -> tuple[float, Vector]:
        total = PENALTY / 2 * sum(weight * weight for weight in weights)
        slope = [PENALTY * weight for weight in weights]
        for candidates, right, share in rows:
            scores = [sum(map(weights.__getitem__, marks)) for marks in candidates]
            highest = max(scores)
            chances = [math.exp(score - highest) for score in scores]
            hits = [chance * good for chance, good in zip(chances, right, strict=True)]
            whole, hit = sum(chances), sum(hits)
            total += share * (math.log(whole) - math.log(hit))
            for marks, chance, good in zip(candidates, chances, hits, strict=True):
                step = share * (chance / whole - good / hit)
                if abs(step) > 1e-9:
                    for mark in marks:
                        slope[mark] += step
        return total, slope

    return dict(zip(names, descend(loss, [0.0] * len(names)), strict=True))


def dot(one: Vector, other: Vector) -> float:
    return sum(map(float.__mul__, one, other))


def descend(loss: Callable[[Vector], tuple[float, Vector]], at: Vector, steps: int = 150, kept: int = 10) -> Vector:
    """L-BFGS with halving steps."""
    value, slope = loss(at)
    moves: list[tuple[Vector, Vector]] = []
    for _ in range(steps):
        way = direction(slope, moves)
        length = 1.0 if moves else 1 / max(1.0, sum(map(abs, slope)))
        while True:
            there = [one + length * step for one, step in zip(at, way, strict=True)]
            lower, bent = loss(there)
            if lower <= value + 1e-4 * length * dot(way, slope) or length < 1e-8:
                break
            length /= 2
        move = [length * step for step in way]
        turn = [one - other for one, other in zip(bent, slope, strict=True)]
        moves = [*moves, (move, turn)][-kept:] if dot(move, turn) > 1e-10 else moves
        done = abs(value - lower) < 1e-5 * max(1.0, abs(value))
        at, value, slope = there, lower, bent
        if done:
            break
    return at


def direction(slope: Vector, moves: Sequence[tuple[Vector, Vector]]) -> Vector:
    way, shares = list(slope), []
    for move, turn in reversed(moves):
        share = dot(move, way) / dot(turn, move)
        shares.append(share)
        way = [one - share * other for one, other in zip(way, turn, strict=True)]
    if moves:
        scale = dot(*moves[-1]) / dot(moves[-1][1], moves[-1][1])
        way = [scale * one for one in way]
    for (move, turn), share in zip(moves, reversed(shares), strict=True):
        back = share - dot(turn, way) / dot(turn, move)
        way = [one + back * other for one, other in zip(way, move, strict=True)]
    return [-one for one in way]


def part_of(document: Document, parts: int) -> int:
    return int(hashlib.md5(document["id"].encode(), usedforsecurity=False).hexdigest(), 16) % parts


def count_right(documents: Sequence[tuple[Document, float]], language: Language) -> tuple[int, int]:
    numbers = [one for document, share in documents for one in numbers_of(document, language, share)]
    return sum(one.chosen for one in numbers), len(numbers)


def report(name: str, right: int, of: int) -> None:
    print(f"  {name:24} {right} of {of}, {100 * right / max(1, of):.1f} %", flush=True)


def load(argument: str) -> tuple[Path, list[tuple[Document, float]]]:
    name, _, share = argument.partition("=")
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    return Path(name), [(json.loads(line), float(share or 1)) for line in lines if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="GOLD.jsonl or GOLD.jsonl=SHARE")
    parser.add_argument("--parts", type=int, default=0, help="measure as many times, each time without one part")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    files = [load(one) for one in arguments.files]
    documents = [row for _, rows in files for row in rows]
    language = language_of(documents[0][0]["lang"])
    for path, rows in files:
        report(f"rules {path.stem}", *count_right(rows, replace(language, entity_weights={})))
    held: Counter[tuple[str, int]] = Counter()
    for part in range(arguments.parts):
        others = [row for row in documents if part_of(row[0], arguments.parts) != part]
        changed = replace(language, entity_weights=measure(others, language))
        for path, rows in files:
            of_part = [row for row in rows if part_of(row[0], arguments.parts) == part]
            held.update({(path.stem, index): count for index, count in enumerate(count_right(of_part, changed))})
    for path, _ in files if arguments.parts else ():
        report(f"unseen {path.stem}", held[path.stem, 0], held[path.stem, 1])
    weights = {mark: round(one, 2) for mark, one in measure(documents, language).items() if abs(one) >= SMALLEST}
    for path, rows in files:
        report(f"seen {path.stem}", *count_right(rows, replace(language, entity_weights=weights)))
    if arguments.write:
        write(weights, language.code)


def write(weights: Weights, code: str) -> None:
    target = Path(__file__).parents[1] / "pipeline" / "catalog" / f"entity_weights_{code}.toml"
    head = (
        "# What each mark of a candidate weighs in the choice of whom a number is about: benchmarks/entity_weights.py\n"
    )
    lines = [f"{json.dumps(mark, ensure_ascii=False)} = {weight:.2f}\n" for mark, weight in sorted(weights.items())]
    target.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(weights)} weights in {target}")


if __name__ == "__main__":
    main()
