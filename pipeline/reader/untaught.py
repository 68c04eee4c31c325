"""Metrics that the gold says little of: where the rules name one and the reader's own pointer stands on a cue of it,
the rules' word counts. So a metric that is new in the catalogue is found without training."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.reader.options import View
from pipeline.reader.options_coded import pointed_cues

TAUGHT = 30  # marked claims from which the network is taken to know a metric
ENOUGH = 10  # claims that the rules gave a metric, from which the gold can contradict them
PROVEN = 9  # times as often right as wrong: then the rules' word counts however much the network knows
POINTED = 0.3  # chance of the words for the metric that must stand on a cue of it


@dataclass(frozen=True, slots=True)
class Record:
    """Of a metric in the gold: claims marked with it, and how often the rules were right and wrong on a pointed cue."""

    marked: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def is_left_to_rules(self) -> bool:
        if self.right + self.wrong < ENOUGH:
            return self.marked < TAUGHT
        return self.right >= PROVEN * self.wrong or (self.marked < TAUGHT and self.right >= self.wrong)

    @property
    def rate(self) -> float:
        """How sure the rules' word is, by how often it was right."""
        return (self.right + 1) / (self.right + self.wrong + 2)


def by_rules(view: View, number: int, records: Mapping[str, Record]) -> str | None:
    """The rules' metric where it is left to them, else None."""
    key = view.row(number).claim.metric_id
    if key is None or not records.get(key, Record()).is_left_to_rules:
        return None
    return key if pointed_cues(view, number).get(key, 0.0) >= POINTED else None
