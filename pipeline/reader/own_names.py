"""Whose a figure is, by the head of its line, in a list that tells of one firm a line: *▶Halden=Revenue rose 5%*."""

import re
from collections.abc import Mapping
from itertools import islice

from pipeline.reader.beliefs import key_of
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_HEAD = re.compile(r"^(?:[▶▷■□◆◇○●•·▲△*–-] ?)?(?P<name>[^\s=:|][^=:|\n]{1,40}?) ?(?:=|: )", re.MULTILINE)
_LEAST = 2  # lines of a list


def own_name(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. The name at the head of its line has the chance of all others, where it is one of the
    options."""
    text, entity, code = view.document.text, passed.get("entity"), view.document.language
    head = _HEAD.match(text, text.rfind("\n", 0, view.row(number).start) + 1)
    if entity is None or head is None or head.end() > view.row(number).start:
        return passed
    name, keys = key_of(head["name"], code), {*entity.options.keys}
    names = (other for other in _HEAD.finditer(text) if key_of(other["name"], code) in keys)
    if name not in keys or len(list(islice(names, _LEAST))) < _LEAST:
        return passed
    return {**passed, "entity": entity.given_to(name, keys - {name})}
