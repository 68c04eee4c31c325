"""A text in which signs stand for figures, for words of a metric and for names, as the patterns for joins have them."""

from collections.abc import Iterable

SIGNS = "①", "②", "③"
_PRINTED = str.maketrans(dict.fromkeys(SIGNS, "*"))  # lists of a text begin with them too


def signed(text: str, start: int, end: int, marks: Iterable[tuple[str, int, int]]) -> str:
    """The text from `start` to `end`; `marks`: signs and what each stands for, as offsets, in the order of the text.

    >>> signed("It rose 8% to $9m.", 3, 18, [("②", 8, 10), ("①", 14, 17)])
    'rose ② to ①.'
    """
    parts, at = list[str](), start
    for sign, first, last in marks:
        parts += [text[at:first].translate(_PRINTED), sign]
        at = last
    return "".join([*parts, text[at:end].translate(_PRINTED)])
