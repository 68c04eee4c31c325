"""The Iceberg runtime for Spark, made whole: a jar -> the classes that it lacks, as a second jar.

The package that carries iceberg-spark-runtime leaves out the copy of Jackson that Iceberg's classes call, and has the
one that Parquet's classes call, under another name. Renamed as the Maven Shade plugin renames, it is what is missing.
"""

from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from zipfile import ZipFile

_HELD = b"org/apache/iceberg/shaded/org/apache/parquet/shaded/com/fasterxml/"
_MISSING = b"org/apache/iceberg/shaded/com/fasterxml/"
_POOL_AT = 10  # magic number, minor and major version, count of constants
_UTF8 = 1
_SIZES = {3: 5, 4: 5, 5: 9, 6: 9, 7: 3, 8: 3, 9: 5, 10: 5, 11: 5, 12: 5, 15: 4, 16: 3, 17: 5, 18: 5, 19: 3, 20: 3}
"""Bytes of a constant by its tag: chapter 4.4 of the Java Virtual Machine Specification."""
_OF_TWO_PLACES = (5, 6)  # long and double


def write_missing_jackson(runtime: Path, target: Path) -> None:
    """`runtime` is the jar that lacks it; where it lacks nothing, `target` is a jar without classes."""
    with ZipFile(runtime) as source, ZipFile(target, "w") as made:
        names = source.namelist()
        whole = any(name.startswith(_MISSING.decode()) for name in names)
        for name in names:
            if not whole and name.startswith(_HELD.decode()) and name.endswith(".class"):
                made.writestr(name.replace(_HELD.decode(), _MISSING.decode()), b"".join(_renamed(source.read(name))))


def _renamed(code: bytes) -> Iterator[bytes]:
    """A class file with the other name in all its texts."""
    (count,) = unpack_from(">H", code, 8)
    at, number = _POOL_AT, 1
    yield code[:at]
    while number < count:
        tag = code[at]
        size = 3 + unpack_from(">H", code, at + 1)[0] if tag == _UTF8 else _SIZES[tag]
        constant = code[at : at + size]
        if tag == _UTF8:
            words = _with_the_other_name(constant[3:])
            constant = bytes([tag]) + len(words).to_bytes(2, "big") + words
        yield constant
        at += size
        number += 2 if tag in _OF_TWO_PLACES else 1
    yield code[at:]


def _with_the_other_name(words: bytes) -> bytes:
    return words.replace(_HELD, _MISSING).replace(_HELD.replace(b"/", b"."), _MISSING.replace(b"/", b"."))
