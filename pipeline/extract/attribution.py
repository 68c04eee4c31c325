"""Who says so: the phrase of the sentence, or the source that the sentences before have named."""

import re

from pipeline.extract.entities import in_mind
from pipeline.extract.reading import Reading, Scene
from pipeline.languages.language import Language
from pipeline.model import Attribution, AttributionKind, Span

_HOLDS_FOR = 5
_PARTED = re.compile(r";")


def find(scene: Scene) -> None:
    """The source of the sentence, or one of the sentences before that holds on."""
    memory = scene.memory
    memory.attribution_age += 1
    for rule in scene.language.attributions:
        match = rule.pattern.search(scene.text, scene.start, scene.end)
        if match:
            who = match["who"].strip(" ,")
            start = match.start("who") + match["who"].find(who)
            span = Span(start, start + len(who))
            found = Attribution(text=_resolved(who, scene), kind=kind_of(who, scene.language), span=span)
            scene.attribution, scene.attribution_span, scene.attribution_own = found, span, rule.own
            if rule.lasting:
                memory.attribution, memory.attribution_age = found, 0
            return
    if memory.attribution and memory.attribution_age <= _HOLDS_FOR:
        scene.attribution = memory.attribution


def of(reading: Reading, scene: Scene) -> Attribution | None:
    """A semicolon ends what somebody says in passing."""
    if scene.attribution_span is None:
        return scene.attribution
    start, end = sorted((reading.start, scene.attribution_span.start))
    return None if _PARTED.search(scene.text, start, end) else scene.attribution


def _resolved(who: str, scene: Scene) -> str:
    """The company: whoever spoke before, else the one that the text is about."""
    memory = scene.memory
    anaphor = scene.language.anaphora.fullmatch(who)
    if anaphor and memory.attribution and memory.attribution.kind is AttributionKind.ORGANISATION:
        return memory.attribution.text
    if anaphor and in_mind(scene):
        return in_mind(scene) or who
    determiner = scene.language.determiner.match(who)
    return who[determiner.end() :] if determiner else who


def kind_of(who: str, language: Language) -> AttributionKind:
    for kind, pattern in language.agent_kinds:
        if pattern.search(who):
            return kind
    return AttributionKind.ORGANISATION
