"""Who says so: the phrase of the sentence, or the source that the sentences before have named."""

from pipeline.extract.reading import Scene
from pipeline.languages.language import Language
from pipeline.model import Attribution, AttributionKind, Span

_HOLDS_FOR = 3


def find(scene: Scene) -> None:
    memory = scene.memory
    memory.attribution_age += 1
    for rule in scene.language.attributions:
        match = rule.pattern.search(scene.text, scene.start, scene.end)
        if match:
            who = match["who"].strip(" ,")
            start = match.start("who") + match["who"].find(who)
            span = Span(start, start + len(who))
            found = Attribution(text=_resolved(who, scene), kind=kind_of(who, scene.language), span=span)
            scene.attribution, scene.attribution_span = found, span
            if rule.lasting:
                memory.attribution, memory.attribution_age = found, 0
            return
    if memory.attribution and memory.attribution_age <= _HOLDS_FOR:
        scene.attribution = memory.attribution


def _resolved(who: str, scene: Scene) -> str:
    anaphor = scene.language.anaphora.fullmatch(who)
    if anaphor and (scene.memory.entity or scene.memory.topic):
        return scene.memory.entity or scene.memory.topic or who
    determiner = scene.language.determiner.match(who)
    return who[determiner.end() :] if determiner else who


def kind_of(who: str, language: Language) -> AttributionKind:
    for kind, pattern in language.agent_kinds:
        if pattern.search(who):
            return kind
    return AttributionKind.ORGANISATION
