"""Names in a text: those that the catalogue knows, and how they go together with others."""

import re
from collections.abc import Callable, Iterable

from pipeline.catalog import entities
from pipeline.languages.language import Name
from pipeline.languages.patterns import alternatives
from pipeline.model import Span

_LETTER = r"[^\W\d_]"


def known_names(code: str, *, inflection: str = "") -> Callable[[str, int, int], list[Name]]:
    """Aliases of entities.toml in the language, longest first; case counts (Line is no line). `inflection` is a pattern
    that a name may end with."""
    bases = {name: row.names[code][0] for row in entities() if code in row.names for name in row.names[code]}
    bases |= {name: name for row in entities() for name in row.names.get("en", ()) if name not in bases}
    pattern = re.compile(rf"(?<!{_LETTER})(?P<name>{alternatives(bases)}){inflection}(?!{_LETTER})")

    def find(text: str, start: int, end: int) -> list[Name]:
        return [
            Name(Span(match.start("name"), match.end("name")), bases[match["name"]], known=True)
            for match in pattern.finditer(text, start, end)
            if match["name"] in bases
        ]

    return find


def free_of(known: list[Name], names: Iterable[Name]) -> list[Name]:
    """The names that overlap none of the known ones."""
    return [name for name in names if not any(name.span.overlaps(one.span) for one in known)]


def in_order(*names: Name) -> list[Name]:
    return sorted(names, key=lambda name: name.span.start)
