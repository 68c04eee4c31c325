"""English: signs that hold a scale with a unit (39.2 bcm), stones, parts of a point, and eighths of a cent."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.languages.language import RawNumber
from pipeline.languages.numerals import plain_value
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_table

_SCALED_UNITS = {sign: said.split() for sign, said in word_table("en", "scaled_units").items()}
_P = compiled_patterns("en", "numbers_signs", {"signs": alternatives(_SCALED_UNITS)})
_MONEY = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR"}
_SCALES = {"k": 10**3, "t": 10**3, "m": 10**6, "b": 10**9, "tr": 10**12}  # by how their words begin


def signs(text: str, start: int, end: int) -> list[RawNumber]:
    """
    >>> [(str(one.value), one.fixed_unit) for one in signs("40 bcm, 15st 7lb, 15st, 0.3 of a point", 0, 38)]
    [('40000000000', 'm3'), ('217', 'lb'), ('15', 'stone'), ('0.3', None)]
    """
    found = []
    for match in _P["scaled"].finditer(text, start, end):
        scale, unit = _SCALED_UNITS[match["sign"]]
        value = plain_value(match["n"], ".") * int(scale)
        found.append(RawNumber(*match.span(), value, scaled=scale != "1", fixed_unit=unit))
    for match in _P["stones"].finditer(text, start, end):
        stones, pounds = Decimal(match["stones"]), match["pounds"]
        value, unit = (stones * 14 + Decimal(pounds), "lb") if pounds else (stones, "stone")
        found.append(RawNumber(*match.span(), value, fixed_unit=unit))
    of_point = _P["of_point"].finditer(text, start, end)
    found.extend(RawNumber(*match.span(), plain_value(match["n"], ".")) for match in of_point)
    return [*found, *_cents(text, start, end), *_with_eighths(text, start, end), *_heads(text, start, end)]


def _cents(text: str, start: int, end: int) -> Iterator[RawNumber]:
    """45c a litre, as Australia prints it; of a price and its step one may print the pence for both."""
    for match in _P["cents"].finditer(text, start, end):
        yield RawNumber(*match.span(), plain_value(match["n"], ".") / 100, fixed_unit="USD")
    for match in _P["hundredths"].finditer(text, start, end):
        name, unit = match.lastgroup or "", "USD" if "cent" in match[0].lower() else "GBP"
        yield RawNumber(*match.span(name), plain_value(match[name], ".") / 100, fixed_unit=unit)


def _heads(text: str, start: int, end: int) -> list[RawNumber]:
    """The scale of what stands behind it; it is no number of its own."""
    found = []
    for match in _P["heads"].finditer(text, start, end):
        sign, scale = match["sign"] or match["sign2"], match["scale"]
        value = Decimal(_SCALES["tr" if scale.startswith("tr") else scale[0]])
        found.append(
            RawNumber(*match.span("n"), value, scaled=True, fixed_unit=_MONEY.get(sign, sign) if sign else None)
        )
    return found


def _with_eighths(text: str, start: int, end: int) -> list[RawNumber]:
    """$5.87-1/2 a bushel: the part is one of a cent."""
    return [
        RawNumber(*match.span(), plain_value(match["n"], ".") + Decimal(match["top"]) / Decimal(match["bottom"]) / 100)
        for match in _P["eighths"].finditer(text, start, end)
    ]
