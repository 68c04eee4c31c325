"""Where a text prints the answer of a field."""

from collections.abc import Hashable

from pipeline.model import Span
from pipeline.reader.document_index import nearest_to
from pipeline.reader.options import View
from pipeline.reader.slots import NAMED, TIMES


def printed_at(view: View, number: int, slot: str, key: Hashable) -> Span | None:
    """The words of an answer, as near to the number as they stand; None where the text does not print it, or no words
    of its own do, as those for a kind."""
    if key is None:
        return None
    if slot in NAMED:
        return _named(view, number, slot, key)
    if slot in TIMES:
        time = view.index.nearest_printed(key, view.row(number).sentence)
        return Span(time.at, time.upto) if time else None
    places = {"region": view.index.country_spans, "metric_id": view.index.metric_spans}.get(slot, {})
    return nearest_to(places.get(str(key), []), view.row(number).start)


def _named(view: View, number: int, slot: str, key: Hashable) -> Span | None:
    shown = view.beliefs[number][slot].place(key)
    if shown and shown.start >= 0:
        return Span(shown.start, shown.end)
    spoken = view.index.speakers.get(str(key)) if slot == "attribution" and shown is None else None
    return Span(spoken.start, spoken.end) if spoken else None
