"""Korean numerals: digits mixed with 천 만 억 조, Sino-Korean and native number words, fractions, multiples, ranges.

Digits and scale signs alternate (43만6400, 1조2천억, 3천450만), 여 ("and some") may stand inside (29억여원), and a
range is one number (70~80만). What is counted follows without or with one blank.
"""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from pipeline.languages.ko.counted import COUNTER_WORDS
from pipeline.languages.ko.numbers_fractions import fractions, shares_out_of, to_one
from pipeline.languages.ko.numbers_words import BIG, DAYS, ONES, PAIRS, SINO, SMALL, TENS
from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import combine, fixed, fixed_reader
from pipeline.languages.patterns import alternatives
from pipeline.model import Direction

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_START = re.compile(rf"(?<![A-Za-z0-9_])(?<!\d[.,])(?:{_DIGITS})")
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<small>[십백천])|(?P<big>[만억조경])|(?P<some>여)")
_COUNTED = (
    r"원|명|달러|위안|엔|유로|파운드|루블|톤|개|대|건|가구|주|여|장|권|마리|㎡|평|곳|표|배럴|부|회|번|차례|km|t\b|㎾|MW"
)
# 조 is also a group, an article of a law and a shift; 경 opens 경기: they are scales only before money or more digits
_SCALE_FOLLOWS = re.compile(
    rf"[가이를을는은에](?:\s(?:증가|감소|육박|달|이르|돌파|넘|불|늘|줄|투입|투자)|던)|\s?(?:돌파|시대|순매|육박|달성|투입|투자|적자|흑자|넘|초과|이상|가량|안팎|증가|감소)|여|\s?\d|\s?[천백십]|\s?(?:원|달러|위안|엔|유로|파운드|루블|루피|대\b|규모|단위|{_COUNTED})|\s?[~∼]"
)
_SPACED_SCALE = re.compile(rf"\s[만억조](?=여?\s?(?:{_COUNTED}|\d))")
_CALENDAR = re.compile(r"\s?[년월일시분]")
_INFINITE = 10**30


@dataclass(slots=True)
class _Reading:
    """A number token by token: `total` of the closed groups of 만, `group` the open one, `digits` not yet scaled."""

    end: int
    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    digits: Decimal | None = None
    small: int = _INFINITE
    big: int = _INFINITE
    last_scale: int = 1
    some: bool = False

    @property
    def value(self) -> Decimal:
        return self.total + self.group + (self.digits or 0)

    @property
    def room(self) -> int:
        return min(self.small, self.big)

    def take_digits(self, value: Decimal) -> bool:
        if self.digits is not None or value >= self.room:
            return False
        self.digits = value
        return True

    def take_small(self, scale: int) -> bool:
        if scale >= self.small or (self.digits is not None and self.digits >= 1000):
            return False
        self.group += (Decimal(1) if self.digits is None else self.digits) * scale
        self.digits, self.small, self.last_scale = None, scale, scale
        return True

    def take_big(self, scale: int) -> bool:
        group = self.group + (self.digits or 0)
        if scale >= self.big or group == 0:
            return False
        self.total += group * scale
        self.group, self.digits, self.small, self.big, self.last_scale = Decimal(0), None, _INFINITE, scale, scale
        return True


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _read_at(text: str, at: int, limit: int) -> _Reading | None:
    """The longest number whose first digit stands at `at`."""
    first = _START.match(text, at, limit)
    if not first:
        return None
    reading = _Reading(first.end())
    reading.take_digits(_decimal(first[0]))
    while (end := _step(text, reading, limit)) is not None:
        reading.end = end
    return reading


def _step(text: str, reading: _Reading, limit: int) -> int | None:
    """The end of the next token if it goes on with the number; the reading takes it."""
    at = reading.end
    blank = text[at : at + 1].isspace()
    if blank and (_SPACED_SCALE.match(text, at, limit) or (reading.digits is None and reading.big < _INFINITE)):
        at += 1
    token = _TOKEN.match(text, at, limit)
    if not token or (reading.some and not token["big"]):
        return None
    if token["digits"]:  # 17만 3960 is one number; "5만 2023년" is not
        dated = blank and _CALENDAR.match(text, token.end())
        taken = not dated and reading.take_digits(_decimal(token["digits"]))
    elif token["big"]:
        rare = token["big"] in "조경" and not _SCALE_FOLLOWS.match(text, token.end(), limit)
        taken = not rare and reading.take_big(BIG[token["big"]])
    elif token["small"]:
        taken = not blank and reading.take_small(SMALL[token["small"]])
    else:
        taken = reading.some = not blank
    return token.end() if taken else None


