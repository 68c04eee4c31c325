"""Norwegian numerals: digits with a comma for the point and blanks between thousands, and number words."""

from decimal import Decimal

from pipeline.languages.numerals import (
    DigitTables,
    WordTables,
    combine,
    digit_reader,
    fixed,
    fixed_reader,
    word_reader,
)

_SCALES = {"tusen": 10**3, "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9}
_SHORT_SCALES = {"mill.": 10**6, "mrd.": 10**9}
_UNITS = "en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
_TENS = "tjue tretti førti femti seksti sytti åtti nitti"

numbers = combine(
    digit_reader(
        DigitTables(
            grouped=r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?!\d)",
            decimal_marks=",",
            scales={form: Decimal(value) for form, value in {**_SCALES, **_SHORT_SCALES}.items()},
            tight_scales={},
            not_after=r"[A-Za-zÆØÅæøå0-9_]",
        )
    ),
    word_reader(
        WordTables(
            adds={word: value for value, word in enumerate(_UNITS.split(), 1)}
            | {word: value * 10 for value, word in enumerate(_TENS.split(), 2)},
            times={"hundre": 100},
            scales=_SCALES,
            articles=frozenset({"et"}),
            ones=frozenset({"en"}),
            gap=r"\s",
            link=r"\s(?:og\s)?",
        )
    ),
    fixed_reader([fixed(r"(?<!\w)en halv million(?!\w)", "500000")]),
)
