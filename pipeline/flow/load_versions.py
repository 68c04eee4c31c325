"""Which of two readings of a page is of a later version."""

from collections.abc import Collection

from pipeline.errors import ConfigError
from pipeline.model import ReaderMode
from pipeline.model.reader_version import mode_of, read_version

Versions = tuple[str, str]
"""Of parser and extractor."""


def version_order(versions: Versions) -> tuple[int, int] | None:
    """By which readings are ordered; None for what no reader of ours is called.

    >>> version_order(("4", "8+57b8548b2a0d")), version_order(("x", "y"))
    ((4, 8), None)
    """
    parser, extractor = versions
    try:
        return int(parser), int(read_version(extractor).builtin.partition("+")[0])
    except (ValueError, ConfigError):
        return None


def stands(readers: Collection[Versions | None], read_by: Versions, here: Versions) -> bool:
    """Whether what `read_by` made of a page is not to take the place of what these `readers` did: one is of the same
    or a later version, or is this code (`here`), or a language model; None is the run itself.

    >>> stands([("4", "7+aaaa")], ("4", "8+bbbb"), ("4", "9+cccc"))
    False
    >>> stands([("4", "9+cccc")], ("4", "8+bbbb"), ("4", "9+cccc"))
    True
    """
    return any(one is None or one in {read_by, here} or _is_later(one, read_by) for one in readers)


def _is_later(one: Versions, read_by: Versions) -> bool:
    if mode_of(one[1]) is not ReaderMode.BUILTIN:
        return True
    order, other = version_order(one), version_order(read_by)
    return order is not None and other is not None and order > other
