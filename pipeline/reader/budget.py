"""How much of one text is read, so that no page costs more than some seconds, whatever it holds.

A text is read from its start: articles print their figures early. Reading ends where the first of these is used up;
the numbers behind that place are counted and not read. Each is a count and no clock, so that a text is read alike on
any machine. Beside each, the most that was found in 827 articles of the press."""

import re

NUMBERS = 400  # printed numbers, claims or not: 125
LETTERS = 100_000  # 32,334
TIMES = 600  # printed times and what they may mean, for each of the two ways to find them: 225 of both
WORK = 700  # of the network, for numbers that may be claims and the windows in which they stand: 436
WINDOW = 20  # numbers that a window costs as much as

_PRINTED = re.compile(r"\d+(?:[.,]\d+)*")


def numbers_behind(text: str, read_to: int) -> int:
    """How many numbers in digits stand behind the place where reading ended.

    >>> numbers_behind("5 boats, 1,200 nets and 7.5 tons", 7)
    2
    """
    return sum(1 for _ in _PRINTED.finditer(text, read_to))