_TILDE = re.compile(r"(?P<unit>[가-힣%％㎞㎏㎡℃°A-Za-z]{0,3}?)\s?[~∼〜～]\s?")


# 7-12m, 10-20%: a hyphen makes a range of what a unit ends, not of scores, days and phones
_HYPHEN = re.compile(r"(?P<unit>)(?<=\d)-(?=\d)")
_MEASURED = re.compile(
    r"\s?(?:%|％|퍼센트|[cmk]?m(?![A-Za-z])|㎞|㎝|㎜|kg|㎏|톤|℃|도(?![가-힣])|명|배(?![가-힣])|시간|개월|[만억]|달러|원)"
)
# 10만 명에서 12만 명 사이: only 사이 makes a range of what is a movement otherwise
_FROM = re.compile(r"(?P<unit>\s?[가-힣%％㎞㎏㎡℃°A-Za-z]{0,4}?)에서\s(?:약\s)?")
_BETWEEN = re.compile(
    r"(?:\s?(?:%|％|퍼센트|kg|㎏|g|명|원|달러|톤|배|개월|년|시간|km|m))?\s?(?:사이(?=[에의로인다]|\s|[.,]|\Z)|(?:정도|가량|안팎|내외)(?![가-힣]{2}))"
)


def _number(text: str, at: int, limit: int) -> RawNumber | None:
    low = _read_at(text, at, limit)
    if low is None:
        return None
    number = RawNumber(at, low.end, low.value, scaled=low.last_scale > 1)
    patterns = (_TILDE, _FROM, _HYPHEN)
    tilde = next((found for one in patterns if (found := one.match(text, low.end, limit))), None)
    high = _read_at(text, tilde.end(), limit) if tilde else None
    if tilde is None or high is None or not _is_range(text, tilde, high, limit):
        return number
    value = low.value
    if high.last_scale > 1 and low.big == _INFINITE and low.last_scale < high.last_scale:
        value *= high.last_scale  # 15∼16억, 2~3천: the first number borrows the scale of the second
    if value >= high.value:
        return number
    return replace(number, end=high.end, value=value, high=high.value, scaled=high.last_scale > 1)


def _is_range(text: str, join: re.Match[str], high: _Reading, limit: int) -> bool:
    if not text.startswith(join["unit"], high.end):
        return False
    if join.re is _FROM:
        return _BETWEEN.match(text, high.end + len(join["unit"]), limit) is not None
    return join.re is _TILDE or high.last_scale > 1 or _MEASURED.match(text, high.end, limit) is not None


def digits(text: str, start: int, end: int) -> list[RawNumber]:
    found: list[RawNumber] = []
    at = start
    while (first := _START.search(text, at, end)) and (number := _number(text, first.start(), end)):
        found.append(number)
        at = number.end
    return found


def sino_value(word: str) -> Decimal:
    """
    >>> sino_value("이천오백만"), sino_value("백")
    (Decimal('25000000'), Decimal('100'))
    """
    reading = _Reading(0)
    for sign in word:
        if sign in SINO:
            reading.take_digits(Decimal(SINO[sign]))
        elif sign in SMALL:
            reading.take_small(SMALL[sign])
        else:
            reading.take_big(BIG[sign]) or reading.take_digits(Decimal(BIG[sign]))
    return reading.value


