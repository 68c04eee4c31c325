"""A mere number, or a claim: what is left when blockers have spoken."""

from pipeline.extract.reading import BORROWED, Reading, UnitBy
from pipeline.extract.units import dimension
from pipeline.languages.language import Form
from pipeline.model.claim import is_figure


def select(readings: list[Reading]) -> None:
    """Block number words that neither count nor measure anything; digits stand for themselves."""
    for reading in readings:
        if reading.number.form is Form.VAGUE:
            reading.blocked = reading.blocked or "vague plural"
        if not reading.blocked and _is_a_pronoun(reading):
            reading.blocked = "pronoun"
        if reading.blocked or (reading.unit is not None and reading.unit_by not in BORROWED):
            continue  # blocked already, or with a unit of its own
        if reading.number.form is Form.ONE:
            reading.blocked = "pronoun"
        elif reading.number.form is Form.WORD and not _carries(reading):
            reading.blocked = "number word that counts nothing"


def bound(readings: list[Reading]) -> None:
    """Block what has more digits than any figure: a row of signs, or a page that means harm."""
    for reading in readings:
        if not all(map(is_figure, (reading.value, reading.high or reading.value))):
            reading.blocked = reading.blocked or "longer than any figure"


def _is_a_pronoun(reading: Reading) -> bool:
    """ "one expert" is somebody; one percent and one hour are measured."""
    measured = dimension(reading.unit) not in {"count", "bare"}
    alone = reading.number.form is Form.ONE and reading.high is None  # one to two million people are a count
    return alone and not measured and reading.unit_by is not UnitBy.NEIGHBOUR


def _carries(reading: Reading) -> bool:
    """ "three" may stand for three sales beside "five sales"; far from any it is a turn of phrase."""
    is_many = reading.value >= 10 or reading.unit_by is UnitBy.NEIGHBOUR
    return reading.number.scaled if reading.unit is None else is_many
