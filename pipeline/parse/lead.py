"""The pieces between headline and body -> the lead, which many sites print outside the element of the body."""

import re
from typing import Any

from pipeline.model import BlockKind
from pipeline.parse.lines import said_reason
from pipeline.parse.piece import Piece, shingles_of

_NAMES = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|dek|deck|sub-?(?:title|head(?:line|ing|er)?|tit)|summary|excerpt|"
    r"intro(?:duction|text)?|lead|lede|leadtext|vorspann|anleser|abstract|chapo|chapeau|sapo|sottotitolo|"
    r"sommario|entradilla|bajada|volanta|copete|perex|ingress|manchet|opener|spitzmarke|doc__intro|description|"
    r"dropline|tagline|kompakt)(?![a-z])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = 22
"""A line with fewer is a day and a time."""
_SHORTEST, _LONGEST = 30, 900


def lead_of(before: list[Piece], description: str | None) -> list[Piece]:
    """`before` are the page's pieces from after the headline up to the body; the lead is usually one of them."""
    wanted = shingles_of(description or "")
    return [piece for piece in before if _is_lead(piece, wanted)][-3:]


def _is_lead(piece: Piece, wanted: set[tuple[str, ...]]) -> bool:
    if piece.kind is BlockKind.CAPTION or piece.links > 0.3 or not _SHORTEST <= len(piece.text) <= _LONGEST:
        return False
    if said_reason(piece.text) or len(_LETTER.findall(piece.text)) < _LETTERS:
        return False
    own = shingles_of(piece.text)
    if len(wanted) > 3 and len(own & wanted) >= 0.6 * min(len(own), len(wanted)):
        return True
    if piece.prose and piece.voted:
        return True
    holders = [piece.holder, *list(piece.holder.iterancestors())[:2]]
    return any(_NAMES.search(_names_of(holder)) for holder in holders)


def _names_of(element: Any) -> str:
    return _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")
