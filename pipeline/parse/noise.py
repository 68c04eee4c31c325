"""Elements that are not the article, by what their markup calls them."""

from collections.abc import Iterable
from typing import Any


def outer(elements: Iterable[Any]) -> list[Any]:
    """Those that stand in no other of them, in page order as far as they come in it."""
    wanted = list(dict.fromkeys(elements))
    chosen = set(wanted)
    return [element for element in wanted if not any(above in chosen for above in element.iterancestors())]
