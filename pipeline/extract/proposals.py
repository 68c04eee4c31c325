"""Traces of a text -> what the learned reader chooses from: numbers with the rules' claims, times, names, phrases."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import cast

from pipeline.extract import candidates, subjects
from pipeline.extract.reading import Mention, Reading, Scene, SentenceTrace
from pipeline.languages.calendar import last_day
from pipeline.languages.gazetteer import countries_in
from pipeline.languages.language import Days
from pipeline.model import Claim, Grain
from pipeline.reader.inputs import DocumentInput, NumberInput, PhraseInput, RegionInput, TimeInput
from pipeline.reader.published_times import from_publication

_BASES = 16  # times of the text that a shift (a year earlier) may count from
_LONG = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR})
_RUNNERS_UP = 4


def document_of(
    text: str,
    traces: list[SentenceTrace],
    claims: list[list[tuple[Reading, Claim]]],
    *,
    published: date | None,
    title: str,
) -> DocumentInput:
    """`claims`: the readings of each sentence that are claims, with these, in text order."""
    if not traces:
        return DocumentInput(text=text, language="", published=published, title=title)
    scenes = [trace.scene for trace in traces]
    numbers = [
        NumberInput(
            claim.span.start,
            claim.span.end,
            scene.index,
            claim,
            reading.placed,
            tuple(one.referent.base for one in reading.candidates[:_RUNNERS_UP]),
        )
        for scene, rows in zip(scenes, claims, strict=True)
        for reading, claim in rows
    ]
    return DocumentInput(
        text=text,
        language=scenes[0].language.code,
        published=published,
        title=title,
        sentences=tuple((scene.start, scene.end) for scene in scenes),
        numbers=tuple(numbers),
        times=(*_printed(scenes), *from_publication(published)),
        phrases=tuple(phrase for scene in scenes for phrase in _phrases(scene)),
        regions=tuple(
            RegionInput(one.start, one.end, one.country, str(one.sort))
            for one in countries_in(text, scenes[0].language.code)
        ),
        cues=tuple((start, end, cue.metric.key) for scene in scenes for start, end, cue in subjects.metric_hits(scene)),
    )


def _phrases(scene: Scene) -> Iterable[PhraseInput]:
    for one in candidates.referents(scene):
        role = str(one.role) if one.name is None else "known" if one.name.known else "name"
        yield PhraseInput(one.span.start, one.span.end, one.base, role)


def _printed(scenes: list[Scene]) -> list[TimeInput]:
    """Times as printed, the last day of long ones, and what shifts give, counted from each time of the text."""
    bases = _distinct(mention.days for scene in scenes for mention in scene.mentions if mention.days)[:_BASES]
    found = []
    for scene in scenes:
        for mention in scene.mentions:
            if mention.days:
                found.append(_time(mention.days, "printed", mention, scene))
                end = last_day(mention.days) if mention.days.grain in _LONG else None
                found += [_time(end, "last_day", mention, scene)] if end else []
            shifts = [how for how in (mention.shift, mention.against, mention.onward) if callable(how)]
            moved = _distinct(
                days
                for how in cast(list[Callable[[object, Days], Days | None]], shifts)
                for base in bases
                if (days := how(mention.match, base))
            )
            found += [_time(days, "shifted", mention, scene) for days in moved]
    return found


def _distinct(days: Iterable[Days]) -> list[Days]:
    return list({(one.start, one.end): one for one in days}.values())


def _time(days: Days, source: str, mention: Mention, scene: Scene) -> TimeInput:
    flags = (mention.relative, mention.baseline, mention.aside, mention.fleeting, mention.same, mention.adverb)
    return TimeInput(days.start, days.end, days.grain.value, source, mention.start, mention.end, scene.index, flags)
