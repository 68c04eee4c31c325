"""Whom and what a number is about: metric, region, the whole of a share, and through entities.py the entity."""

from pipeline.catalog import MetricCue
from pipeline.extract import entities
from pipeline.extract.entities import clause_start
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.units import dimension
from pipeline.model import ClaimKind, Span


def assign(readings: list[Reading], scene: Scene) -> None:
    cues = metric_hits(scene)
    for index, reading in enumerate(readings):
        before = readings[index - 1].end if index else scene.start
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        _metric(reading, scene, cues, before, after)
        _whole(reading, scene)
        _region(reading, scene)
    entities.assign(readings, scene)


def metric_hits(scene: Scene) -> list[tuple[int, int, MetricCue]]:
    found: list[tuple[int, int, MetricCue]] = []
    for cue in scene.language.metrics:
        for match in cue.pattern.finditer(scene.text, scene.start, scene.end):
            if match.end() > match.start() and not any(
                match.start() < end and start < match.end() for start, end, _ in found
            ):
                found.append((match.start(), match.end(), cue))
    return sorted(found, key=lambda hit: hit[:2])


def _metric(reading: Reading, scene: Scene, cues: list[tuple[int, int, MetricCue]], before: int, after: int) -> None:
    measured = dimension(reading.unit)
    fitting = [
        hit
        for hit in cues
        if measured in hit[2].metric.dimensions or (measured == "bare" and "count" in hit[2].metric.dimensions)
    ]
    behind = [hit for hit in fitting if reading.number.end <= hit[0] < after]
    ahead = [hit for hit in fitting if hit[1] <= reading.start]
    chosen = None
    near_behind = behind and behind[0][0] - reading.end < 30
    if near_behind and (not ahead or reading.noun or reading.kind is ClaimKind.CHANGE):
        chosen = behind[0]
    elif ahead:
        chosen = ahead[-1]
    elif behind:
        chosen = behind[0]
    phrase = scene.text[reading.noun.span.start : reading.noun.span.end] if reading.noun else None
    if chosen:
        start, end, cue = chosen
        reading.metric_id = cue.metric.key
        reading.metric = (
            phrase if phrase and start < reading.end + 40 and start >= reading.start else scene.text[start:end]
        )
        borrowed = {"unit:neighbour", "unit:memory"}.intersection(reading.rules)
        if reading.unit is None or (borrowed and not (reading.unit.startswith("count:") and cue.metric.unit != "user")):
            reading.unit = cue.metric.unit or reading.unit
        reading.rules.append("metric:cue")
        return
    subject = scene.language.subject(scene.text, clause_start(scene, reading.start), reading.start)
    reading.metric = phrase or subject or scene.memory.metric
    reading.rules.append("metric:noun" if phrase else "metric:subject" if subject else "metric:memory")
    if not phrase and not subject and scene.memory.metric_id:
        reading.metric_id = scene.memory.metric_id
    del before


def _whole(reading: Reading, scene: Scene) -> None:
    if reading.kind is not ClaimKind.SHARE:
        return
    match = scene.language.whole.match(scene.text, reading.end, scene.end)
    if match:
        reading.whole = match["whole"].strip(" ,.")


def _region(reading: Reading, scene: Scene) -> None:
    hits = list(scene.language.places.pattern.finditer(scene.text, scene.start, scene.end))
    near = (
        [hit for hit in hits if hit.start() >= reading.end][:1] if not hits or hits[0].start() > reading.end else hits
    )
    chosen = [hit for hit in near if hit.end() <= reading.start][-1:] or near[:1]
    if chosen:
        reading.region = scene.language.places.codes.get(chosen[0][0].lower())
    reading.region = reading.region or scene.memory.region


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    entities.remember(readings, scene)
    if readings:
        memory.metric, memory.metric_id = readings[-1].metric, readings[-1].metric_id
        counts = [one.unit for one in readings if dimension(one.unit) == "count"]
        memory.unit = counts[-1] if counts else None
    place = scene.language.places.pattern.search(scene.text, scene.start, scene.end)
    if place:
        memory.region = scene.language.places.codes.get(place[0].lower())


def span_of(reading: Reading) -> Span:
    return Span(reading.start, reading.end)