_WORDS_COUNTED = alternatives(COUNTER_WORDS)
_SINO_DIGIT = "[일이삼사오육칠팔구]"
# 백 개, 백여명, 천만달러; a lone 만 or 백 that touches another word is part of it (만점, 백년)
_SINO = re.compile(
    rf"(?<![가-힣\d])(?:수|몇\s?)?(?P<word>(?:{_SINO_DIGIT}?[천백십])+(?:{_SINO_DIGIT})?[만억조]?|{_SINO_DIGIT}[만억]|[만억])여?"
    rf"(?=(?:명|원|달러|개(?!월|국|인|최|교)|건|곳|마리|엔|위안|유로)|(?<=여)(?:{_WORDS_COUNTED})|\s(?!대표|명예)(?:{_WORDS_COUNTED}|원|달러|엔|위안|유로|관객|관중|배))"
)
_ADNOMINAL = "|".join(word for word in ONES if word not in {"하나", "둘", "셋", "넷", "서", "너"})
_NATIVE_WORD = rf"(?:{alternatives(TENS)})(?:{_ADNOMINAL})?|{_ADNOMINAL}|{alternatives(PAIRS)}"
_TIGHT = r"(?:마디|표(?=[를로가은는 ])|줄(?=[로의을 ])|명|개(?!월|국|인|최|교)|번(?!째|영|역|호|지)|가지|차례|곳|사람|마리|달|살|배(?=[로나가이를의 ]|\s))"
# 두 명, 네번: touching counters are few, since 서쪽, 두통 and 세대 are words
_NATIVE = re.compile(
    rf"(?<![가-힣\d])(?P<word>{_NATIVE_WORD})(?:여)?(?={_TIGHT}|\s(?:{_WORDS_COUNTED}|배|사람|달|해|살|시간|주)(?![가-힣]{{2}}))"
)
# 두 회사, 세 모녀: a number word before any noun counts it, though news rarely means it as a figure
_LOOSE = re.compile(
    r"(?<![가-힣\d])(?<![을를]\s)(?P<word>두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s(?=[가-힣]{2})(?!결과|이후|가운데|때문|만큼)"
)
_PRONOUN = re.compile(
    r"(?<![가-힣\d])(?P<word>하나(?!은행|금융|투어|카드|로|님)|(?:둘|셋|넷)(?=[은는이가을를와과의도로만씩째]|[^가-힣]|\Z)|첫째?(?=\s?번째|째|걸음|\s(?:우승|승리|골)))"
)


def _native_value(word: str) -> tuple[Decimal, Decimal | None]:
    if word in PAIRS:
        low, high = PAIRS[word]
        return Decimal(low), Decimal(high)
    if word.startswith("첫"):
        return Decimal(1), None
    tens = next((ten for ten in TENS if word.startswith(ten)), "")
    rest = word.removeprefix(tens)
    return Decimal(TENS.get(tens, 0) + ONES.get(rest, 0)), None


def words(text: str, start: int, end: int) -> list[RawNumber]:
    sino = _SINO.finditer(text, start, end)
    found = [RawNumber(*match.span(), sino_value(match["word"]), Form.WORD, scaled=True) for match in sino]
    for match in chain.from_iterable(pattern.finditer(text, start, end) for pattern in (_NATIVE, _LOOSE, _PRONOUN)):
        value, high = _native_value(match["word"])
        form = Form.ONE if value == 1 and high is None else Form.WORD
        found.append(RawNumber(match.start(), match.start() + len(match[0].rstrip()), value, form, high=high))
    return found


@dataclass(frozen=True, slots=True)
class _Prefixed:
    """A word before the number that makes its unit: 시속 300km, 영하 20도, 규모 7.3."""

    pattern: re.Pattern[str]
    unit: str | None
    sign: int = 1
    with_prefix: bool = False


