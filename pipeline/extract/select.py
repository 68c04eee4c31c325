"""A mere number, or a claim: what is left when blockers have spoken."""

from pipeline.extract.reading import Reading
from pipeline.languages.language import Form

_BORROWED = frozenset({"unit:neighbour", "unit:memory"})


def select(readings: list[Reading]) -> None:
    """Block number words that neither count nor measure anything; digits stand for themselves."""
    for reading in readings:
        if reading.number.form is Form.VAGUE:
            reading.blocked = reading.blocked or "vague plural"
        if reading.blocked or (reading.unit is not None and not _BORROWED.intersection(reading.rules)):
            continue  # blocked already, or with a unit of its own
        if reading.number.form is Form.ONE:
            reading.blocked = "pronoun"
        elif reading.number.form is Form.WORD and not _carries(reading):
            reading.blocked = "number word that counts nothing"


def _carries(reading: Reading) -> bool:
    """ "three" may stand for three sales beside "five sales"; far from any it is a turn of phrase."""
    if reading.unit is None:
        return reading.number.scaled
    return reading.value >= 10 or "unit:neighbour" in reading.rules
