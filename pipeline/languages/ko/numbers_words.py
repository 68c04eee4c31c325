"""Korean number words and scales, and what each is worth."""

from decimal import Decimal

from pipeline.languages.words import number_table, word_table

SMALL = {"십": 10, "백": 100, "천": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
SINO = {sign: value for value, sign in enumerate("일이삼사오육칠팔구", 1)} | {"륙": 6}
_NATIVE = number_table("ko", "native_numbers")
TENS = {word: value for word, value in _NATIVE.items() if value >= 10}
ONES = {word: value for word, value in _NATIVE.items() if value < 10}
PAIRS = word_table("ko", "number_pairs")
# behind a scale what makes one number with it: 2조 1천억, 1조 2,345억
DIGITS_AND_SCALE = r"\d[\d,]*(?:\.\d+)?\s?[천백십만억]"
# what may stand before a noun that it counts
ADNOMINAL = "|".join(word for word in ONES if word not in {"하나", "둘", "셋", "넷", "서", "너"})
# 2, 3배: a number and the next one, of what is counted in ones; but 1, 2, 3명 and 각각 2, 3명 are a list
_AFTER = r"(?<=(?<!\d)(?<!\d,\s)(?<!각각\s){},\s)"
_NEXT = "|".join(f"{_AFTER.format(low)}{low + 1}" for low in range(1, 9))
NEIGHBOURS = f"(?:{_NEXT})(?:명|배|개월|년|시간|가지|마리|건|곳|개)"


def native_value(word: str) -> tuple[Decimal, Decimal | None]:
    if word in PAIRS:
        low, high = map(Decimal, PAIRS[word].split())
        return low, high
    if word.startswith("첫"):
        return Decimal(1), None
    tens = next((ten for ten in TENS if word.startswith(ten)), "")
    return Decimal(TENS.get(tens, 0) + ONES.get(word.removeprefix(tens), 0)), None
