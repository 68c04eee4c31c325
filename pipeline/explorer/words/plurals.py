"""How many of something there are, in words. Pure."""

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count_word(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"


def counted(count: int, noun: str) -> str:
    """
    >>> counted(1, "figure"), counted(12, "newspaper")
    ('1 figure', '12 newspapers')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