_PREFIXED = (
    _Prefixed(re.compile(r"시속\s?(?:약\s?)?(?P<n>\d[^가-힣]{0,9}?)(?P<unit>\s?(?:km/h|km|㎞|킬로미터|킬로))"), "km/h"),
    _Prefixed(re.compile(r"초속\s?(?:약\s?)?(?P<n>\d[^가-힣]{0,9}?)(?P<unit>\s?(?:m/s|m|ｍ|미터))"), "m/s"),
    _Prefixed(re.compile(r"(?P<n>\d[\d.,]{0,6})(?P<unit>\s?파운드)(?=\s?\((?:약\s)?[\d.,]+\s?(?:kg|㎏|킬로|g|그램|톤)|(?:의|짜리)?\s?(?:바벨|역기|아령|덤벨|몸무게|체중|무게)|[을를]?\s?(?:감량|빠졌|빠진|나가|나갔))"), "lb"),
    # headlines leave the won out: 순익 300억…
    _Prefixed(re.compile(r"(?:매출|매출액|영업이익|영업익|영업손실|순이익|순익|순손실|적자|흑자|손실|예산|상금|과징금|벌금|배상금|투자|대출|빚|부채|자산|세금|추경|연봉|이적료|계약금|기부금|보조금|공사비|사업비)\s(?:총\s|약\s|최대\s)?(?P<n>\d[\d.,]*\s?[천백]?[억조])(?P<unit>)(?=\s?(?:[…,·'’\"”↑↓)]|\Z|\n|돌파|육박|달성|넘|기록|증가|감소|투입|지원|편성|확보|부과))"), "KRW"),
    # 나라빚 400조가 늘었다, 거래액 1000억: of what is counted by no word the sum is in won
    _Prefixed(re.compile(r"(?<![\d.,])(?<!인구\s)(?<!세계\s)(?<!누적\s)(?<!가입자\s)(?<!이용자\s)(?P<n>\d[\d.,]*\s?[천백]?[억조](?:\s?\d[\d,]*\s?[천백]?억)?)(?P<unit>)(?=(?:[이가은는을를에의]|으로|로|까지)(?:\s|[,.)])(?!다운|조회|인구|이용|가입|구독)|[)·…’”]|\s?(?:순매[수도]|육박|적자|흑자|투입|확보|편성|반영|삭감|절감)|\s중\s)"), "KRW"),
    _Prefixed(re.compile(r"(?:코스피|코스닥|지수|주가)[가-힣]{0,3}\s(?:[가-힣]+\s){0,4}?(?P<n>\d{1,3}(?:,\d{3})+|\d{3,5})(?P<unit>)(?=대[를에로]|선[을이에]|선\s)"), "count:point"),
    _Prefixed(re.compile(r"(?:징역|금고|구류|집행유예)\s?(?P<n>\d{1,2})(?P<unit>월)(?!\s?\d{1,2}일)"), "mo"),
    _Prefixed(re.compile(r"영하\s?(?:약\s?)?(?P<n>\d[^가-힣]{0,9}?)(?P<unit>\s?(?:도|℃|°C))"), "Cel", -1, with_prefix=True),
    _Prefixed(re.compile(r"영상\s?(?:약\s?)?(?P<n>\d[^가-힣]{0,9}?)(?P<unit>\s?(?:도|℃|°C))"), "Cel"),
    _Prefixed(re.compile(r"(?:체온|기온|온도|수온|섭씨)(?:[은는이가]|\s)\s?(?:약\s?)?(?P<n>\d[^가-힣]{0,9}?)(?P<unit>\s?도)"), "Cel"),
    _Prefixed(re.compile(r"(?P<n>\d[\d.,]{0,6})(?P<unit>\s?도)(?=(?:로|만|까지|의|를|씩|가량|정도)?\s(?:\S{1,6}\s)?(?:기울|회전|꺾|각도|경사|돌[아려리]|틀[어었]|뒤집|벌어|파노라마)|\s?각도)"), "deg"),
    _Prefixed(re.compile(r"각도[는은가이]?\s(?:약\s)?(?P<n>\d[\d.,]{0,6})(?P<unit>\s?도)"), "deg"),
    _Prefixed(re.compile(r"마이너스\s?\(?-?\)?(?P<n>\d[\d.,]*)(?P<unit>\s?(?:%|퍼센트))"), "percent", -1, with_prefix=True),
    _Prefixed(re.compile(r"경쟁률[^.\d]{0,16}(?P<n>\d[\d.,]*)(?P<unit>)(?=\s?대\s?1(?!\d))"), "ratio"),
    _Prefixed(re.compile(r"(?:코스피|코스닥|다우존스|나스닥|니케이|닛케이|항셍|지수)[가-힣]{0,8}\s(?:[가-힣]+\s){0,4}?(?P<n>\d{1,3}(?:,\d{3})*\.\d+|\d{3,5}\.\d+)(?P<unit>)(?!\d|\s?%|원|달러|포인트|엔)"), "count:point"),
    _Prefixed(re.compile(r"규모\s?(?:M\s?)?(?P<n>\d\.\d)(?P<unit>)(?!\d|\s?[만억조%])"), "count:magnitude"),
)  # fmt: skip


