"""Russian numerals: digits as papers print them, number words in every case, fractions, multiples and collectives."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import (
    DigitTables,
    WordTables,
    combine,
    digit_reader,
    each,
    fixed,
    fixed_reader,
    number_words,
    plain_value,
    step_of,
    with_part,
    word_reader,
)
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_list
from pipeline.model import Direction

_SCALE_WORDS = number_words("ru", "scales")
SCALES = {form: value for form, value in _SCALE_WORDS.items() if value not in {12, 100}}  # no dozen of digits
WORD_SCALES = {form: value for form, value in _SCALE_WORDS.items() if not form.endswith(".")}
_ADDS = number_words("ru", "number_words")
DIGITS = DigitTables(
    grouped=r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)",
    decimal_marks=",.",
    scales={form: Decimal(value) for form, value in SCALES.items()},
    tight_scales={form: Decimal(SCALES[form]) for form in ("тыс", "млн", "млрд", "трлн")},
    not_after=r"A-Za-zА-Яа-яЁё0-9_",
)
WORDS = WordTables(
    adds=_ADDS,
    times={},
    scales=WORD_SCALES,
    articles=frozenset(),
    ones=frozenset(word for word, value in _ADDS.items() if value == 1),
    gap=r"[\s\-‐‑]",
    link=r"\s",
)

_SCALE = "(?:" + alternatives(WORD_SCALES) + ")"
_ADJECTIVE = r"(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми|о)"
# no part of the calendar: "в первой половине года", "вторая четверть финала"
_NOT_TERM = (
    r"(?<!перв[аоу]й )(?<!втор[аоу]й )(?<!первую )(?<!вторую )(?<!первая )(?<!вторая )(?<!первой )(?<!второй )"
    r"(?<!последней )(?<!последнюю )(?<!средняя )(?<!середине )"
)
_HALF = r"половин(?:а|ы|е|у|ой)"
FIXED = (
    fixed(r"\bвдвое\b(?! (?:суток|детей|людей|взрослых))", "2", Form.MULTIPLE, unit="ratio"),
    *each(r"\b@\b", {"втрое": "3", "вчетверо": "4", "впятеро": "5", "вшестеро": "6", "всемеро": "7", "ввосьмеро": "8", "вдесятеро": "10"},
          Form.MULTIPLE, unit="ratio"),
    *each(r"\b@\w*\b", {"удво(?:ил|ит|ен|ят|им|я)": "2", "утро(?:ил|ит|ен|ят|им)": "3", "учетвер(?:ил|ит|ен)": "4"},
          Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    *each(rf"\b@кратн{_ADJECTIVE}\b(?! (?:чемпион|олимпийск|обладател|призёр|призер|победител|лауреат))", {
        "двух?": "2", "тр[её]х": "3", "четыр[её]х": "4", "пяти": "5", "шести": "6", "семи": "7", "восьми": "8", "девяти": "9",
        "десяти": "10", "пятнадцати": "15", "двадцати": "20", "сто": "100", "тысяче": "1000",
    }, Form.MULTIPLE, unit="ratio"),
    fixed(r"\bполовинн\w+\b", "50", Form.FRACTION, unit="percent"),
    fixed(rf"\b(?P<n>{_HALF})\s(?:млн|миллиона|миллиарда|тысячи)\b", "0.5"),
    fixed(_NOT_TERM + rf"\b(?P<n>{_HALF})\b(?!\s(?:процент|года|дня|века|месяца|матча|тайма|недели|ночи|сезона|столетия|[XVI]+|\d{{4}}|"
          r"прошлого|этого|нынешнего|текущего|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|перв|втор))"
          r"(?<!с половиной)(?<!второй половине)", "50", Form.FRACTION, unit="percent"),
    *each(r"(?<![\d/,.])(?P<n>@)(?=\s[а-яё]+(?:ого|его|ой|ых|их|ей|ов|а|ы|и)\b)",
          {"1/2": "50", "1/3": "33.33", "2/3": "66.67", "1/4": "25", "3/4": "75", "1/5": "20"}, Form.FRACTION, unit="percent"),
    *each(rf"\b@процентн{_ADJECTIVE}\b", {
        "одно": "1", "полутора": "1.5", "двух": "2", "тр[её]х": "3", "четыр[её]х": "4", "пяти": "5", "шести": "6", "семи": "7",
        "восьми": "8", "девяти": "9", "десяти": "10", "пятнадцати": "15", "двадцати": "20", "тридцати": "30", "пятидесяти": "50",
    }, unit="percent"),
    fixed(r"\bнаполовину\b", "50", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:две|двух|двум|двумя) трет(?:и|ей|ям|ями|ях)\b", "66.67", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:три|трёх|трех|трем|тремя) четверт(?:и|ей|ям|ями|ях)\b", "75", Form.FRACTION, unit="percent"),
    # the instrumental "третью" is written like the ordinal, and is left to it
    *each(r"\b(?P<n>@)(?= процент(?:а|ного)\b)", {"трет[ьи]": "0.33", "четверт[ьи]": "0.25", _HALF: "0.5"}),
    fixed(_NOT_TERM + r"\b(?:одн[ау] |одной )?(?P<n>треть|трети)\b(?!\s(?:процент|века|срока|финала|мира))(?<!две трети)", "33.33", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:одн[ау] |одной )?(?P<n>четверть|четверти|четвертью)\b(?!\s(?:процент|финала|века|часа|года|столетия|оборота|миллиона|миллиарда))"
          r"(?<!три четверти)(?<!с четвертью)" + _NOT_TERM.replace("середине", "учебной"), "25", Form.FRACTION, unit="percent"),
    *(
        fixed(rf"\b(?:одн(?:а|у|ой|ою) {stem}(?:ая|ую|ой)|{stem}(?:ая|ую|ой) част(?:ь|и|ью))\b", value, Form.FRACTION, unit="percent")
        for stem, value in {"пят": "20", "шест": "16.67", "седьм": "14.29", "восьм": "12.5", "девят": "11.11", "десят": "10", "сот": "1"}.items()
    ),
    *each(r"\b@ пятых\b", {"две": "40", "три": "60", "четыре": "80"}, Form.FRACTION, unit="percent"),
    *each(r"\bкажд(?:ый|ая|ое|ого|ому|ым|ой|ую) @(?=\s)(?!\s(?:год|месяц|день|раз|минут|секунд|час|недел|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|шаг|ход))", {
        "втор(?:ой|ая|ое|ого|ому|ым|ую)": "50", "трет(?:ий|ья|ье|ьего|ьему|ьим|ьей|ью)": "33.33", "четв[её]рт(?:ый|ая|ое|ого|ому|ым|ой|ую)": "25",
        "пят(?:ый|ая|ое|ого|ому|ым|ой|ую)": "20", "десят(?:ый|ая|ое|ого|ому|ым|ой|ую)": "10",
    }, Form.FRACTION, unit="percent"),
    *each(r"\b@\b(?!\s(?:суток|сутки|ворот|ножниц|часов|очков|саней|брюк|наушников))", {
        "дво(?:е|их|им|ими)": "2", "тро(?:е|их|им|ими)": "3", "четвер(?:о|ых|ым|ыми)": "4", "пятер(?:о|ых|ым|ыми)": "5",
        "шестер(?:о|ых|ым|ыми)": "6", "семер(?:о|ых|ым|ыми)": "7", "восьмер(?:о|ых)": "8", "девятер(?:о|ых)": "9", "десятер(?:о|ых)": "10",
    }, unit="person"),
    *each(r"\b@(?=\s(?:суток|сутки|ворот|ножниц|часов|очков|саней))",
          {"двое|двоих": "2", "трое|троих": "3", "четверо": "4", "пятеро": "5", "шестеро": "6", "семеро": "7"}),
    *each(r"\b@\b", {
        r"полу?миллион(?:а|у|ом|е|ов)": "500000", r"полу?миллиард(?:а|у|ом|е|ов)": "500000000", "полтриллиона": "500000000000",
        "полу?тысячи": "500", "полу?сотни": "50", "полу?дюжины": "6", "полтораста": "150", "четверть миллиона": "250000",
        "четверть миллиарда": "250000000",
    }),
    fixed(r"\bполу?часа\b", "0.5", unit="h"),
    fixed(r"\bполу?года\b", "6", unit="mo"),
    fixed(r"\bполу?километра\b", "0.5", unit="km"),
    fixed(r"\bполу?процента\b", "0.5", unit="percent"),
    *each(r"\b@\b", {"дважды": "2", "трижды": "3", "четырежды": "4"}, unit="count:time"),
)  # fmt: skip

_WORDS = word_reader(WORDS)
_DIGITS = digit_reader(DIGITS)
# 10-ти лет, 2-х человек: a case ending written on; -й, -го, -м make an ordinal and are left to the blockers
_CASE_ENDING = re.compile(r"[-‐‑](?:ти|ми|мя|ёх|ех|ух|х|и)(?![\w-])")
_DOT_OF_SENTENCE = re.compile(r"\s*[а-яёa-z$€£₽«\"(]")
_ONE_AND_A_HALF = re.compile(rf"\b(?:полтор[аы]|полутора)(?:\s(?P<scale>{_SCALE}))?\b", re.IGNORECASE)
# сто с лишним тысяч: what is left over stands before the scale
_AND_MORE = re.compile(rf"\sс\s(?:лишним|небольшим|гаком|хвостиком)\s(?P<scale>{_SCALE})\b", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"\sс\s(?P<part>половиной|четвертью)(?:\s(?P<scale>{_SCALE}))?\b", re.IGNORECASE)
_TIMES = re.compile(r"\s?-?\s?раз(?:а)?\b")
_IN_TIMES = re.compile(
    r"\b(?:в|во)\s(?:(?:более|менее|больше|меньше|чем|около|примерно|почти|среднем|целых|добрых|без малого|едва ли не|порядка|свыше|в)\s)*"
    r"(?:[\d,]+\s?[-–—]\s?|[а-яё]+\s?[-–—]\s?|[\d,]+\sили\s|от\s[\d,]+\sдо\s)?\Z",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:\s[а-яё-]+){0,2}?\s(?:из|человек из)\s(?P<base>10|100|десяти|десятка|ста)\b(?!\s?[\d,.])", re.IGNORECASE
)
_BASES = {"10": 10, "100": 100, "десяти": 10, "десятка": 10, "ста": 100}


# тысячи людей, сотен раз: plural scale words that no number multiplies
_VAGUE = word_list("ru", "vague_plurals")
_SINGULAR = frozenset({"тысячи", "сотни"})
_GOVERNS_SINGULAR = re.compile(
    r"(?:до|около|более|свыше|больше|менее|меньше|порядка|от|с|чем|почти|без малого|из|ровно|половин\w*|четверть|треть)\s\Z",
    re.IGNORECASE,
)


# минус 2 – 0 градусов, плюс 1-3: the sign is a word, and only weather prints it before a bare number
_SIGNED = re.compile(
    r"(?<!\w)(?P<sign>минус|плюс)\s(?P<n>\d{1,2}(?:[,.]\d)?)(?![\d%]|\s?(?:%|процент|тыс|млн|млрд|руб|долл|год|лет|пункт|балл|раз))",
    re.IGNORECASE,
)


def signed(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _SIGNED.finditer(text, start, end):
        value = plain_value(match["n"], DIGITS.decimal_marks)
        value = -value if match["sign"].lower() == "минус" else value
        found.append(RawNumber(*match.span(), value, fixed_unit="Cel"))
    return found


def words(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for number in _WORDS(text, start, end):
        printed = text[number.start : number.end].lower()
        vague = printed in _VAGUE and not (
            printed in _SINGULAR and _GOVERNS_SINGULAR.search(text, max(start, number.start - 14), number.start)
        )
        found.append(replace(number, form=Form.VAGUE) if vague else number)
    return found


_YEARS_AGO = re.compile(r"\sлет(?=\s(?:тому\s)?назад\b)")  # of thousands of years this is an age, and no date
# 4-миллиардный бюджет: the scale is an adjective
_ADJECTIVE_SCALE = re.compile(
    r"[-‐‑](?P<stem>тысяч|миллион|миллиард|триллион)н(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)\b"
)


def digits(text: str, start: int, end: int) -> list[RawNumber]:
    return [_ended(number, text, end) for number in _DIGITS(text, start, end)]


def _ended(number: RawNumber, text: str, end: int) -> RawNumber:
    """The number with what is written on to it, without the full stop of its sentence."""
    ages = _YEARS_AGO.match(text, number.end, end) if number.scaled else None
    if ages:
        return replace(number, end=ages.end(), fixed_unit="a")
    if great := _ADJECTIVE_SCALE.match(text, number.end, end):
        value = number.value * SCALES[great["stem"] + ("а" if great["stem"] == "тысяч" else "")]
        return replace(number, end=great.end(), value=value, scaled=True)
    if ending := _CASE_ENDING.match(text, number.end, end):
        return replace(number, end=ending.end())
    stops = text[number.end - 1] == "." and not _DOT_OF_SENTENCE.match(text, number.end, end)
    return replace(number, end=number.end - 1) if stops else number


def _with_halves(text: str, start: int, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """полтора миллиона, два с половиной процента, 2 с половиной тысячи, 1,5 десятка."""
    found = []
    for match in _ONE_AND_A_HALF.finditer(text, start, end):
        scale = _scale(match)
        found.append(RawNumber(*match.span(), Decimal("1.5") * scale, Form.WORD, scaled=scale > 1))
    for number in plain:
        if not number.scaled and (more := _AND_MORE.match(text, number.end, end)):
            found.append(replace(number, end=more.end(), value=number.value * _scale(more), scaled=True))
        if half := _AND_A_HALF.match(text, number.end, end):
            part = Decimal("0.5") if half["part"].lower() == "половиной" else Decimal("0.25")
            value, scaled = with_part(number, part) * _scale(half), number.scaled or _scale(half) > 1
            found.append(replace(number, end=half.end(), value=value, scaled=scaled))
    return found


def _scale(match: re.Match[str]) -> int:
    return WORD_SCALES[match["scale"].lower()] if match["scale"] else 1


def _in_steps(text: str, plain: list[RawNumber]) -> list[RawNumber]:
    """2 млн 340 тыс., 5 тысяч 300: a scaled number goes on in the next smaller scale."""
    found = []
    for first, second in pairwise(sorted(plain, key=lambda number: number.start)):
        step = step_of(first.value)
        whole = first.scaled and first.value == first.value.to_integral_value()
        goes_on = text[first.end : second.start].isspace() and second.form is first.form
        if whole and goes_on and step // 1000 <= second.value < step:
            found.append(replace(first, end=second.end, value=first.value + second.value))
    return found


def _multiples(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """в 2,5 раза, в полтора раза: the number with its раз is a ratio; without "в" it counts occasions."""
    return [
        replace(number, end=times.end(), form=Form.MULTIPLE, fixed_unit="ratio")
        for number in plain
        if (times := _TIMES.match(text, number.end, end))
        and _IN_TIMES.search(text, max(number.start - 40, 0), number.start)
    ]


def _shares(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """четыре перевода из десяти, 7 россиян из 10: a share in percent."""
    found = []
    for number in plain:
        match = _OUT_OF.match(text, number.end, end)
        base = _BASES[match["base"].lower()] if match else 0
        if match and 1 < number.value < base:
            value = number.value * 100 / base
            found.append(RawNumber(number.start, match.end(), value, Form.FRACTION, fixed_unit="percent"))
    return found


# лет двадцать, человек 40-50, раз пять: the noun before the number makes it a guess
_GUESSED = {"лет": "a", "раз": "count:time", "человек": "person", "минут": "min", "часов": "h", "дней": "d", "недель": "wk", "месяцев": "mo",
            "рублей": "RUB", "долларов": "USD", "процентов": "percent", "километров": "km", "метров": "m", "тонн": "t", "штук": "count:piece"}  # fmt: skip
_NOUN_FIRST = re.compile(rf"(?<![\w-])(?P<noun>{alternatives(_GUESSED)})\s\Z", re.IGNORECASE)
_DASH = re.compile(r"\s?[-‐‑–—]\s?")
# another noun behind: it is that which is counted
_OWN_NOUN = re.compile(
    r"\s?(?:[%°$€₽]|-|(?:тому\snазад|назад|спустя|[а-яё]+(?:ов|ев|ей|ий|ых|их|ам|ами)|год[а-яё]*|лет|раз[а]?|час[а-яё]*|тыс|млн|млрд|руб|процент[а-яё]*|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)(?!\w))",
    re.IGNORECASE,
)


def _guesses(text: str, start: int, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """Approximate word order, with the range that it mostly takes."""
    found = []
    ordered = sorted(plain, key=lambda number: number.start)
    for index, number in enumerate(ordered):
        noun = _NOUN_FIRST.search(text, max(start, number.start - 12), number.start)
        counted = index and noun and text[ordered[index - 1].end : noun.start()].isspace()
        if not noun or counted or number.scaled or number.value < 2:
            continue
        later = ordered[index + 1] if index + 1 < len(ordered) else None
        pair = later and later.value > number.value and _DASH.fullmatch(text, number.end, later.start)
        stop = later.end if later and pair else number.end
        if not _OWN_NOUN.match(text, stop, end):
            high = later.value if later and pair else None
            unit = _GUESSED[noun["noun"].lower()]
            found.append(replace(number, start=noun.start(), end=stop, high=high, fixed_unit=unit))
    return found


def composed(text: str, start: int, end: int) -> list[RawNumber]:
    """Digits and words, and what they build together; `combine` keeps the longest reading at a place."""
    printed = digits(text, start, end)
    spelled = [
        word
        for word in words(text, start, end)
        if not any(word.start < one.end and one.start < word.end for one in printed)
    ]
    plain = [*printed, *spelled]
    every = [*plain, *_with_halves(text, start, end, plain), *_in_steps(text, plain)]
    built = [*_multiples(text, end, every), *_shares(text, end, every), *_guesses(text, start, end, plain)]
    return [*built, *every]


numbers = combine(fixed_reader(FIXED), signed, composed)
