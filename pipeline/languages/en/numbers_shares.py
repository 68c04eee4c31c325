"""English: two small numbers that are one value: one in five, a ratio of 5 to 3."""

from decimal import Decimal

from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import rounded
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.words import number_table

_NUMERALS = number_table("en", "numerals")
_P = compiled_patterns(
    "en", "numbers_shares", {"smallest_word": "|".join(word for word, value in _NUMERALS.items() if value <= 10)}
)


def ratios(text: str, start: int, end: int) -> list[RawNumber]:
    """by a ratio of 5 to 3, a 1.17-to-1 ratio: how many times as many the greater is."""
    found = []
    for match in _P["ratio"].finditer(text, start, end):
        spoken = _P["ratio_before"].search(text, max(start, match.start() - 120), match.start())
        if not spoken and not _P["ratio_after"].match(text, match.end(), end):
            continue  # a range, or a score
        greater, smaller = sorted((Decimal(match["a"]), Decimal(match["b"])), reverse=True)
        if smaller:
            value = rounded(greater / smaller)
            found.append(RawNumber(*match.span(), value, Form.MULTIPLE, fixed_unit="ratio"))
    return found


def shares(text: str, start: int, end: int) -> list[RawNumber]:
    """
    >>> [str(number.value) for number in shares("one in five, two out of three, one car in four", 0, 46)]
    ['20', '66.67', '25']
    """
    found = []
    for match in [*_P["share_of"].finditer(text, start, end), *_P["joined_share"].finditer(text, start, end)]:
        part, whole = _small(match["k"]), _small(match["n"])
        counted = "out" in match["how"] and whole > 10 and part > 1  # 12 out of 15 are two counts
        counted |= match["noun"] is not None and _P["things"].match(text, match.end(), end) is not None
        counted |= match["noun"] is not None and part > 1 and whole < 10  # two patients out of five
        alone = part == 1 and match["noun"] is None  # one study in 24 older adults
        if part < whole and not counted and (alone or whole <= 10 or whole in {20, 100, 1000}):
            value = _few_places(Decimal(100 * part) / whole)
            found.append(RawNumber(*match.span(), value, Form.FRACTION, fixed_unit="percent"))
    return found


def _few_places(value: Decimal) -> Decimal:
    """Two, or where the share is small those of three figures: one in 3,000 is 0.0333 percent."""
    return rounded(value) if value >= 1 else Decimal(f"{round(value, 2 - value.adjusted()).normalize():f}")


def _small(word: str) -> int:
    low = word.lower().replace(",", "")
    return 100 if low.endswith("hundred") else _NUMERALS.get(low) or int(low)


def pairs(text: str, start: int, end: int) -> list[RawNumber]:
    spans = [
        RawNumber(*match.span(), Decimal(low), Form.WORD, high=Decimal(high))
        for match in _P["word_to_word"].finditer(text, start, end)
        if (low := _small(match["low"])) < (high := _small(match["high"]))
    ]
    return [*ratios(text, start, end), *shares(text, start, end), *spans]
