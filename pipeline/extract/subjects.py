"""Whom and what a number is about: entity, metric, region, and the whole of a share."""

from collections import Counter

from pipeline.catalog import MetricCue
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.units import dimension
from pipeline.languages.language import Language, Name
from pipeline.model import ClaimKind, Span


def topic_of(text: str, language: Language, headline_end: int) -> str | None:
    """The name that the whole text is about: known ones first, those of the headline, then the most frequent."""
    names = language.names(text, 0, len(text))
    if not names:
        return None
    weight: Counter[str] = Counter()
    for name in names:
        weight[name.base] += 1 + 2 * name.known + 3 * (name.span.start < headline_end)
    first = {name.base: name.span.start for name in reversed(names)}
    return max(weight, key=lambda base: (weight[base], -first[base]))


def assign(readings: list[Reading], scene: Scene) -> None:
    cues = metric_hits(scene)
    for index, reading in enumerate(readings):
        before = readings[index - 1].end if index else scene.start
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        _metric(reading, scene, cues, before, after)
        _entity(reading, scene)
        _whole(reading, scene)
        _region(reading, scene)


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


def clause_start(scene: Scene, at: int) -> int:
    start = scene.start
    for match in scene.language.clause_end.finditer(scene.text, scene.start, at):
        start = match.end()
    return start


def _entity(reading: Reading, scene: Scene) -> None:
    candidates = [name for name in scene.names if not is_source(name, scene) and not is_place(name, scene)]
    ahead = [name for name in candidates if name.span.end <= reading.start]
    behind = [name for name in candidates if name.span.start >= reading.end]
    clause = clause_start(scene, reading.start)
    in_clause = [name for name in ahead if name.span.start >= clause]
    known = [name for name in in_clause if name.known] or [name for name in ahead if name.known]
    if known:
        reading.entity, how = known[-1].base, "entity:known"
    elif in_clause:
        reading.entity, how = in_clause[0].base, "entity:clause"
    elif scene.language.anaphora.search(scene.text, scene.start, reading.start) and (
        scene.memory.entity or scene.memory.topic
    ):
        reading.entity, how = scene.memory.entity or scene.memory.topic, "entity:anaphor"
    elif ahead:
        reading.entity, how = ahead[0].base, "entity:sentence"
    elif [name for name in behind if name.known]:
        reading.entity, how = next(name.base for name in behind if name.known), "entity:behind"
    elif scene.memory.entity or scene.memory.topic:
        reading.entity, how = scene.memory.entity or scene.memory.topic, "entity:memory"
    elif behind:
        reading.entity, how = behind[0].base, "entity:behind"
    else:
        how = "entity:none"
    reading.rules.append(how)


def is_source(name: Name, scene: Scene) -> bool:
    return scene.attribution_span is not None and name.span.overlaps(scene.attribution_span) and not name.known


def is_place(name: Name, scene: Scene) -> bool:
    return name.base.lower() in scene.language.places.codes


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
    names = [name for name in scene.names if name.known] or [name for name in scene.names if not is_place(name, scene)]
    kept = [one for one in readings if not one.blocked]
    if kept:
        memory.entity, memory.metric, memory.metric_id = kept[-1].entity, kept[-1].metric, kept[-1].metric_id
        counts = [one.unit for one in kept if dimension(one.unit) == "count"]
        memory.unit = counts[-1] if counts else None
    elif names and not is_source(names[0], scene):
        memory.entity = names[0].base
    place = scene.language.places.pattern.search(scene.text, scene.start, scene.end)
    if place:
        memory.region = scene.language.places.codes.get(place[0].lower())


def span_of(reading: Reading) -> Span:
    return Span(reading.start, reading.end)
