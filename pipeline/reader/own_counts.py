"""What is beyond doubt a count by the words next to it, where the reader takes it for a label: *twelve films* is no
part of a series, *won it three times* no edition (`surely_counted` among the joins of a language)."""

from collections.abc import Mapping

from pipeline.reader.options import View
from pipeline.reader.preference import AT_LEAST
from pipeline.reader.second_pass import Pass

_CLAIM, _LURE = "claim", "lure"
_AROUND = 20  # characters on each side of a number


def own_count(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. A count has the chance of a lure as well."""
    claim, row, counts = passed.get("claim"), view.row(number), view.document.joins.surely_counted
    if claim is None or claim.by_key()[_LURE] < AT_LEAST[_CLAIM, _LURE]:
        return passed
    start, end = view.document.sentences[row.sentence]
    start, end = max(start, row.start - _AROUND), min(end, row.end + _AROUND)
    found = counts.finditer(view.document.text, start, end)
    if not any(match.start(match.lastgroup or 0) == row.start for match in found):
        return passed
    return {**passed, "claim": claim.given_to(_CLAIM, {_LURE})}
