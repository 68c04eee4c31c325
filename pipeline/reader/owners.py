"""Revenue and profits are those of a firm, also where the text names it by what it makes: *게임 '푸른바다'의 개발사
노르피스크는*, *разработчик игры «Башня» студия «Халден»*. The figures behind such words, which the reader gives to the
thing, are the firm's, unless their own sentence speaks of the thing. `owner` among the joins of a language finds the
words, with the groups `thing` and `owner`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pipeline.catalog import metrics
from pipeline.model import Span
from pipeline.reader.beliefs import key_of
from pipeline.reader.compared import answer_of
from pipeline.reader.likeness import alike
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass, Passes

_MOST = 50  # makers that one text names


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing and its owner by their keys, and where the words are that name both."""

    thing: str
    words: str
    owner: str
    span: Span


def to_owners(view: View, passed: Passes) -> Passes:
    every = list(islice(_named(view), _MOST))
    if not every:
        return passed
    return {number: _of_owner(view, number, own, every) for number, own in passed.items()}


def _named(view: View) -> Iterator[_Named]:
    code = view.document.language
    for match in view.document.joins.owner.finditer(view.document.text):
        thing, owner = (key_of(match[group], code) for group in ("thing", "owner"))
        yield _Named(thing, match["thing"], owner, Span(*match.span()))


def _of_owner(view: View, number: int, own: Mapping[str, Pass], every: list[_Named]) -> Mapping[str, Pass]:
    if not {"entity", "metric_id"} <= own.keys():
        return own
    metric, entity = metrics().get(str(own["metric_id"].best)), own["entity"]
    best = answer_of("entity", entity)
    for one in every if metric and metric.is_flow else ():
        is_of_thing = isinstance(best, str) and alike(best, one.thing) and not alike(best, one.owner)
        is_behind = one.span.start < view.row(number).end
        if is_of_thing and is_behind and one.owner in entity.options.keys and not _is_told(view, number, one):
            return {**own, "entity": entity.given_to(one.owner, {best})}
    return own


def _is_told(view: View, number: int, one: _Named) -> bool:
    """Whether the sentence of the number prints the thing, elsewhere than beside its owner."""
    text, (start, end) = view.document.text, view.document.sentences[view.row(number).sentence]
    return one.words in text[start : max(start, one.span.start)] or one.words in text[max(start, one.span.end) : end]
