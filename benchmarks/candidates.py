"""How often the right answer of a field is among those that the reader chooses from: nothing else can be chosen.

    python -m benchmarks.candidates GOLD [--every N]

GOLD has train_en.jsonl, train_ru.jsonl and train_ko.jsonl (docs/train-the-reader.md); documents of fold 4 are left out,
and with N only every Nth is read. Counted are marked figures whose value the grammars read and whose field is filled.
The shipped network, which has read these texts, proposes spans for entity, metric and attribution, and so is flattered.
"""

import argparse
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.reader.network import Network, network
from pipeline.reader.options import View
from pipeline.reader.slot_options import OPTIONS
from pipeline.reader.slots import LANGUAGES
from training.gold import prepared, read_gold
from training.labels import answer_of, marked_for
from training.scoring import is_right, same_value

SLOTS = ("unit", "entity", "metric", "metric_id", "region", "period", "baseline", "whole", "attribution")
UNREAD_FOLD = 4


@dataclass(slots=True)
class Recall:
    """By slot: figures with that field marked; those with a right option that says something; those where only the
    option of saying nothing is right."""

    marked: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)

    def add(self, view: View, number: int, gold: Mapping[str, Any]) -> None:
        for slot in SLOTS:
            if gold.get(slot) is None:
                continue
            self.marked[slot] += 1
            belief = view.beliefs[number].get(slot)
            fields = [answer_of(slot, key, belief) for key in OPTIONS[slot](view, number).keys]
            right = [one[slot] is not None for one in fields if is_right(gold, one, slot)]
            self.said[slot] += any(right)
            self.silent[slot] += bool(right) and not any(right)


def recall_of(path: Path, every: int, reader: Network) -> Recall:
    found = Recall()
    documents = (one for one in read_gold(path) if one.get("fold") != UNREAD_FOLD)
    for marked in islice(documents, 0, None, every):
        document = prepared(marked)
        view, claims = reader.view(document.found), marked_for(document)
        for number in view.order:
            gold = claims[number]
            if gold and not gold.get("optional") and same_value(gold, view.row(number).claim.as_dict()):
                found.add(view, number, gold)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    found = [recall_of(asked.gold / f"train_{language}.jsonl", asked.every, network()) for language in LANGUAGES]
    print(f"| % of the marked | {' | '.join(LANGUAGES)} |\n| --- | {' | '.join('---' for _ in LANGUAGES)} |")
    for slot in SLOTS:
        print(f"| {slot} | {' | '.join(_told(one, slot) for one in found)} |")


def _told(found: Recall, slot: str) -> str:
    """Among what says something, and in brackets with those where saying nothing is right too."""
    marked = max(found.marked[slot], 1)
    return f"{100 * found.said[slot] / marked:.1f} ({100 * (found.said[slot] + found.silent[slot]) / marked:.1f})"


if __name__ == "__main__":
    main()