# 징역 1년6월: the months of a sentence, printed like the month of June
_SENTENCE = re.compile(
    r"(?:징역|금고|형|집행유예|자격정지)(?:\s?[가-힣]{0,4})?\s?(?P<years>\d{1,2})년\s?(?P<months>\d{1,2})(?:월|개월)(?!\s?\d{1,2}일)"
)


def sentences(text: str, start: int, end: int) -> list[RawNumber]:
    return [
        RawNumber(
            match.start("years"), match.end(), Decimal(match["years"]) * 12 + int(match["months"]), fixed_unit="mo"
        )
        for match in _SENTENCE.finditer(text, start, end)
    ]


def prefixed(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for row in _PREFIXED:
        for match in row.pattern.finditer(text, start, end):
            number = _number(text, match.start("n"), min(end, match.end("n") + 8))
            if number is None or number.end != match.end("n"):
                continue  # something else stands between the number and its unit
            begin = match.start() if row.with_prefix else number.start
            low, high = number.value * row.sign, number.high
            if row.sign < 0 and high is not None:
                low, high = -high, -number.value
            found.append(replace(number, start=begin, end=match.end(), value=low, high=high, fixed_unit=row.unit))
    return found


def day_counts(text: str, start: int, end: int) -> list[RawNumber]:
    days = _DAYS.finditer(text, start, end)
    return [RawNumber(*match.span(), Decimal(DAYS[match[0]]), Form.WORD, fixed_unit="d") for match in days]


_DAYS = re.compile(rf"(?<![가-힣])(?:{alternatives(DAYS)})(?![가-힣]*[꽃])")
_HALF = r"(?P<n>절반|반\s?토막)"
# of what was before: a ratio, and no share of anything
_OF_BEFORE = r"(?:전년|작년|지난해|평년|예년|같은\s?기간|(?:19|20)?\d\d년대?|당시|이전)(?:[^.,\n]{0,24}?)"
FIXED = (
    fixed(rf"{_HALF}(?=(?:\s?(?:수준|가량|정도|이하))?(?:으)?로\s?(?:\S+\s){{0,2}}?(?:줄|감소|떨어|축소|급감|깎|낮|하락|쪼그라)|\s?(?:나|났))",
          "0.5", Form.MULTIPLE, unit="ratio", direction=Direction.DOWN),
    fixed(r"(?<![가-힣])(?P<n>반)(?=으로\s?(?:줄|감소|떨어|축소|급감|깎|뚝))", "0.5", Form.MULTIPLE, unit="ratio", direction=Direction.DOWN),
    fixed(_OF_BEFORE + r"(?:의|에\s비해서?|보다)\s(?:딱\s|약\s)?(?P<n>절반)", "0.5", Form.MULTIPLE, unit="ratio", direction=Direction.DOWN),
    fixed(r"(?P<n>반\s?토막)(?=이?\s?[나났난])", "0.5", Form.MULTIPLE, unit="ratio", direction=Direction.DOWN),
    fixed(r"(?P<n>절반)", "50", Form.FRACTION, unit="percent"),
    fixed(r"(?<![가-힣])(?P<n>과반)(?=을|이|\s|에|의)", "50", Form.FRACTION, unit="percent"),
    fixed(r"(?<=의\s)(?P<n>반)(?=\s?(?:이상|이하|정도|가량|넘)|이\s|을\s)", "50", Form.FRACTION, unit="percent"),
    fixed(r"(?<=의\s)(?P<n>배)(?=\s?(?:이상|가까이|가량))", "2", Form.MULTIPLE, unit="ratio"),
    fixed(r"(?<![가-힣\d])(?<![두세네섯곱덟홉열\d만천백억]\s)(?P<n>배)(?=(?:가량|\s이상|\s넘게|\s가까이|\s정도)?(?:로|나)?\s?(?:늘|증가|커|뛰|불어|높아|많아|올|급증|오르))",
          "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"(?<![가-힣])(?:두\s)?(?:갑절|곱절)", "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
)  # fmt: skip


numbers = combine(to_one, sentences, prefixed, shares_out_of, fractions, fixed_reader(FIXED), digits, words, day_counts)
