"""What a change is of, printed behind it: *a 24% increase in market value, a 4% rise in deposits*, *a 5% pay rise*.
By the words around them all changes of such a list are of one metric."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import ClaimKind, Span
from pipeline.reader.beliefs import Belief
from pipeline.reader.inputs import NAMES, DocumentInput, NumberInput
from pipeline.reader.units import measures

_LETTERS = re.compile(r"[A-Z][a-z]*[A-Z]")  # of a metric that is written as a name: GBV, DeFi TVL
_OTHERS = re.compile(r"[\d,;\n]")  # in words that are not those of one metric
_LEAST = 0.01  # chance of words for a metric that are taken as the network has them, and not as the grammar does


def told(document: DocumentInput, beliefs: Mapping[int, Mapping[str, Belief]]) -> DocumentInput:
    """The document in which the rules say the metric of such changes, and not the reader. `beliefs`: by number; where
    the words for it end is for the network to say."""
    pattern, numbers = document.joins.change_of, list(document.numbers)
    phrases = {one.start: (Span(one.start, one.end), one.role) for one in reversed(document.phrases)}
    for place, number in enumerate(document.numbers):
        match = pattern.match(document.text, number.end) if number.claim.kind is ClaimKind.CHANGE else None
        if match and place in beliefs and "metric" not in number.told_by:
            words = _words(document, match, phrases, beliefs[place]["metric"])
            numbers[place] = _of(document, number, words) if words else number
    return document if tuple(numbers) == document.numbers else replace(document, numbers=tuple(numbers))


def _words(
    document: DocumentInput, match: re.Match[str], phrases: Mapping[int, tuple[Span, str]], belief: Belief
) -> Span | None:
    """Those for the metric: no place, and no name but one of letters alone (*in GBV*, not *in the DAX*)."""
    if match["metric"]:
        return Span(*match.span("metric"))
    text, start = document.text, match.end()
    phrase, role = phrases.get(start, (None, ""))
    is_named = role in NAMES and (match["definite"] or phrase is None or not _LETTERS.search(phrase.of(text)))
    if is_named or any(one.start == start for one in document.regions):
        return None
    return _likeliest(text, start, belief) or phrase


def _likeliest(text: str, start: int, belief: Belief) -> Span | None:
    """Of the words that the network has for the metric those that stand there."""
    found: dict[Span, float] = {}
    for key, one in belief.shown.items():
        span = Span(start, start + len(one.text))
        is_there = span.of(text).lower() == one.text.lower() and not text[span.end : span.end + 1].isalnum()
        if is_there and belief.chances[key] >= _LEAST and not _OTHERS.search(one.text):
            found[span] = belief.chances[key]
    return max(found, key=lambda span: found[span], default=None)


def _of(document: DocumentInput, number: NumberInput, words: Span) -> NumberInput:
    keys = [key for start, end, key in document.cues if words.start <= start and end <= words.end]
    keys = [key for key in keys if measures(key, number.claim.unit)]
    metric = words.of(document.text)
    if keys:
        return number.told("changes.told", metric=metric, metric_id=keys[-1])
    unkeyed = replace(number, claim=replace(number.claim, metric_id=None))  # words of no cue: the reader's to choose
    return unkeyed.told("changes.told", metric=metric)
