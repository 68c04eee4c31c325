"""Whom a whole text is about, and who speaks in it, before its first sentence is read."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.reading import Memory
from pipeline.languages import language as language_of
from pipeline.languages.language import AttributionRule, Language, Name
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import AttributionKind, Span

_PIECE = 2000  # characters
_LEAD = 40  # characters within which who speaks is whom the text is about
_OPENING = 300  # characters from the start within which a text says whom it is about


@lru_cache
def _sources(code: str) -> RegexPrefilter[AttributionRule]:
    return RegexPrefilter(language_of(code).attributions, lambda rule: rule.pattern)


def memory_of(text: str, language: Language, headline_end: int) -> Memory:
    """What is known of a text before its first sentence is read: whom it is about, and who speaks in it."""
    pieces = list(_pieces(text))
    said = [
        (match, rule)
        for start, end in pieces
        for rule in _sources(language.code).through(text[start:end].casefold())
        for match in rule.pattern.finditer(text, start, end)
    ]
    speakers = frozenset(language.lemma(match["who"].strip(" ,«»").rpartition(" ")[2]) for match, _ in said)
    names = [name for start, end in pieces for name in language.names(text, start, end)]
    names = [name for name in names if name.known or not _is_paper(name.base, language.code)]
    times = Counter(name.base.rpartition(" ")[2] for name in names)
    recurring = frozenset(name.base for name in names if name.known or times[name.base.rpartition(" ")[2]] > 1)
    spoken = [
        Span(*match.span("who"))
        for match, rule in said
        if not rule.own
        or match.start("who") >= _LEAD
        or _kind(match["who"].strip(" ,"), language.code) is AttributionKind.PERSON
    ]
    topic = _topic(text, language, names, headline_end, spoken)
    return Memory(topic=topic, speakers=speakers, recurring=recurring)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The text in bounded pieces, cut at line ends, so that no pattern sees more than it can chew."""
    start = 0
    while start < len(text):
        end = text.find("\n", start, start + _PIECE)
        end = end if end >= 0 else max(text.rfind(" ", start, start + _PIECE), min(start + _PIECE // 2, len(text)))
        end = len(text) if len(text) - start <= _PIECE and "\n" not in text[start:] else end
        yield start, end
        start = end + 1 if text[end : end + 1] == "\n" else max(end, start + 1)


def _topic(text: str, language: Language, names: list[Name], headline_end: int, spoken: list[Span]) -> str | None:
    """Known names first, those of the headline and the opening, then the most frequent. Where a name merely speaks it
    counts for little, and so does a place."""
    speaks = {id(name) for name in names if not name.known and any(span.overlaps(name.span) for span in spoken)}
    weight: defaultdict[str, float] = defaultdict(float)
    for name in names:
        place = name.base.lower() in language.places.codes
        if place and language.holds.attributive_after.match(text, name.span.end):
            continue  # Swedish police: no name of whom it is about
        opens = name.span.start < _OPENING
        share = (0.3 if id(name) in speaks else 1.0) * (0.5 if place else 1)
        weight[name.base] += (1 + name.known + 3 * (name.span.start < headline_end) + opens) * share
    # one that only speaks is nobody that a text is about
    heard = {name.base for name in names if id(name) not in speaks}
    weight = defaultdict(float, {base: value for base, value in weight.items() if base in heard})
    if not weight:
        return None
    first = {name.base: name.span.start for name in reversed(names)}
    return max(weight, key=lambda base: (weight[base], -first[base]))


@lru_cache(maxsize=20_000)
def _is_paper(base: str, code: str) -> bool:
    """A newspaper tells; whom a text is about is somebody else."""
    return _kind(base, code) is AttributionKind.MEDIA


def _kind(who: str, code: str) -> AttributionKind | None:
    return next((kind for kind, pattern in language_of(code).agent_kinds if pattern.search(who)), None)
