"""Korean number words and scales, and what each is worth."""

from pipeline.languages.words import number_table

SMALL = {"십": 10, "백": 100, "천": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
SINO = {sign: value for value, sign in enumerate("일이삼사오육칠팔구", 1)}
_NATIVE = number_table("ko", "native_numbers")
TENS = {word: value for word, value in _NATIVE.items() if value >= 10}
ONES = {word: value for word, value in _NATIVE.items() if value < 10}
PAIRS = {
    "한두": (1, 2), "한둘": (1, 2), "두세": (2, 3), "두셋": (2, 3), "두서너": (2, 4),
    "서너": (3, 4), "서넛": (3, 4), "너댓": (4, 5), "너덧": (4, 5), "네댓": (4, 5),
    "네다섯": (4, 5), "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9),
}  # fmt: skip
DAYS = number_table("ko", "day_counts")
