"""Who says so, in languages whose news names its sources once for the whole text: all of them are found before the
first number is read, and a sentence without one of its own has that of the sentences before, else of those behind."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.extract.attribution import kind_of
from pipeline.extract.reading import Reading, Scene, Sentence, Voice
from pipeline.languages import language as language_of
from pipeline.languages.language import AttributionRule, Language, Survey
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import Attribution, AttributionKind, Span

_PARTED = re.compile(r";")
_BODIES = frozenset({AttributionKind.ORGANISATION, AttributionKind.DOCUMENT})


@dataclass(slots=True)
class _Told:
    """The sources that the text has named so far, each with all the words of the phrase that did."""

    language: Language
    rules: Survey
    topic: str | None
    known: list[tuple[str, Attribution]] = field(default_factory=list)
    figures: bool = False  # whether the sentence prints any

    def meant(self, who: str) -> Attribution | None:
        """Whom a pronoun, a role or a surname means: a source that the text has named with more words."""
        rules, said = self.rules, [one for _, one in self.known]
        if rules.pronoun.fullmatch(who):
            named = [one for one in said if one.kind is not AttributionKind.MEDIA]
            return next(iter((named or said)[-1:]), None)
        bodies = [one for one in said if one.kind in _BODIES and not one.text.islower()]
        if rules.authors.fullmatch(who):
            return next(reversed(bodies), None)
        longer = (
            one for phrase, one in reversed(self.known) if phrase != who and rules.named_before(who, phrase, one.text)
        )
        found = next(longer, None)
        if found is None and rules.body.fullmatch(who):
            return next((one for one in bodies if one.text == self.topic), None)
        if found is None and rules.paper.fullmatch(who):
            return next(reversed(bodies), None)
        people = [one for one in said if one.kind is AttributionKind.PERSON]
        if found is None and rules.person.fullmatch(who) and len({one.text for one in people}) == 1:
            return people[-1]
        return found


@lru_cache
def _rules(code: str) -> RegexPrefilter[tuple[int, AttributionRule]]:
    return RegexPrefilter(tuple(enumerate(language_of(code).attributions)), lambda row: row[1].pattern)


def survey(text: str, sentences: list[Sentence], language: Language, topic: str | None) -> list[Voice]:
    """The sources of a text, which is about `topic`, in its order; none where the language does not survey them."""
    if language.survey is None:
        return []
    told = _Told(language, language.survey, topic)
    found: list[Voice] = []
    for index, sentence in enumerate(sentences):
        matches = _matches(text, sentence.span, language.code)
        told.figures = any(sign.isdigit() for sign in sentence.span.of(text))
        voices = [voice for match, rule in matches if (voice := _voice(match, rule, index, told))]
        # a paper that passes on what somebody says is not who says it
        first_hand = [voice for voice in voices if voice.attribution.kind is not AttributionKind.MEDIA]
        found.extend(first_hand or voices)
    times = Counter(voice.attribution.text for voice in found)
    again = {name for name, count in times.items() if count > 1}
    return [
        replace(voice, lasting=voice.rule.lasting and (voice.lasting or voice.attribution.text in again))
        for voice in found
    ]


def _matches(text: str, span: Span, code: str) -> list[tuple[re.Match[str], AttributionRule]]:
    """In text order; where two overlap the earlier rule has it, and a rule that goes `first` has the whole sentence."""
    kept: list[tuple[re.Match[str], AttributionRule]] = []
    for _, rule in _rules(code).through(text[span.start : span.end].casefold()):
        for match in rule.pattern.finditer(text, span.start, span.end):
            who = rule.base(match["who"].strip(" ,")) if rule.base else match["who"]
            if who and not any(match.start() < one.end() and one.start() < match.end() for one, _ in kept):
                kept.append((match, rule))
        if kept and rule.first:
            break
    return sorted(kept, key=lambda row: row[0].start())


def _voice(match: re.Match[str], rule: AttributionRule, index: int, told: _Told) -> Voice | None:
    printed = match["who"].strip(" ,")
    who = (rule.base(printed) if rule.base else printed) or printed
    start = match.start("who") + match["who"].find(printed)
    span = Span(start, start + len(printed))
    before = told.meant(who)
    if before is None and told.rules.pronoun.fullmatch(who):
        return None
    kind = kind_of(printed if printed.islower() else who, told.language)
    if kind is AttributionKind.ORGANISATION and told.rules.human(who):
        kind = AttributionKind.PERSON
    said = Attribution(text=who, kind=kind, span=span)
    said = replace(before, span=span) if before else said
    told.known.append((printed, said))
    return Voice(said, rule, span, index, rule.lasting and (not rule.spoken or told.figures))


def find(scene: Scene) -> None:
    """The sources of the sentence; what the next sentences hold on to."""
    memory, rules = scene.memory, scene.language.survey
    memory.attribution_age += 1
    scene.voices = [voice for voice in memory.voices if scene.start <= voice.span.start < scene.end]
    if scene.voices:
        first = scene.voices[0]
        scene.attribution, scene.attribution_span, scene.attribution_own = first.attribution, first.span, first.rule.own
        memory.silent = False
        _hold(scene)
    elif rules and rules.background.match(scene.text, scene.start, scene.end):
        memory.silent = True


def _hold(scene: Scene) -> None:
    """Whom figures come from holds on; a paper that passes one on does so only where nobody else was named."""
    memory = scene.memory
    lasting = [voice.attribution for voice in scene.voices if voice.lasting]
    first_hand = [one for one in lasting if one.kind is not AttributionKind.MEDIA]
    relayed = memory.attribution is None or memory.attribution.kind is AttributionKind.MEDIA
    held = first_hand[-1:] or (lasting[-1:] if relayed else [])
    if held:
        memory.attribution, memory.attribution_age = held[0], 0


def of(reading: Reading, scene: Scene) -> Attribution | None:
    memory = scene.memory
    if scene.voices:
        voice = _nearest(reading, scene)
        start, end = sorted((reading.start, voice.span.start))
        return None if _PARTED.search(scene.text, start, end) else voice.attribution
    if memory.silent:
        return None
    rules = scene.language.survey
    if rules is None:
        return None
    if memory.attribution and memory.attribution_age <= rules.holds:
        return memory.attribution
    return _ahead(scene, rules.reach)


def _nearest(reading: Reading, scene: Scene) -> Voice:
    """The last that opens what it says before the number, else the first behind it, else the last."""
    before = [voice for voice in scene.voices if voice.span.end <= reading.start]
    opening = [voice for voice in before if not voice.rule.closes]
    behind = [voice for voice in scene.voices if voice.span.start >= reading.end]
    return next(iter(opening[-1:] or behind[:1] or before[-1:] or scene.voices))


def _ahead(scene: Scene, reach: int) -> Attribution | None:
    """The first source behind: a text may open with its figures and only then say whose they are."""
    near = [voice for voice in scene.memory.voices if 0 < voice.sentence - scene.index <= reach]
    own = [one.attribution for one in near if one.rule.lasting and one.attribution.kind is not AttributionKind.MEDIA]
    return next(iter(own), None)
