"""What a label says that its figures are in: Revenue, $ mln; 매출(억원); in millions, except per share data."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.extract import money
from pipeline.extract.reading import Measure, Scene
from pipeline.extract.units import dimension
from pipeline.languages import language as language_of
from pipeline.languages.language import NEVER, RawNumber, UnitRules
from pipeline.languages.patterns import alternatives
from pipeline.model import Span

LINE = 120  # characters of a line above a table at most
_BRACKET = re.compile(r"\((?P<part>[^()]*)\)\s*\Z")
_BEHIND_COMMA = re.compile(r"[,;]\s+(?P<part>[^,;()]+)\Z")
_LETTER = re.compile(r"[,(]\s?(?P<letter>[^\W\d_])\)?\Z")
_FIGURE = re.compile(r"[^'’]*\d")
_OTHERS = re.compile(r"[,;]")
_COLONS = (":", "：")
_CALENDAR = frozenset({"a", "mo", "wk", "d"})
_OVER = frozenset({"money", "percent"})  # units that stay such for one or of something: $ a tonne, % of revenue
_PEOPLE = frozenset({"person", "user"})


def measure_in(label: Span, scene: Scene) -> Measure | None:
    """Of the head of a column or the label of a row: what stands in brackets at its end, behind words that announce it
    or behind its last comma, or is all of it."""
    if label not in scene.measures:
        scene.measures[label] = _best(label, scene)
    return scene.measures[label]


def _best(label: Span, scene: Scene) -> Measure | None:
    text = label.of(scene.text)
    if not text.strip() or _FIGURE.fullmatch(text):
        return None
    parts = ((label.start + start, label.start + end) for start, end in _parts(text) if text[start:end].strip())
    tried = [_announced(label, scene), *(_read(start, end, scene) for start, end in parts)]
    tried += [_read(label.start, label.end, scene, whole=True), _letter_in(label, scene)]
    found = [one for one in tried if one]
    best = next((one for one in found if one.unit and one.factor > 1), next(iter(found), None))
    if best and scene.text.startswith(",", best.span.end):
        return replace(best, percent_too=scene.text[best.span.end + 1 : label.end].strip(" )") == "%")
    return best


def _letter_in(label: Span, scene: Scene) -> Measure | None:
    """Orders, m: a letter is a scale behind what is counted; a height is in metres."""
    match = _LETTER.search(scene.text, label.start, label.end)
    if match is None or not (factor := scene.language.labels.scales.get(match["letter"].lower())):
        return None
    words = scene.text[label.start : match.start()].rstrip()
    counted = counted_in(Span(label.start, label.start + len(words)), scene) if words else None
    named = next((cue.metric for start, _, cue in scene.cues if label.start <= start < label.end), None)
    unit = named.unit if named else counted.unit if counted else None
    return Measure(Span(match.start("letter"), match.end("letter")), factor, unit) if counted else None


def counted_in(head: Span, scene: Scene) -> Measure | None:
    """What the head of a column counts: Seats, in a form of several, and no place. One may be a rank or a price."""
    printed = f" {head.of(scene.text).lower()}"  # a head begins with a capital, as names do
    noun = scene.language.counted(printed, RawNumber(0, 0, Decimal(2)), 0, len(printed))
    if noun is None or (noun.span.start, noun.head.end) != (1, len(printed)) or dimension(noun.unit) != "count":
        return None
    is_place = scene.language.places.pattern.search(scene.text, head.start, head.end)
    of_one = scene.language.lemma(noun.head.of(printed)) == noun.head.of(printed)
    return None if is_place or of_one else Measure(head, Decimal(1), noun.unit, is_noun=True)


def words_of(label: Span, measure: Measure | None, scene: Scene) -> Span | None:
    """The label without what it is in: Revenue, of Revenue ($ mln); None where nothing else stands there."""
    words = scene.text[label.start : measure.span.start if measure else label.end].rstrip(" ,;(")
    return Span(label.start, label.start + len(words)) if words else None


def measure_of_line(line: Span, scene: Scene) -> Measure | None:
    """Of a line above a table: a unit alone, without a scale or words that announce it, says nothing there."""
    words = line.of(scene.text).rstrip(" :")
    line = Span(line.start, line.start + max(len(words), 1))
    comma = _OTHERS.search(scene.text, line.start, line.end)
    found = measure_in(line, scene)
    if found is None and comma and comma.start() > line.start:  # $ million, unaudited
        found = _read(line.start, comma.start(), scene, whole=True)
    text, opening = scene.text, scene.language.labels.opening
    is_said = found and (text.startswith(")", found.span.end) or opening.match(text, found.span.start))
    return found if found and (is_said or found.factor > 1 or found.unit == "percent") else None


def _announced(label: Span, scene: Scene) -> Measure | None:
    """Shipments in million units; 단위: 백만원, %: behind a preposition alone a scale has to stand."""
    for opening in scene.language.labels.opening.finditer(scene.text, label.start, label.end):
        comma = _OTHERS.search(scene.text, opening.end(), label.end)
        found = _read(opening.start(), comma.start() if comma else label.end, scene)
        if found and (found.factor > 1 or opening[0].endswith(_COLONS)):
            return found
    return None


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """In brackets the first of what commas part, since the others are exceptions, or the last."""
    if text.startswith("%"):  # % of the plan
        yield 0, 1
    bracket = _BRACKET.search(text)
    if bracket:
        start, end = bracket.span("part")
        commas = [comma.start() for comma in _OTHERS.finditer(text, start, end)]
        yield start, commas[0] if commas else end
        yield (commas[-1] + 1 if commas else start), end
    if behind := _BEHIND_COMMA.search(text[: bracket.start() if bracket else len(text)].rstrip()):
        yield behind.span("part")


def _read(start: int, end: int, scene: Scene, *, whole: bool = False) -> Measure | None:
    match = _pattern(scene.language.code).fullmatch(scene.text, start, end)
    if match is None:
        return None if whole else _counted(start, end, scene)
    if not _is_told(match, scene.language.units, scene.language.labels.scales, whole=whole):
        return None
    sign, scale = match["ahead"] or match["sign"], match["scale"] or match["letter"]
    form = (match["form"] or "").lower()
    factor = scene.language.labels.scales[scale.lower()] if scale else Decimal(1)
    unit = scene.language.units.before[sign] if sign else _unit(match["form"], scaled=factor > 1, scene=scene)
    factor *= scene.language.units.factors.get(form, Decimal(1))
    if (form and not unit) or (match["over"] and dimension(unit) not in _OVER):
        return None
    return Measure(Span(start, end), factor, unit)


def _is_told(match: re.Match[str], rules: UnitRules, scales: Collection[str], *, whole: bool) -> bool:
    """Whether scale and unit are these and no words: m is no unit; won, and each word that is a whole label, but
    percent and money for one of something, are units behind a scale alone."""
    ahead, sign, scale, form = match["ahead"], match["sign"], match["scale"], (match["form"] or "").lower()
    if (ahead and (sign or form)) or not (ahead or sign or scale or form):
        return False
    is_label = whole and not match["over"] and rules.after.get(form) != "percent"
    return bool(scale) or not form or not (is_label or form in scales or form in rules.digits_only)


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.lower() != text.upper()


def _unit(form: str | None, *, scaled: bool, scene: Scene) -> str | None:
    """None for the money of no country in particular, and for years: what is of a year is not in years."""
    if not form:
        return None
    rules, lower = scene.language.units, form.lower()
    code = rules.after.get(form) or rules.after[lower]
    unit = money.of_country(lower, rules.scaled.get(lower, code) if scaled else code, scene)
    return None if unit in _CALENDAR else unit or None


def _counted(start: int, end: int, scene: Scene) -> Measure | None:
    """A counted noun: thousand people, 단위: 대. Without scale and colon of people, or a counter in brackets, alone."""
    lead = _lead(scene.language.code).match(scene.text, start, end)
    at = lead.end() if lead else start
    noun = scene.language.counted(scene.text, RawNumber(at, at, Decimal(2)), at, end)
    if noun is None or scene.text[noun.head.end : end].strip(" .") or noun.span.start != noun.head.start:
        return None
    scale, opening = (lead["scale"], lead["opening"] or "") if lead else (None, "")
    is_counter = bool(scene.language.open_counters) and scene.text.startswith(")", end)
    if not (scale or opening.endswith(_COLONS) or noun.unit in _PEOPLE or is_counter):
        return None
    return Measure(Span(start, end), scene.language.labels.scales[scale.lower()] if scale else Decimal(1), noun.unit)


@lru_cache
def _pattern(code: str) -> re.Pattern[str]:
    """All of what a label may print of its figures: in millions of US dollars, $ in thousands, тыс. т."""
    rules, labels = language_of(code).units, language_of(code).labels
    signs, forms = alternatives(rules.before), alternatives(rules.after)
    letters = alternatives(filter(_is_letter, labels.scales)) or NEVER.pattern
    gap = rf"(?:{_loose(labels.between)}|\s?)"
    return re.compile(
        rf"\s*(?:{_loose(labels.opening)}\s*)?"
        rf"(?:(?P<ahead>{signs}){gap}(?P<letter>(?i:{letters}))?)?(?:(?P<scale>(?i:{_scales(code)}))\.?)?"
        rf"(?:{gap}(?:(?P<sign>{signs})|(?P<form>(?i:{forms}))\.?))?(?P<over>{_loose(labels.per)}[^,;()]*)?\s*"
    )


@lru_cache
def _lead(code: str) -> re.Pattern[str]:
    """What may stand before a counted noun and the blank before it."""
    opening = _loose(language_of(code).labels.opening)
    return re.compile(rf"(?:\s*(?P<opening>{opening}))?(?:\s*(?P<scale>(?i:{_scales(code)}))\.?)?")


def _scales(code: str) -> str:
    return alternatives(one for one in language_of(code).labels.scales if not _is_letter(one)) or NEVER.pattern


def _loose(pattern: re.Pattern[str]) -> str:
    """As a part of another pattern, with its own flags."""
    return f"(?i:{pattern.pattern})" if pattern.flags & re.IGNORECASE else f"(?:{pattern.pattern})"
