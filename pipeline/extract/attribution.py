"""Who says so: the phrase of the sentence, the speaker of a quote, or the source of the sentences before."""

import re
from functools import lru_cache

from pipeline.catalog import entities
from pipeline.extract.entities import in_mind
from pipeline.extract.reading import Paragraph, Reading, Scene, Source
from pipeline.extract.units import dimension
from pipeline.languages import language as language_of
from pipeline.languages.language import AttributionRule, Language
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import Attribution, AttributionKind, Span

_HOLDS_FOR = 5  # sentences
_BEYOND = 2  # sentences past the paragraph of the source
_EARLIER = 20_000  # characters in which somebody's full name is looked for
_FAR = 2000  # characters of a paragraph that are looked at on either side
_NEXT = 120  # characters between paragraphs of one speaker, a question perhaps
_NO_FIGURES = frozenset({AttributionKind.MEDIA, AttributionKind.PERSON, AttributionKind.UNNAMED})


@lru_cache
def _rules(code: str) -> RegexPrefilter[tuple[int, AttributionRule]]:
    return RegexPrefilter(tuple(enumerate(language_of(code).attributions)), lambda row: row[1].pattern)


def find(scene: Scene) -> None:
    """The sources of the sentence, or one of the sentences before that holds on."""
    memory = scene.memory
    memory.attribution_age += 1
    scene.sources = _heard(scene, scene.start, scene.end)
    first = min(scene.sources, key=lambda source: source.rank, default=None)
    if first is None:
        if memory.attribution and memory.attribution_age <= _HOLDS_FOR:
            scene.attribution = memory.attribution
        return
    scene.attribution, scene.attribution_span, scene.attribution_own = first.attribution, first.span, first.rule.own
    if scene.language.speech.several:
        _listen(scene)
    elif first.rule.lasting:
        memory.attribution, memory.attribution_age = first.attribution, 0


def _heard(scene: Scene, start: int, end: int) -> list[Source]:
    """In text order; one, that of the first rule, where a language tells no more."""
    found: list[Source] = []
    phrases: list[Span] = []
    folded = scene.folded if (start, end) == (scene.start, scene.end) else scene.text[start:end].casefold()
    for rank, rule in _rules(scene.language.code).through(folded):
        for match in rule.pattern.finditer(scene.text, start, end):
            phrase = Span(*match.span())
            if any(phrase.overlaps(one) for one in phrases):
                continue  # a rule before has read these words
            phrases.append(phrase)
            found.append(_source(match, rule, rank, scene))
            if not scene.language.speech.several:
                return found
    return sorted(found, key=lambda source: source.span.start)


def _source(match: re.Match[str], rule: AttributionRule, rank: int, scene: Scene) -> Source:
    who = match["who"].strip(" ,")
    start = match.start("who") + match["who"].find(who)
    span = Span(start, start + len(who))
    tag = scene.language.speech.tag_before.search(scene.text, max(0, start - 30), start)
    said = Attribution(text=who, kind=rule.kind, span=span) if rule.kind else _attributed(who, match[0], span, scene)
    return Source(said, rule, rank, span, tag is not None)


def _attributed(who: str, phrase: str, span: Span, scene: Scene) -> Attribution:
    memory, speech, language = scene.memory, scene.language.speech, scene.language
    before = None
    if speech.pronoun.fullmatch(who):
        before = memory.speaker
    elif speech.paper.fullmatch(who) or (speech.document.fullmatch(who) and memory.document == memory.paper):
        before = memory.paper  # the report of a newspaper is its own word
    if before:
        return Attribution(text=before.text, kind=before.kind, span=span)
    named = _resolved(who, scene)
    kind = kind_of(phrase if kind_of(phrase, language) is AttributionKind.MEDIA else named, language)
    if kind is AttributionKind.ORGANISATION and _has_full_name(named, span.start, scene):
        kind = AttributionKind.PERSON
    return Attribution(text=named, kind=kind, span=span)


@lru_cache
def _bodies() -> frozenset[str]:
    """Names of services and companies, which nobody bears as a last name."""
    return frozenset(name for row in entities() for names in row.names.values() for name in names)


def _has_full_name(who: str, at: int, scene: Scene) -> bool:
    """Whether the text has called somebody by this last name with the first one."""
    pattern = scene.language.speech.full_name
    if not pattern or " " in who or who in _bodies():
        return False
    return re.search(pattern % re.escape(who), scene.text[max(0, at - _EARLIER) : at]) is not None


def _resolved(who: str, scene: Scene) -> str:
    """The company: whoever spoke before, else the one that the text is about."""
    memory = scene.memory
    anaphor = scene.language.anaphora.fullmatch(who)
    if anaphor and scene.language.speech.several and memory.topic:
        return memory.topic
    if anaphor and memory.attribution and memory.attribution.kind is AttributionKind.ORGANISATION:
        return memory.attribution.text
    if memory.topic and scene.language.speech.role.fullmatch(who) and _is_company(memory.topic, scene):
        return memory.topic
    if anaphor and in_mind(scene):
        return in_mind(scene) or who
    determiner = scene.language.determiner.match(who)
    return who[determiner.end() :] if determiner else who


def _is_company(topic: str, scene: Scene) -> bool:
    place = topic.lower() in scene.language.places.codes
    return not place and kind_of(topic, scene.language) is AttributionKind.ORGANISATION


