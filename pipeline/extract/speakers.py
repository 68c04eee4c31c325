"""Who says something in a sentence, as the phrases of the language name them: candidates for the attribution."""

import re
from functools import lru_cache

from pipeline.extract.reading import Scene, Speaker
from pipeline.languages import language as language_of
from pipeline.languages.language import AttributionRule, Language
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import Attribution, AttributionKind, Span

_QUOTES = "«»“”„\"'‘’"


@lru_cache
def _rules(code: str) -> RegexPrefilter[tuple[int, AttributionRule]]:
    return RegexPrefilter(tuple(enumerate(language_of(code).attributions)), lambda row: row[1].pattern)


def find(scene: Scene) -> list[Speaker]:
    """In the order of the rules; a phrase is read by the first rule that finds it."""
    found: list[Speaker] = []
    phrases: list[Span] = []
    for rank, rule in _rules(scene.language.code).through(scene.folded):
        for match in rule.pattern.finditer(scene.text, scene.start, scene.end):
            phrase = Span(*match.span())
            if any(phrase.overlaps(one) for one in phrases):
                continue
            named = _named(match, rule, scene.language)
            if named:
                phrases.append(phrase)
                found.append(Speaker(_name_in(match), named, rule.name, rank))
    return sorted(found, key=lambda one: one.rank)


def _name_in(match: re.Match[str]) -> Span:
    who = match["who"].strip(" ,")
    start = match.start("who") + match["who"].find(who)
    return Span(start, start + len(who))


def _named(match: re.Match[str], rule: AttributionRule, language: Language) -> Attribution | None:
    span = _name_in(match)
    who = span.of(match.string)
    base = ((rule.base(who) if rule.base else who) or "").strip(_QUOTES)
    if not base:
        return None
    media = kind_of(match[0], language) is AttributionKind.MEDIA
    kind = rule.kind or kind_of(match[0] if media else base, language)
    return Attribution(text=base, kind=kind, span=span)


def kind_of(who: str, language: Language) -> AttributionKind:
    return next((kind for kind, pattern in language.agent_kinds if pattern.search(who)), AttributionKind.ORGANISATION)
