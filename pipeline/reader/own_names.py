"""Whose a figure is, by what is printed around a name. In a list that tells of one firm a line it is that of the one at
the head: *▶Halden=Revenue rose 5%*. Words that begin within a quotation and end outside of it, *Kettle» of Halden*, are
no name."""

import re
from collections.abc import Collection, Hashable, Mapping
from itertools import islice

from pipeline.reader.beliefs import Shown, key_of
from pipeline.reader.compared import apart_from
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_HEAD = re.compile(r"^(?:[▶▷■□◆◇○●•·▲△*–-] ?)?(?P<name>[^\s=:|][^=:|\n]{1,40}?) ?(?:=|: )", re.MULTILINE)
_LEAST = 2  # lines of a list
_QUOTES = {"«": "»", "“": "”", "‘": "’", "„": "“", '"': '"', "'": "'"}


def own_name(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. The name at the head of its line has the chance of all others, where it is one of the
    options; cut quotations have none."""
    if "entity" not in passed:
        return passed
    text, shown, entity = view.document.text, view.beliefs[number]["entity"], passed["entity"]
    cut = {key for key in entity.options.keys if (place := shown.place(key)) and _is_cut(text, place)}
    entity = apart_from(entity, cut)
    head = _at_head(view, number, {*entity.options.keys})
    return {**passed, "entity": entity.given_to(head, {*entity.options.keys} - {head}) if head else entity}


def _is_cut(text: str, name: Shown) -> bool:
    """Whether a quotation that begins right before it ends within it."""
    before, behind = text[max(0, name.start - 1) : max(0, name.start)], text[name.end : name.end + 1]
    closing = _QUOTES.get(before)
    if closing is None:
        return False
    closed = name.text.count(closing)
    return closed % 2 == 1 and behind != closing if before == closing else closed > name.text.count(before)


def _at_head(view: View, number: int, keys: Collection[Hashable]) -> str | None:
    """The name at the head of its line, of a list that has such heads."""
    text, code, at = view.document.text, view.document.language, view.row(number).start
    head = _HEAD.match(text, text.rfind("\n", 0, at) + 1)
    if head is None or head.end() > at:
        return None
    name = key_of(head["name"], code)
    if name not in keys:
        return None
    names = (other for other in _HEAD.finditer(text) if key_of(other["name"], code) in keys)
    return name if len(list(islice(names, _LEAST))) == _LEAST else None