def kind_of(who: str, language: Language) -> AttributionKind:
    for kind, pattern in language.agent_kinds:
        if pattern.search(who):
            return kind
    return AttributionKind.ORGANISATION


def _listen(scene: Scene) -> None:
    """Keep who spoke last of each sort; what somebody says ends the figures of another."""
    memory = scene.memory
    for source in scene.sources:
        said = source.attribution
        if said.kind is AttributionKind.PERSON:
            memory.speaker, memory.spoke_at = said, _paragraph(scene).span.end
        elif said.kind is AttributionKind.MEDIA:
            memory.paper = said
        if source.rule.lasting or said.kind is AttributionKind.MEDIA:
            memory.document = said
        shown = source.rule.data or (source.rule.lasting and said.kind is AttributionKind.DOCUMENT)
        memory.attribution = said if shown else None
        memory.attribution_age, memory.attribution_at = 0, scene.end


def of(reading: Reading, scene: Scene) -> Attribution | None:
    """A semicolon ends what somebody says in passing."""
    parted = scene.language.speech.parted
    if not scene.language.speech.several:
        if scene.attribution_span is None:
            return scene.attribution
        start, end = sorted((reading.start, scene.attribution_span.start))
        return None if parted.search(scene.text, start, end) else scene.attribution
    source = _nearest(reading, scene.sources, scene)
    if source:
        _keep(source, reading, scene)
        return source.attribution
    paragraph = _paragraph(scene)
    if any(span.start <= reading.start < span.end for span in paragraph.quotes):
        return _speaker(reading, paragraph, scene)
    if paragraph.author:
        return paragraph.author
    return _held(reading, scene)


def _nearest(reading: Reading, sources: list[Source], scene: Scene) -> Source | None:
    """The last source before the number, else the first behind it; one that only tags a quote speaks nothing else."""
    covering = [source for source in sources if _covers(source, reading, scene)]
    before = [source for source in covering if source.span.start <= reading.start]
    return next(iter(before[-1:] or covering[:1]), None)


def _covers(source: Source, reading: Reading, scene: Scene) -> bool:
    speech = scene.language.speech
    start, end = sorted((reading.start, source.span.start))
    if speech.parted.search(scene.text, start, end):
        return False
    if not source.tag or any(span.start <= reading.start < span.end for span in _paragraph(scene).quotes):
        return True
    return source.span.end <= reading.start and bool(speech.goes_on.search(scene.text, source.span.end, reading.start))


def _keep(source: Source, reading: Reading, scene: Scene) -> None:
    """Who gives figures goes on giving them; papers, people and sources without a name say one thing at a time."""
    said = source.attribution
    place = said.text.lower() in scene.language.places.codes  # a state has a say, but gives no figures
    if source.rule.lasting and said.kind not in _NO_FIGURES and not place and _is_figure(reading):
        memory = scene.memory
        memory.attribution, memory.attribution_age, memory.attribution_at = said, 0, scene.end


def _is_figure(reading: Reading) -> bool:
    return reading.metric_id is not None or dimension(reading.unit) in {"percent", "ratio"}


def _held(reading: Reading, scene: Scene) -> Attribution | None:
    memory = scene.memory
    beyond = memory.attribution_at < _paragraph(scene).span.start
    if memory.attribution_at > scene.start:
        return None  # it has spoken in this very sentence, but not of this
    if memory.attribution and memory.attribution_age > (_BEYOND if beyond else _HOLDS_FOR):
        return None
    if _is_figure(reading):
        memory.attribution_age, memory.attribution_at = 1, scene.start  # figure by figure it goes on
    return memory.attribution


def _speaker(reading: Reading, paragraph: Paragraph, scene: Scene) -> Attribution | None:
    """Whose quote it is: of who spoke before it in the paragraph, else behind it, else in the paragraph before."""
    if paragraph.sources is None:
        paragraph.sources = _heard(scene, paragraph.span.start, paragraph.span.end)
    voices = [source for source in paragraph.sources if source.rule.own]
    before = [source for source in voices if source.span.end <= reading.start]
    chosen = next(iter(before[-1:] or voices[:1]), None)
    if chosen:
        return chosen.attribution
    memory = scene.memory
    if memory.speaker and paragraph.span.start - memory.spoke_at <= _NEXT:
        memory.spoke_at = paragraph.span.end
        return memory.speaker
    return None


def _paragraph(scene: Scene) -> Paragraph:
    known = scene.memory.paragraph
    if known and known.span.start <= scene.start < known.span.end:
        return known
    text, speech = scene.text, scene.language.speech
    start = max(text.rfind("\n", 0, scene.start) + 1, scene.start - _FAR)
    end = text.find("\n", scene.end, scene.end + _FAR)
    span = Span(start, end if end >= 0 else min(len(text), scene.end + _FAR))
    quotes = [Span(*match.span()) for match in speech.quoted.finditer(text, span.start, span.end)]
    scene.memory.paragraph = Paragraph(span, quotes, _author(span, scene))
    return scene.memory.paragraph


def _author(paragraph: Span, scene: Scene) -> Attribution | None:
    signed = scene.language.speech.signature.match(scene.text, paragraph.end, paragraph.end + _NEXT)
    if not signed:
        return None
    who, start = signed["who"].strip(), signed.start("who")
    return Attribution(text=who, kind=kind_of(who, scene.language), span=Span(start, start + len(who)))
