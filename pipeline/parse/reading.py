"""What a reader of bodies hands on: texts with their kind in page order, and what it left out."""

from dataclasses import dataclass, field

from pipeline.model import BlockKind, DroppedBlock
from pipeline.model.text import OUTSIDE_BODY

Parts = list[tuple[BlockKind, str]]


def running_texts(parts: Parts) -> list[str]:
    return [text for kind, text in parts if kind not in OUTSIDE_BODY]


@dataclass(slots=True, kw_only=True)
class Reading:
    """`layout` names the reader: a layout of the source, `general`, or the kind of embedded data.

    `dropped` stood in the article's element or over it, `beside` elsewhere on the page.
    """

    layout: str
    parts: Parts = field(default_factory=list)
    dropped: list[DroppedBlock] = field(default_factory=list)
    beside: list[DroppedBlock] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters of running text."""
        return sum(map(len, running_texts(self.parts)))

    @property
    def body(self) -> str:
        return "\n".join(running_texts(self.parts))
