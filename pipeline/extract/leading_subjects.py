"""Entity, metric, region and whole of readings in a language whose subjects stand before their numbers (Korean)."""

import re

from pipeline.catalog import MetricCue
from pipeline.extract.entities import clause_start, is_place, is_source
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.subjects import metric_hits
from pipeline.extract.units import dimension
from pipeline.languages.language import Name
from pipeline.model import ClaimKind

_BY_USERS = frozenset({"downloads", "traffic", "time_spent"})  # people counted under these are users
_ANY = frozenset({"count:case", "count:item", "count:time", "count:account"})  # what a counter says of anything
_NEAR = 14  # characters behind a number within which a metric still names it: 100만 다운로드
_BRACKET = re.compile(r"(?P<name>[^\s(),]+)\s?\(\s?(?:약\s)?\Z")


def assign(readings: list[Reading], scene: Scene) -> None:
    cues = metric_hits(scene)
    for index, reading in enumerate(readings):
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        _metric(reading, scene, cues, after)
        _entity(reading, scene)
        _region(reading, scene)
        _whole(reading, scene)


def _fits(reading: Reading, cue: MetricCue) -> bool:
    measured = dimension(reading.unit)
    return measured in cue.metric.dimensions or (measured == "bare" and "count" in cue.metric.dimensions)


def _metric(reading: Reading, scene: Scene, cues: list[tuple[int, int, MetricCue]], after: int) -> None:
    fitting = [hit for hit in cues if _fits(reading, hit[2])]
    ahead = [hit for hit in fitting if hit[1] <= reading.start]
    near = [hit for hit in fitting if reading.end <= hit[0] < min(after, reading.end + _NEAR)]
    behind = [hit for hit in fitting if reading.end <= hit[0] < after]
    in_clause = [hit for hit in ahead if hit[0] >= clause_start(scene, reading.start)]
    chosen = next(iter(in_clause[-1:] or near[:1] or ahead[-1:] or behind[:1]), None)
    subject = scene.language.subject(scene.text, clause_start(scene, reading.start), reading.start)
    if chosen:
        start, end, cue = chosen
        reading.metric, reading.metric_id = scene.text[start:end], cue.metric.key
        if reading.unit is None or (reading.unit in _ANY and cue.metric.unit):
            reading.unit = cue.metric.unit
        elif reading.unit == "person" and (cue.metric.unit == "user" or cue.metric.key in _BY_USERS):
            reading.unit = "user"
        reading.rules.append("metric:cue")
        return
    noun = _said(reading, scene)
    reading.metric = noun or subject or scene.memory.metric
    reading.rules.append("metric:noun" if noun else "metric:subject" if subject else "metric:memory")
    if not noun and scene.memory.metric_id and _continues(reading, scene, subject):
        reading.metric_id = scene.memory.metric_id
    if not noun and reading.unit == "person" and scene.memory.unit == "user":
        reading.unit = "user"


def _said(reading: Reading, scene: Scene) -> str | None:
    """The noun beside the counter, where there is one: 노조원 of 노조원 194명."""
    noun = reading.noun
    return noun.span.of(scene.text) if noun and noun.span != noun.head else None


def _continues(reading: Reading, scene: Scene, subject: str | None) -> bool:
    """The metric of the sentence before holds on if the unit allows it and no other thing is measured here."""
    for cue in scene.language.metrics:
        if cue.metric.key == scene.memory.metric_id:
            named = subject is not None and not any(
                subject in name.base or name.base in subject for name in scene.names
            )
            return _fits(reading, cue) and not named
    return False


def _entity(reading: Reading, scene: Scene) -> None:
    reading.entity, how = _about(reading, scene)
    reading.rules.append(f"entity:{how}")


def _about(reading: Reading, scene: Scene) -> tuple[str | None, str]:
    """Who or what the number is about and how that was found; the surest sign first."""
    bracket = _BRACKET.search(scene.text, scene.start, reading.start)
    names = [name for name in scene.names if name.span.end <= reading.start]
    fit = [name for name in names if not is_source(name, scene) and (name.topic or not is_place(name, scene))]
    clause = clause_start(scene, reading.start)
    in_clause = [name for name in fit if name.span.start >= clause]
    held = [name for name in fit if bracket and name.span.end == bracket.end("name")]
    said, memory = _said(reading, scene), scene.memory
    ranked: list[tuple[str | None, str]] = [
        *((name.base, "bracket") for name in held),
        *((name.base, "topic") for name in (_strong(in_clause) or _strong(fit))[-1:]),
        *((name.base, "clause") for name in in_clause[-1:]),
        (memory.entity, "memory"),
        *((name.base, "sentence") for name in fit[-1:]),
        (said, "counted"),
        *((name.base, "source") for name in names[:1]),
        (memory.topic, "memory"),
        (_behind(reading, scene), "behind"),
        (reading.metric, "metric"),
    ]
    return next(((base, how) for base, how in ranked if base), (None, "none"))


def _strong(names: list[Name]) -> list[Name]:
    """Names that the catalogue knows or that grammar marks as the topic."""
    return [name for name in names if name.known or name.topic]


def _behind(reading: Reading, scene: Scene) -> str | None:
    later = [name for name in scene.names if name.span.start >= reading.end and not is_place(name, scene)]
    return later[0].base if later else None


def _region(reading: Reading, scene: Scene) -> None:
    rules, text = scene.language.head_final, scene.text
    hits = list(scene.language.places.pattern.finditer(text, scene.start, scene.end))
    ahead = [hit for hit in hits if hit.end() <= reading.start]
    chosen = next(iter(ahead[-1:] or hits[:1]), None)
    if chosen:
        reading.region = scene.language.places.codes.get(chosen[0].lower())
    elif rules and rules.worldwide.search(text, scene.start, scene.end):
        reading.region = None
    else:
        home = rules.home(reading.entity) if rules and reading.entity else None
        reading.region = scene.memory.region or home


def _whole(reading: Reading, scene: Scene) -> None:
    rules = scene.language.head_final
    if reading.kind is not ClaimKind.SHARE or rules is None:
        return
    match = rules.whole.search(scene.text, max(scene.start, reading.start - 60), reading.start)
    if match:
        reading.whole = match["whole"].strip(" ,·")


def remember(readings: list[Reading], scene: Scene) -> None:
    memory, rules = scene.memory, scene.language.head_final
    if readings:
        last = readings[-1]
        memory.entity, memory.metric, memory.metric_id = last.entity, last.metric, last.metric_id or memory.metric_id
        counts = [one.unit for one in readings if dimension(one.unit) == "count"]
        memory.unit = counts[-1] if counts else memory.unit
    else:
        named = [name for name in scene.names if name.known or name.topic]
        named = [name for name in named if not is_source(name, scene) and not is_place(name, scene)]
        memory.entity = named[0].base if named else memory.entity
    hits = list(scene.language.places.pattern.finditer(scene.text, scene.start, scene.end))
    if hits:
        memory.region = scene.language.places.codes.get(hits[-1][0].lower())
    elif rules and rules.worldwide.search(scene.text, scene.start, scene.end):
        memory.region = None
