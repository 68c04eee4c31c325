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
    text, entity = view.document.text, passed.get("entity")
    head = _HEAD.match(text, text.rfind("\n", 0, view.row(number).start) + 1)
    if entity is None or head is None or head.end() > view.row(number).start or not _is_list(text):
        return passed
    name = key_of(head["name"], view.document.language)
    if name not in entity.options.keys:
        return passed
    return {**passed, "entity": entity.given_to(name, {*entity.options.keys} - {name})}


def _is_list(text: str) -> bool:
    return len(list(islice(_HEAD.finditer(text), _LEAST))) == _LEAST
