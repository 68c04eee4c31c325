"""Words for what a price is of, *$45 a barrel*, are of the number that they stand behind, and of none in another
sentence: the shares that a market report tells of next cost nothing a barrel. Nor are those for a price that somebody
expects, *target price*, of one that a sentence tells as it was: *it closed at $45*."""

from collections.abc import Mapping

from pipeline.catalog.around_tables import around
from pipeline.reader.compared import apart_from
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass


def own_words(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. Such words of other sentences have no chance to be its metric."""
    metric = passed.get("metric")
    if metric is None or not isinstance(metric.best, str) or not _is_of_another(view, number, metric.best):
        return passed
    others = {key for key in metric.options.keys if isinstance(key, str) and _is_of_another(view, number, key)}
    return {**passed, "metric": apart_from(metric, others)}


def _is_of_another(view: View, number: int, key: str) -> bool:
    shown = view.beliefs[number]["metric"].place(key)
    if shown is None or shown.start < 0:
        return False
    row, document = view.row(number), view.document
    start, end = document.sentences[row.sentence]
    where, upto = around(document.language), shown.start + len(shown.text)
    if start <= shown.start < end:
        return False
    is_per = where.per.match(f" {document.text[shown.start : upto + 1]}")
    is_aim = where.aims.search(document.text, shown.start, upto) and where.traded.search(document.text, start, end)
    return bool(is_per or is_aim)
