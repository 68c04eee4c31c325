"""How many of something there are, in words. Pure."""

from pipeline.model.plurals import counted

__all__ = ["capped", "count_word", "counted"]
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count_word(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"


def capped(count: int, most: int) -> str:
    """Of what is counted up to `most`, and one more where there are more.

    >>> capped(1000, 1000), capped(1001, 1000)
    ('1,000', 'more than 1,000')
    """
    return f"more than {most:,}" if count > most else f"{count:,}"
