"""Whose a figure is where a name of the catalogue stands right before the words for its metric, *텔레그램 이용자는*,
in a text on another firm. That holds of the first figure behind the words; another owner that its sentence names before
them keeps it."""

import re
from collections.abc import Mapping

from pipeline.model import ClaimKind
from pipeline.reader.beliefs import key_of
from pipeline.reader.inputs import PhraseInput
from pipeline.reader.likeness import alike
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_KNOWN = "known"  # role of a name that the catalogue has
_BETWEEN = re.compile(r"[^\s\w]?\w{0,2}\s?")  # a quotation mark, a particle or 's


def known_owner(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. Such a name, where it is one of the options, has the chance of the likeliest one too."""
    entity, metric = passed.get("entity"), passed.get("metric")
    if entity is None or metric is None or not isinstance(entity.best, str):
        return passed
    found, best = _before_metric(view, number, metric), entity.best
    name = key_of(found.base, view.document.language) if found else ""
    if found is None or name not in entity.options.keys or alike(best, name) or _is_short_for(name, best):
        return passed
    shown = view.beliefs[number]["entity"].place(best)
    start, _ = view.document.sentences[view.row(number).sentence]
    if shown is not None and view.document.text.find(shown.text, start, found.start) >= 0:
        return passed
    return {**passed, "entity": entity.given_to(name, {best})}


def _before_metric(view: View, number: int, metric: Pass) -> PhraseInput | None:
    """The name, which may be the first word of those for the metric: *텔레그램 이용자*."""
    shown, row = view.beliefs[number]["metric"].place(metric.best), view.row(number)
    start, _ = view.document.sentences[row.sentence]
    if shown is None or not start <= shown.start < row.start or not _is_first(view, number, shown.start):
        return None
    names = (one for one in view.index.names_of(row.sentence) if one.role == _KNOWN)
    return next((one for one in names if _leads(view.document.text, one, shown.start, shown.end)), None)


def _is_first(view: View, number: int, at: int) -> bool:
    """Whether no figure stands between, or one alone, of which this one is the change or that is the change of this."""
    row, count = view.row(number), view.index.numbers_between(at, view.row(number).start)
    if count != 1:
        return not count
    before = view.row(view.order[view.places[number] - 1])
    changes = [one.claim.kind is ClaimKind.CHANGE for one in (before, row)]
    names = view.index.names_of(row.sentence)
    return sum(changes) == 1 and not any(before.end <= one.start < row.start for one in names)


def _leads(text: str, name: PhraseInput, start: int, end: int) -> bool:
    if name.start == start:
        return name.end < end and text[name.end].isspace()
    return name.end <= start and _BETWEEN.fullmatch(text, name.end, start) is not None


def _is_short_for(name: str, whole: str) -> bool:
    """Whether its letters stand in the other one in their order, from the first on: 한전 is 한국전력.

    >>> _is_short_for("한전", "한국전력"), _is_short_for("한국", "전한국")
    (True, False)
    """
    letters = iter(whole)
    return name[:1] == whole[:1] and all(letter in letters for letter in name)
