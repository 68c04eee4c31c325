"""What a number measures that no metric of the catalogue fits: in the text's own words, as few as say it."""

from pipeline.extract.candidates import referents
from pipeline.extract.entities import clause_start
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.units import dimension
from pipeline.languages.language import Measured, Phrase
from pipeline.model import ClaimKind, Span


def find(readings: list[Reading], scene: Scene) -> None:
    """Sets `metric` where neither a known metric nor a counted noun says it; what nothing is found for stays."""
    words_of = scene.language.metric_words
    if words_of is None:
        return
    for index, reading in enumerate(readings):
        if reading.metric_id or "metric:unlisted" in reading.rules:
            continue
        found = words_of(_measured(reading, readings[index - 1] if index else None, scene))
        if found is None:
            continue
        if found.words:
            reading.metric, reading.metric_id = found.words, found.metric_id
            reading.rules.append("metric:dimension" if found.metric_id else "metric:wording")
        elif "metric:memory" in reading.rules:
            reading.metric = None  # what the sentence before measured, no metric that is known, is not what this does


def _measured(reading: Reading, before: Reading | None, scene: Scene) -> Measured:
    return Measured(
        text=scene.text,
        sentence=Span(scene.start, scene.end),
        clause=clause_start(scene, reading.start),
        span=Span(reading.start, reading.end),
        dimension=dimension(reading.unit),
        noun=reading.noun.span if reading.noun else None,
        by_noun="metric:noun" in reading.rules,
        people=reading.unit == "person",
        share=reading.kind is ClaimKind.SHARE,
        whole=reading.whole,
        before=Span(before.start, before.end) if before else None,
        metric_before=before.metric if before else None,
        phrases=lambda: _phrases(scene),
    )


def _phrases(scene: Scene) -> list[Phrase]:
    return [
        Phrase(one.span, one.base, one.role, one.name is not None, one.name is not None and one.name.known)
        for one in referents(scene)
    ]
