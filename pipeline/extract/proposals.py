"""Traces of a text -> what the learned reader chooses from: numbers with the rules' claims, times, names, phrases."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import cast

from pipeline.extract import further_times, phrases
from pipeline.extract.further_times import FURTHER
from pipeline.extract.reading import SAID, Mention, Reading, Scene, SentenceTrace, Speaker
from pipeline.languages.calendar import last_day
from pipeline.languages.gazetteer import countries_in
from pipeline.languages.times import Days
from pipeline.model import Claim, Grain
from pipeline.reader.budget import TIMES
from pipeline.reader.inputs import DocumentInput, NumberInput, PhraseInput, RegionInput, SpeakerInput, TimeInput
from pipeline.reader.published_times import FROM_PUBLICATION, from_publication

_BASES = 16  # times of the text that a shift (a year earlier) may count from
_LONG = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR})
_Span = tuple[date, date] | None


def document_of(traces: list[SentenceTrace], claims: list[list[tuple[Reading, Claim]]], *, title: str) -> DocumentInput:
    """Of a whole text; of one without a sentence nothing. `claims`: the readings of each sentence that are claims, with
    these, in text order."""
    if not traces:
        return DocumentInput(text="", language="", published=None, title=title)
    every = [trace.scene for trace in traces]
    text, published = every[0].text, every[0].published
    times, count = _times(text, every)
    scenes, code = every[:count], every[0].language.code
    text, read_to = _read_part(text, scenes)
    return DocumentInput(
        text=text,
        language=code,
        published=published,
        title=title,
        sentences=tuple((scene.start, scene.end) for scene in scenes),
        numbers=tuple(_numbers(scenes, claims)),
        times=(*times, *from_publication(published)),
        phrases=tuple(phrase for scene in scenes for phrase in _phrases(scene)),
        regions=tuple(RegionInput(one.start, one.end, one.country, str(one.sort)) for one in countries_in(text, code)),
        cues=tuple((start, end, cue.metric.key) for scene in scenes for start, end, cue in scene.cues),
        speakers=tuple(_speaker(one) for scene in scenes for one in scene.speakers),
        read_to=read_to,
    )


def _times(text: str, scenes: list[Scene]) -> tuple[list[TimeInput], int]:
    """The times of the text within its budget, and how many of its sentences they are of."""
    printed = list(islice(_printed(scenes), TIMES + 1))
    count = printed[TIMES].sentence + 1 if len(printed) > TIMES else len(scenes)
    further = further_times.of_text(_read_part(text, scenes[:count])[0], scenes[:count])
    count = further[TIMES].sentence + 1 if len(further) > TIMES else count
    return [*printed[:TIMES], *further[:TIMES]], count


def _read_part(text: str, scenes: list[Scene]) -> tuple[str, int]:
    """The text up to the end of its last sentence, and where that is; the whole text and -1 where nothing follows."""
    end = scenes[-1].end
    return (text[:end], end) if text[end:].strip() else (text, -1)


def _numbers(scenes: list[Scene], claims: list[list[tuple[Reading, Claim]]]) -> Iterator[NumberInput]:
    for scene, rows in zip(scenes, claims, strict=False):  # the scenes may end before the text does
        for reading, claim in rows:
            given = {**reading.told_by, "unit": "units.attach"} if reading.unit_by in SAID else reading.told_by
            yield NumberInput(claim.span.start, claim.span.end, scene.index, claim, reading.placed, given)


def _phrases(scene: Scene) -> Iterable[PhraseInput]:
    for one in phrases.find(scene):
        role = str(one.role) if one.name is None else "known" if one.name.known else "name"
        yield PhraseInput(one.span.start, one.span.end, one.base, role)


def _speaker(one: Speaker) -> SpeakerInput:
    return SpeakerInput(one.span.start, one.span.end, one.attribution.text, str(one.attribution.kind), one.rule)


def _printed(scenes: list[Scene]) -> Iterator[TimeInput]:
    """Times as printed, those that their words may mean as well, the last day of long ones, the ends of spans, and what
    shifts give, counted from each time of the text."""
    further = [list(further_times.by_rules(scene)) for scene in scenes]
    bases = _distinct(mention.days for scene in scenes for mention in scene.mentions if mention.days)[:_BASES]
    bases = _distinct([*bases, *(mention.days for row in further for mention in row if mention.days)])[: 2 * _BASES]
    assumed = [] if any(one.grain not in {Grain.DAY, Grain.INSTANT} for one in bases) else _assumed(scenes)
    told = _Told(scenes)
    for scene, more in zip(scenes, further, strict=True):
        for mention in (*scene.mentions, *more):
            if mention.days:
                yield _time(mention.days, FURTHER if mention.further else "printed", mention, scene)
                yield from (_time(end, source, mention, scene) for source, end in _ends(mention))
            for days, own in _shifted(mention, bases, assumed):
                yield _time(days, "shifted", mention, scene, told.counted_from(own, mention, scene))


def _assumed(scenes: list[Scene]) -> list[Days]:
    """The month, quarter and year that were over at publication, of which a report is that prints no time."""
    published = scenes[0].published if scenes else None
    if published is None:
        return []
    found = (FROM_PUBLICATION[name] for name in ("month before", "quarter before", "year before"))
    return [Days(*of(published), Grain(grain)) for grain, of in found]


def _shifted(mention: Mention, bases: list[Days], assumed: list[Days]) -> Iterable[tuple[Days, list[Days]]]:
    """What the words of a shift give, each with the times that it is counted from; a time that is only assumed is moved
    by its own length at least."""
    shifts = [how for how in (mention.shift, mention.against, mention.onward) if callable(how)]
    moved: dict[_Span, tuple[Days, list[Days]]] = {}
    for how in cast(list[Callable[[object, Days], Days | None]], shifts):
        for base in (*bases, *assumed):
            days = how(mention.match, base)
            if days and (base not in assumed or days.end <= base.start):
                moved.setdefault(_span(days), (days, []))[1].append(base)
    return moved.values()


def _ends(mention: Mention) -> Iterator[tuple[str, Days]]:
    """The last day of a long time, and the two times that a span runs between."""
    days = mention.days
    if days is None or mention.further:
        return
    end = last_day(days) if days.grain in _LONG else None
    if end:
        yield "last_day", end
    yield from ((FURTHER, one) for one in (days.first, days.last) if one)


class _Told:
    """The printed times of a text that are neither compared with nor the day of a report: how often each is printed, in
    the text and by sentence, and where they end."""

    def __init__(self, scenes: list[Scene]) -> None:
        told = [(scene.index, one) for scene in scenes for one in scene.mentions if _is_told(one)]
        counts = Counter(_span(one.days) for _, one in told)
        most = max(counts.values(), default=0)
        self.often = {span for span, count in counts.items() if count == most}
        self.here = Counter((index, _span(one.days)) for index, one in told)
        self.ends = [one.end for _, one in told]
        self.spans = [_span(one.days) for _, one in told]

    def counted_from(self, bases: list[Days], mention: Mention, scene: Scene) -> tuple[bool, ...]:
        """Whether a shift was counted from a time of its own sentence, from the last one before it, from the one that
        the text prints most often."""
        spans = {_span(one) for one in bases}
        own = _span(mention.days) if _is_told(mention) else None
        here = any(self.here[scene.index, span] > (span == own) for span in spans)
        before = bisect_right(self.ends, mention.start)
        often = not self.often or not spans.isdisjoint(self.often)  # of a text without any all are as frequent
        return here, before > 0 and self.spans[before - 1] in spans, often


def _is_told(mention: Mention) -> bool:
    return bool(mention.days) and not (mention.baseline or mention.aside or mention.further)


def _span(days: Days | None) -> _Span:
    return (days.start, days.end) if days else None


def _distinct(days: Iterable[Days]) -> list[Days]:
    return list({_span(one): one for one in days}.values())


def _time(
    days: Days, source: str, mention: Mention, scene: Scene, counted: tuple[bool, ...] = (False, False, False)
) -> TimeInput:
    flags = (*further_times.flags_of(mention), *counted)
    return TimeInput(days.start, days.end, days.grain.value, source, mention.start, mention.end, scene.index, flags)
