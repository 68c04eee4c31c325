"""What stands between a number and words of its sentence: other numbers, and the signs that part clauses."""

from pipeline.reader.inputs import NumberInput
from pipeline.reader.options import Features, View

_PARTING = ";—–:"
_FAR, _LONG = 150, 600  # characters: a gap whose length is told, and one that is not looked into


def distance(row: NumberInput, start: int, end: int) -> float:
    """Of words from the number, from 0 to 1."""
    return min(max(row.start - end, start - row.end, 0), _FAR) / _FAR


def between(view: View, row: NumberInput, start: int, end: int) -> Features:
    """`start`, `end`: of the words, in the number's sentence. Each name says on which side of the number they stand."""
    ahead = end <= row.start
    first, last = (end, row.start) if ahead else (row.end, start)
    side = "ahead" if ahead else "behind"
    if first > last:
        return {"around": 1.0}
    if last - first > _LONG:
        return {f"long gap, {side}": 1.0}
    text, numbers = view.document.text[first:last], view.index.numbers_between(first, last)
    found = {
        "number": numbers > 0,
        "numbers": numbers > 1,
        "comma": "," in text,
        "commas": text.count(",") > 1,
        "dash": any(sign in text for sign in _PARTING),
        "bracket": text.count("(") != text.count(")"),
    }
    return {f"{name} between, {side}": 1.0 for name, is_there in found.items() if is_there}
