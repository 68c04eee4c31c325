"""English: what has come to a number, where that stands before its verb: cases rose to 450, from 400."""

from pipeline.languages.en.counted import unit_of
from pipeline.languages.en.morphology import is_plural
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.words import word_list

_P = compiled_patterns("en", "counted_before")
_SUMS = word_list("en", "plural_sums")


def counted_before(text: str, start: int, number_start: int) -> str | None:
    """The unit of a number behind its verb: that of the plural which is the subject, or of what the number is of."""
    match = _P["verb"].search(text, max(start, number_start - 120), number_start)
    if match is None:
        return None
    of = _P["number_of"].search(match["subject"])
    subject = match["subject"]
    head = of["noun"] if of else _P["behind"].split(subject, maxsplit=1)[0].rpartition(" ")[2]
    return unit_of(head) if is_plural(head) and head.lower() not in _SUMS else None
