"""Figures that are told respectively: each has its own of the names or metrics that stand there in the same order.

*Revenue and net profit were $9 million and $2 million, respectively*; *Orbit and Halden have 12 and 8 million users,
respectively*. By the words around them both figures are of one metric, and of either name. `respective` among the joins
of a language finds such lists in sentences in which signs stand for figures, the words of metrics and names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.catalog import metrics
from pipeline.model import ClaimKind
from pipeline.reader.beliefs import Belief
from pipeline.reader.inputs import NAMES, DocumentInput, NumberInput
from pipeline.reader.likeness import stems
from pipeline.reader.signs import SIGNS, signed
from pipeline.reader.units import PEOPLE, dimension, measures

NUMBER, METRIC, NAME = SIGNS
_SIGN = re.compile("|".join(SIGNS))
_FOLLOWS = "numbers_behind"  # group of a list whose first figure stands next to the word; of others it is the last
_MAY_BE_NAMES = NAMES | {"agent"}  # A and B: of names that no table knows the first may be taken for another noun
_Told = dict[str, str | None]  # fields of a claim
_Beliefs = Mapping[int, Mapping[str, Belief]]
_LEAST = 0.5  # chance of the names of a list together, in the mean of its figures


@dataclass(frozen=True, slots=True)
class _Token:
    """A figure by its place in the document, words that name the metric of `key`, or a name by its base form."""

    sign: str
    start: int
    end: int
    number: int = -1
    key: str = ""
    rank: int = 0  # of names that begin at one place those that tables or signs tell come first


def told(document: DocumentInput, beliefs: _Beliefs) -> DocumentInput:
    """The document in which the rules say the metric or the entity of each such figure, and not the reader. That names
    are whose figures these are, and no parts of what somebody has, the network must believe: `beliefs` by number."""
    pattern, numbers = document.joins.respective, list(document.numbers)
    rows, before = _by_sentence(document), list[_Token]()
    for sentence, (start, end) in enumerate(document.sentences):
        tokens = rows.get(sentence, [])
        if sum(token.sign == NUMBER for token in tokens) > 1:
            for match in pattern.finditer(signed(document.text, start, end, _marks(tokens))):
                for number, said in _pairs(document, match, before, tokens, beliefs):
                    numbers[number] = numbers[number].told("respective.told", **said)
        before = tokens
    return document if tuple(numbers) == document.numbers else replace(document, numbers=tuple(numbers))


def _by_sentence(document: DocumentInput) -> dict[int, list[_Token]]:
    """In the order of the text. Of two that share a letter the one stays that comes first, figures before names."""
    every = [_Token(NUMBER, one.start, one.end, place) for place, one in enumerate(document.numbers)]
    every += [_Token(METRIC, start, end, key=key) for start, end, key in document.cues]
    every += _names(document)
    found: dict[int, list[_Token]] = {}
    last, sentence = 0, 0
    for token in sorted(every, key=lambda one: (one.start, one.sign, one.rank, -one.end)):
        if token.start >= last:
            last = token.end
            while sentence + 1 < len(document.sentences) and document.sentences[sentence + 1][0] <= token.start:
                sentence += 1
            found.setdefault(sentence, []).append(token)
    return found


def _names(document: DocumentInput) -> Iterator[_Token]:
    """Those of no country, whose figures are of one owner: revenue in Norway and Sweden."""
    places = {one.start for one in document.regions}
    bases = {one.start: one.base for one in document.phrases if one.role in NAMES}
    for one in document.phrases:
        text = document.text[one.start : one.end]
        is_name = one.role in _MAY_BE_NAMES or text[:1].isupper()
        is_cut = document.text[one.end : one.end + 1].islower()  # before the ending of its case
        if is_name and not is_cut and one.start not in places:
            base = bases.get(one.start, one.base)
            base = base if len(base.split()) <= len(text.split()) else text
            yield _Token(NAME, one.start, one.end, key=base, rank=one.role not in NAMES)


def _marks(tokens: Sequence[_Token]) -> Iterator[tuple[str, int, int]]:
    return ((token.sign, token.start, token.end) for token in tokens)


def _pairs(
    document: DocumentInput,
    match: re.Match[str],
    before: Sequence[_Token],
    tokens: Sequence[_Token],
    beliefs: _Beliefs,
) -> Iterator[tuple[int, _Told]]:
    """What is said of each figure by its place. Nothing where there are more or fewer names or metrics than figures, or
    where two of them are one."""
    figures = _figures(document, match, tokens)
    if match["names"]:
        names = _within(match, "names", tokens)
        own: list[_Told] = [{"entity": one.key} for one in names if _are_owners(names, figures, beliefs)]
    else:
        own = [{"metric": words, "metric_id": key} for words, key in _metrics(document, match, before, tokens, figures)]
    if 1 < len(own) == len(figures) == len({tuple(said.values())[-1] for said in own}):
        pairs = [(one.number, said) for one, said in zip(figures, own, strict=True)]
        if all(_can_be(document.numbers[number], said) for number, said in pairs):
            yield from pairs


def _are_owners(names: Sequence[_Token], figures: Sequence[_Token], beliefs: _Beliefs) -> bool:
    apart = frozenset(part for one in names for part in stems(one.key.lower())).isdisjoint
    chances = [beliefs[one.number]["entity"].chances for one in figures if one.number in beliefs]
    found = [sum(one[key] for key in one if key is not None and not apart(stems(str(key)))) for one in chances]
    return bool(found) and sum(found) / len(found) >= _LEAST


def _metrics(
    document: DocumentInput,
    match: re.Match[str],
    before: Sequence[_Token],
    tokens: Sequence[_Token],
    figures: Sequence[_Token],
) -> list[tuple[str | None, str | None]]:
    """Words and keys of the metrics of the list, else of all figures of this sentence and the last before these."""
    if match["metrics"]:
        return [(document.text[one.start : one.end], one.key) for one in _within(match, "metrics", tokens)]
    ahead = [one for one in (*before, *tokens) if one.sign == NUMBER and one.end <= figures[0].start]
    claims = [document.numbers[one.number].claim for one in ahead]
    return [(claim.metric, claim.metric_id) for claim in claims][-len(figures) :]


def _figures(document: DocumentInput, match: re.Match[str], tokens: Sequence[_Token]) -> list[_Token]:
    """Those of one sort of unit that stand next to the word: of *9 billion, by 12% and 30%* the two of percent."""
    group = next(name for name, words in match.groupdict().items() if words and name.startswith("numbers"))
    every = [one for one in _within(match, group, tokens) if one.sign == NUMBER]
    ordered = every if group == _FOLLOWS else every[::-1]
    sorts = [dimension(document.numbers[one.number].claim.unit) for one in ordered]
    sorts = ["count" if sort in PEOPLE else sort for sort in sorts]
    count = len(list(takewhile(lambda sort: sort == sorts[0], sorts)))
    return every[:count] if group == _FOLLOWS else every[-count:]


def _within(match: re.Match[str], group: str, tokens: Sequence[_Token]) -> list[_Token]:
    """The tokens whose signs stand in that part of the sentence."""
    first = len(_SIGN.findall(match.string, 0, match.start(group)))
    return list(tokens[first : first + len(_SIGN.findall(match[group]))])


def _can_be(number: NumberInput, said: _Told) -> bool:
    """A share of those who were asked about wages is no wage."""
    if "metric_id" not in said:
        return True
    key, is_part = said["metric_id"], number.claim.kind is ClaimKind.SHARE
    if key is None or not measures(key, number.claim.unit):
        return False
    return not is_part or metrics()[key].told_in_shares
