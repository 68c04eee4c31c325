"""What speaks for and against each time of a document as the time of a number: arrays of 0 and 1."""

from collections import Counter
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pipeline.model import ClaimKind, Grain
from pipeline.reader.inputs import DocumentInput, NumberInput, TimeInput
from pipeline.reader.published_times import FROM_PUBLICATION
from pipeline.reader.slots import LANGUAGES
from pipeline.reader.units import DIMENSIONS, dimension

SOURCES = ("printed", "further", "last_day", "shifted", *FROM_PUBLICATION)
GRAINS = tuple(Grain)
KINDS = tuple(ClaimKind)
FLAGS = 9
LENGTHS = (1, 7, 31, 100, 200, 366)  # days
AGES = (-400, -60, -1, 1, 31)  # days from the day of publication to the last day of the time
GAPS = (4, 15, 40, 120)  # characters between a number and a printed time
BACK = (0, 1, 3, 6)  # sentences from a time to the number behind it
_LONG_GAP = 600  # characters: a gap that is not looked into
Floats = NDArray[np.float32]
Days = tuple[date, date]


class TimeFeatures:
    """Features of the times of one document; `of` gives those for a number as (times, features) and (features,)."""

    def __init__(self, document: DocumentInput) -> None:
        self.document = document
        times = document.times
        self.static = _static(document)
        self.at = np.array([time.at for time in times], np.int64)
        self.upto = np.array([time.upto for time in times], np.int64)
        self.sentence = np.array([time.sentence for time in times], np.int64)
        printed = np.array([time.source == "printed" for time in times], bool)
        # of no comparison, and no mere day of a report
        plain = np.array([not any(time.flags[1:3]) for time in times], bool)
        self.own = printed & plain
        self.starts = np.array([number.start for number in document.numbers], np.int64)
        self.kept: dict[int, tuple[Floats, Floats]] = {}

    def of(self, place: int) -> tuple[Floats, Floats]:
        """`place`: of the number in the document."""
        if place not in self.kept:
            number = self.document.numbers[place]
            before = self.sentence[self.own & (self.sentence < number.sentence)]
            latest = int(before.max(initial=-1))
            own = self.own & (self.sentence == number.sentence)
            pairs = self._pairs(number, own, latest)
            shared = _number(number, int(own.sum()), latest, self.document.language)
            self.kept[place] = np.concatenate([self.static, pairs], axis=1), shared
        return self.kept[place]

    def _pairs(self, number: NumberInput, own: NDArray[np.bool_], latest: int) -> Floats:
        same, ahead = self.sentence == number.sentence, self.upto <= number.start
        back = number.sentence - self.sentence
        count = int(own.sum())
        columns = [same & ahead, same & ~ahead]
        columns += [~same & (back >= 0) & (back <= bound) for bound in BACK]
        columns += [back < 0, same & own & (count == 1), ~same & (count > 0), (self.sentence == latest) & (count == 0)]
        nearest = self.upto[own & ahead].max(initial=-1)
        following = self.at[own & ~ahead].min(initial=len(self.document.text))
        columns += [own & ahead & (self.upto == nearest), own & ~ahead & (self.at == following)]
        found = np.zeros((len(self.at), PAIR), np.float32)
        found[:, : len(columns)] = np.stack(columns, axis=1) if len(self.at) else 0
        printed = self.at >= 0
        found[~printed] = 0
        starts, ends = np.where(ahead, self.upto, number.end), np.where(ahead, number.start, self.at)
        for place in np.flatnonzero(printed & (ends - starts <= _LONG_GAP)).tolist():
            found[place, len(columns) :] = self._between(int(starts[place]), int(ends[place]))
        return found

    def _between(self, start: int, end: int) -> list[float]:
        between = self.document.text[start:end]
        inside = int(((self.starts >= start) & (self.starts < end)).sum())
        return [
            "," in between,
            between.count(",") > 1,
            any(sign in between for sign in ";—–"),
            between.count("(") != between.count(")"),
            "\n" in between,
            *(len(between) <= bound for bound in GAPS),
            inside > 0,
            inside > 1,
        ]

    @property
    def names(self) -> tuple[str, ...]:
        """What each column says, in words."""
        return NAMES


PAIR = 17 + len(GAPS) + 2
NUMBER = 6 + len(KINDS) + len(DIMENSIONS) + 3


def _number(number: NumberInput, own: int, latest: int, language: str) -> Floats:
    claim = number.claim
    row = [own == 0, own == 1, own > 1, latest < 0 and not own, number.sentence == 0,
           latest >= 0 and number.sentence - latest > BACK[2]]  # fmt: skip
    row += [claim.kind is kind for kind in KINDS]
    row += [dimension(claim.unit) == one for one in DIMENSIONS]
    row += [language == code for code in LANGUAGES]
    return np.array(row, np.float32)


def _static(document: DocumentInput) -> Floats:
    printed = [time for time in document.times if time.source == "printed"]
    counts = Counter(time.days for time in printed)
    most = max(counts.values(), default=0)
    ends = sorted({time.days for time in printed}, key=lambda days: (days[1], days[0]))
    place = {days: rank for rank, days in enumerate(ends)}
    rows = [
        _of_time(
            time,
            published=document.published,
            count=counts[time.days],
            most=most,
            rank=place.get(time.days, -1),
            ranks=len(ends),
        )
        for time in document.times
    ]
    return np.array(rows, np.float32).reshape(len(rows), STATIC)


def _of_time(time: TimeInput, *, published: date | None, count: int, most: int, rank: int, ranks: int) -> list[float]:
    days = (time.end - time.start).days
    row: list[float] = [time.source == source for source in SOURCES]
    row += [time.grain == grain for grain in GRAINS]
    row += list(time.flags) or [0.0] * FLAGS
    row += [days <= bound for bound in LENGTHS]
    row += [count >= 1, count > 1, count > 2, count == most and count > 1]
    row += [rank >= 0 and rank == ranks - 1, rank == 0, ranks == 1]
    if published is None:
        return row + [0.0] * (len(AGES) + 2)
    age = (time.end - published).days
    return [*row, 1.0, *(age <= bound for bound in AGES), time.start <= published < time.end]


NAMES = (
    *(f"source {source}" for source in SOURCES),
    *(f"grain {grain}" for grain in GRAINS),
    *("relative", "of a comparison", "day of a report", "now", "same as before", "adverb"),
    *("counted from a time of the sentence", "counted from the last time", "counted from the time printed most"),
    *(f"at most {days} days" for days in LENGTHS),
    *("printed", "printed again", "printed three times", "printed most", "the latest", "the earliest", "the only one"),
    "published is known",
    *(f"ends {days} days from publication at most" for days in AGES),
    "holds publication",
    *("in the sentence, ahead", "in the sentence, behind"),
    *(f"{back} sentences back at most" for back in BACK),
    *("in a later sentence", "the only one of the sentence", "the sentence has another", "last one before"),
    *("nearest ahead", "nearest behind", "comma between", "commas between", "dash between", "bracket between"),
    "in another line",
    *(f"{gap} characters away at most" for gap in GAPS),
    *("a number between", "numbers between"),
)
STATIC = len(SOURCES) + len(GRAINS) + FLAGS + len(LENGTHS) + 7 + len(AGES) + 2
