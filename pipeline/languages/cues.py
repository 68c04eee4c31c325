"""What the languages' tables of cues are written with: rules from patterns, two directions of one rule, joins.

A pattern is read without regard to case, but for `flags`; of joins and implied units one says so itself: `(?i)`.
"""

import re

from pipeline.languages.language import Cue, Joins, KindRule, Side
from pipeline.model import ClaimKind, Direction, Qualifier

# dimensions of what rises and falls
MEASURED = (
    "percent", "money", "count", "bare", "mass", "length", "volume", "energy", "temperature", "data", "power", "area",
    "speed",
)  # fmt: skip
SIGNS = (
    Cue(Qualifier.ABOUT, Side.BEFORE, re.compile(r"[~≈]\s?\Z")),
    Cue(Qualifier.MORE_THAN, Side.BEFORE, re.compile(r">\s?\Z")),
    Cue(Qualifier.LESS_THAN, Side.BEFORE, re.compile(r"<\s?\Z")),
)


def cue(value: Qualifier, side: Side, pattern: str, flags: int = re.IGNORECASE) -> Cue:
    return Cue(value, side, re.compile(pattern, flags))


def rule(
    name: str,
    kind: ClaimKind,
    side: Side,
    pattern: str,
    *dimensions: str,
    direction: Direction | None = None,
    unscaled: bool = False,
    flags: int = re.IGNORECASE,
) -> KindRule:
    return KindRule(name, kind, side, re.compile(pattern, flags), direction, frozenset(dimensions), unscaled)


def up(name: str, side: Side, pattern: str, *dimensions: str, flags: int = re.IGNORECASE) -> KindRule:
    return rule(name, ClaimKind.CHANGE, side, pattern, *dimensions, direction=Direction.UP, flags=flags)


def down(name: str, side: Side, pattern: str, *dimensions: str, flags: int = re.IGNORECASE) -> KindRule:
    return rule(name, ClaimKind.CHANGE, side, pattern, *dimensions, direction=Direction.DOWN, flags=flags)


def moves(
    name: str, side: Side, pattern: str, words: tuple[str, str], *dimensions: str, flags: int = re.IGNORECASE
) -> tuple[KindRule, KindRule]:
    """A rule for words that tell a rise and one for those that tell a fall, which stand in the pattern for its `@`."""
    rising, falling = (pattern.replace("@", one) for one in words)
    return up(name, side, rising, *dimensions, flags=flags), down(name, side, falling, *dimensions, flags=flags)


def joins(**patterns: str) -> Joins:
    return Joins(**{name: re.compile(pattern) for name, pattern in patterns.items()})
