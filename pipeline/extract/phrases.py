"""The names and noun phrases of a sentence: candidates for whom and what a number is about."""

from pipeline.extract.reading import Referent, Scene
from pipeline.languages.language import Name, Phrase, Role


def find(scene: Scene) -> list[Referent]:
    """In text order. A name that ends a phrase stands for it."""
    found: list[Referent] = []
    for phrase in scene.language.phrases(scene.text, scene.start, scene.end):
        if any(time.start <= phrase.span.start and phrase.span.end <= time.end for time in scene.mentions):
            continue
        inside = [name for name in scene.names if name.span.overlaps(phrase.span)]
        whole = next((name for name in inside if name.span.end >= phrase.span.end), None)
        base = whole.base if whole and _ends(whole, phrase, scene.text) else phrase.base
        found.append(Referent(phrase.span, base, phrase.role, whole))
    covered = [one.span for one in found if one.name]
    alone = [name for name in scene.names if not any(name.span.overlaps(span) for span in covered)]
    found += [Referent(name.span, name.base, Role.FREE, name) for name in alone]
    return sorted(found, key=lambda one: one.span.start)


def _ends(name: Name, phrase: Phrase, text: str) -> bool:
    """A name may end behind the phrase, with a title or a mark, but not with what an owner's particle parts from it."""
    rest = text[phrase.span.end : name.span.end]
    return rest.startswith(" ") or " " not in rest
