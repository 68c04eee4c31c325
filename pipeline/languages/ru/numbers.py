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
    fixed,
    fixed_reader,
    plain_value,
    word_reader,
)
from pipeline.languages.patterns import alternatives
from pipeline.model import Direction


def _forms(value: int, forms: str) -> dict[str, int]:
    return dict.fromkeys(forms.split(), value)


SCALES = {
    **_forms(10, "десяток десятка десятку десятком десятке десятки десятков десяткам десятками десятках"),
    **_forms(10**3, "тыс. тыс тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах"),
    **_forms(10**6, "млн. млн миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах"),
    **_forms(10**9, "млрд. млрд миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам миллиардами миллиардах"),
    **_forms(10**12, "трлн. трлн триллион триллиона триллиону триллионом триллионе триллионы триллионов триллионам триллионами триллионах"),
    **_forms(10**15, "квадриллион квадриллиона квадриллионов"),
}  # fmt: skip
_ONE = "один одна одно одного одной одному одним одном одну"
ADDS = {
    **_forms(0, "ноль нуль ноля нуля нолю нулю нолём нулём нолем нулем"),
    **_forms(1, _ONE),
    **_forms(2, "два две двух двум двумя"),
    **_forms(3, "три трёх трех трём трем тремя"),
    **_forms(4, "четыре четырёх четырех четырём четырем четырьмя"),
    # "семью" is as good as always the accusative of "family"
    **_forms(5, "пять пяти пятью"),
    **_forms(6, "шесть шести шестью"),
    **_forms(7, "семь семи"),
    **_forms(8, "восемь восьми восемью восьмью"),
    **_forms(9, "девять девяти девятью"),
    **_forms(10, "десять десяти десятью"),
    **_forms(11, "одиннадцать одиннадцати одиннадцатью"),
    **_forms(12, "двенадцать двенадцати двенадцатью"),
    **_forms(13, "тринадцать тринадцати тринадцатью"),
    **_forms(14, "четырнадцать четырнадцати четырнадцатью"),
    **_forms(15, "пятнадцать пятнадцати пятнадцатью"),
    **_forms(16, "шестнадцать шестнадцати шестнадцатью"),
    **_forms(17, "семнадцать семнадцати семнадцатью"),
    **_forms(18, "восемнадцать восемнадцати восемнадцатью"),
    **_forms(19, "девятнадцать девятнадцати девятнадцатью"),
    **_forms(20, "двадцать двадцати двадцатью"),
    **_forms(30, "тридцать тридцати тридцатью"),
    **_forms(40, "сорок сорока"),
    **_forms(50, "пятьдесят пятидесяти пятьюдесятью"),
    **_forms(60, "шестьдесят шестидесяти шестьюдесятью"),
    **_forms(70, "семьдесят семидесяти семьюдесятью"),
    **_forms(80, "восемьдесят восьмидесяти восемьюдесятью"),
    **_forms(90, "девяносто девяноста"),
    **_forms(100, "сто ста"),
    **_forms(200, "двести двухсот двумстам двумястами двухстах"),
    **_forms(300, "триста трёхсот трехсот трёмстам тремстам тремястами трёхстах трехстах"),
    **_forms(400, "четыреста четырёхсот четырехсот четырёмстам четыремстам четырьмястами четырёхстах четырехстах"),
    **_forms(500, "пятьсот пятисот пятистам пятьюстами пятистах"),
    **_forms(600, "шестьсот шестисот шестистам шестьюстами шестистах"),
    **_forms(700, "семьсот семисот семистам семьюстами семистах"),
    **_forms(800, "восемьсот восьмисот восьмистам восемьюстами восьмистах"),
    **_forms(900, "девятьсот девятисот девятистам девятьюстами девятистах"),
}  # fmt: skip
WORD_SCALES = {
    **_forms(12, "дюжина дюжины дюжину дюжиной"),
    **_forms(100, "сотня сотни сотне сотню сотней сотен сотням сотнями сотнях"),
    **{word: value for word, value in SCALES.items() if not word.endswith(".")},
}
GROUPED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)"
DIGITS = DigitTables(
    grouped=GROUPED,
    decimal_marks=",.",
    scales={form: Decimal(value) for form, value in SCALES.items()},
    tight_scales={"тыс": Decimal(10**3), "млн": Decimal(10**6), "млрд": Decimal(10**9), "трлн": Decimal(10**12)},
    not_after=r"A-Za-zА-Яа-яЁё0-9_",
)
WORDS = WordTables(
    adds=ADDS,
    times={},
    scales=WORD_SCALES,
    articles=frozenset(),
    ones=frozenset(_ONE.split()),
    gap=r"[\s\-‐‑]",
    link=r"\s",
)

_SCALE = "(?:" + alternatives(WORD_SCALES) + ")"
_MULTIPLIERS = {"дву": 2, "двух": 2, "трёх": 3, "трех": 3, "четырёх": 4, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
                "восьми": 8, "девяти": 9, "десяти": 10, "пятнадцати": 15, "двадцати": 20, "сто": 100, "тысяче": 1000, "много": 0}  # fmt: skip
_ADJECTIVE = r"(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми|о)"
# no part of the calendar: "в первой половине года", "вторая четверть финала"
_NOT_TERM = (
    r"(?<!перв[аоу]й )(?<!втор[аоу]й )(?<!первую )(?<!вторую )(?<!первая )(?<!вторая )(?<!первой )(?<!второй )"
    r"(?<!последней )(?<!последнюю )(?<!средняя )(?<!середине )"
)
_HALF = r"половин(?:а|ы|е|у|ой)"
FIXED = (
    fixed(r"\bвдвое\b(?! (?:суток|детей|людей|взрослых))", "2", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bвтрое\b", "3", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bвчетверо\b", "4", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bвпятеро\b", "5", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bвшестеро\b", "6", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bвсемеро\b", "7", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bввосьмеро\b", "8", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bвдесятеро\b", "10", Form.MULTIPLE, unit="ratio"),
    fixed(r"\bудво(?:ил|ит|ен|ят|им|я)\w*\b", "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\bутро(?:ил|ит|ен|ят|им)\w*\b", "3", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\bучетвер(?:ил|ит|ен)\w*\b", "4", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    *(
        fixed(rf"\b{word}кратн{_ADJECTIVE}\b(?! (?:чемпион|олимпийск|обладател|призёр|призер|победител|лауреат))", str(value),
              Form.MULTIPLE, unit="ratio")
        for word, value in _MULTIPLIERS.items() if value
    ),
    fixed(r"\bполовинн\w+\b", "50", Form.FRACTION, unit="percent"),
    fixed(rf"\b(?P<n>{_HALF})\s(?:млн|миллиона|миллиарда|тысячи)\b", "0.5"),
    fixed(_NOT_TERM + rf"\b(?P<n>{_HALF})\b(?!\s(?:процент|года|дня|века|месяца|матча|тайма|недели|ночи|сезона|столетия|[XVI]+|\d{{4}}|"
          r"прошлого|этого|нынешнего|текущего|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|перв|втор))"
          r"(?<!с половиной)(?<!второй половине)", "50", Form.FRACTION, unit="percent"),
    *(
        fixed(rf"(?<![\d/,.])(?P<n>{top}/{bottom})(?=\s[а-яё]+(?:ого|его|ой|ых|их|ей|ов|а|ы|и)\b)", value, Form.FRACTION, unit="percent")
        for (top, bottom), value in {(1, 2): "50", (1, 3): "33.33", (2, 3): "66.67", (1, 4): "25", (3, 4): "75", (1, 5): "20"}.items()
    ),
    *(
        fixed(rf"\b{stem}процентн{_ADJECTIVE}\b", value, unit="percent")
        for stem, value in {
            "одно": "1", "полутора": "1.5", "двух": "2", "тр[её]х": "3", "четыр[её]х": "4", "пяти": "5", "шести": "6", "семи": "7",
            "восьми": "8", "девяти": "9", "десяти": "10", "пятнадцати": "15", "двадцати": "20", "тридцати": "30", "пятидесяти": "50",
        }.items()
    ),
    fixed(r"\bнаполовину\b", "50", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:две|двух|двум|двумя) трет(?:и|ей|ям|ями|ях)\b", "66.67", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:три|трёх|трех|трем|тремя) четверт(?:и|ей|ям|ями|ях)\b", "75", Form.FRACTION, unit="percent"),
    # the instrumental "третью" is written like the ordinal, and is left to it
    *(
        fixed(rf"\b(?P<n>{word})(?= процент(?:а|ного)\b)", value)
        for word, value in {r"трет[ьи]": "0.33", r"четверт[ьи]": "0.25", _HALF: "0.5"}.items()
    ),
    fixed(_NOT_TERM + r"\b(?:одн[ау] |одной )?(?P<n>треть|трети)\b(?!\s(?:процент|века|срока|финала|мира))(?<!две трети)", "33.33", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:одн[ау] |одной )?(?P<n>четверть|четверти|четвертью)\b(?!\s(?:процент|финала|века|часа|года|столетия|оборота|миллиона|миллиарда))"
          r"(?<!три четверти)(?<!с четвертью)" + _NOT_TERM.replace("середине", "учебной"), "25", Form.FRACTION, unit="percent"),
    *(
        fixed(rf"\b(?:одн(?:а|у|ой|ою) {stem}(?:ая|ую|ой)|{stem}(?:ая|ую|ой) част(?:ь|и|ью))\b", value, Form.FRACTION, unit="percent")
        for stem, value in {"пят": "20", "шест": "16.67", "седьм": "14.29", "восьм": "12.5", "девят": "11.11", "десят": "10", "сот": "1"}.items()
    ),
    fixed(r"\bдве пятых\b", "40", Form.FRACTION, unit="percent"),
    fixed(r"\bтри пятых\b", "60", Form.FRACTION, unit="percent"),
    fixed(r"\bчетыре пятых\b", "80", Form.FRACTION, unit="percent"),
    *(
        fixed(rf"\bкажд(?:ый|ая|ое|ого|ому|ым|ой|ую) {stem}(?=\s)(?!\s(?:год|месяц|день|раз|минут|секунд|час|недел|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|шаг|ход))",
              value, Form.FRACTION, unit="percent")
        for stem, value in {r"втор(?:ой|ая|ое|ого|ому|ым|ую)": "50", r"трет(?:ий|ья|ье|ьего|ьему|ьим|ьей|ью)": "33.33",
                            r"четв[её]рт(?:ый|ая|ое|ого|ому|ым|ой|ую)": "25", r"пят(?:ый|ая|ое|ого|ому|ым|ой|ую)": "20",
                            r"десят(?:ый|ая|ое|ого|ому|ым|ой|ую)": "10"}.items()
    ),
    *(
        fixed(rf"\b(?:{forms})\b(?!\s(?:суток|сутки|ворот|ножниц|часов|очков|саней|брюк|наушников))", str(value), Form.WORD, unit="person")
        for value, forms in {
            2: "двое|двоих|двоим|двоими", 3: "трое|троих|троим|троими", 4: "четверо|четверых|четверым|четверыми",
            5: "пятеро|пятерых|пятерым|пятерыми", 6: "шестеро|шестерых|шестерым|шестерыми", 7: "семеро|семерых|семерым|семерыми",
            8: "восьмеро|восьмерых", 9: "девятеро|девятерых", 10: "десятеро|десятерых",
        }.items()
    ),
    *(
        fixed(rf"\b(?:{forms})(?=\s(?:суток|сутки|ворот|ножниц|часов|очков|саней))", str(value))
        for value, forms in {2: "двое|двоих", 3: "трое|троих", 4: "четверо", 5: "пятеро", 6: "шестеро", 7: "семеро"}.items()
    ),
    fixed(r"\bпол(?:у)?миллион(?:а|у|ом|е|ов)\b", "500000"),
    fixed(r"\bпол(?:у)?миллиард(?:а|у|ом|е|ов)\b", "500000000"),
    fixed(r"\bполтриллиона\b", "500000000000"),
    fixed(r"\bпол(?:у)?тысячи\b", "500"),
    fixed(r"\bпол(?:у)?сотни\b", "50"),
    fixed(r"\bпол(?:у)?дюжины\b", "6"),
    fixed(r"\bполтораста\b", "150"),
    fixed(r"\bчетверть миллиона\b", "250000"),
    fixed(r"\bчетверть миллиарда\b", "250000000"),
    fixed(r"\bполчаса\b|\bполучаса\b", "0.5", unit="h"),
    fixed(r"\bполгода\b|\bполугода\b", "6", unit="mo"),
    fixed(r"\bпол(?:у)?километра\b", "0.5", unit="km"),
    fixed(r"\bпол(?:у)?процента\b", "0.5", unit="percent"),
    fixed(r"\bдважды\b", "2", unit="count:time"),
    fixed(r"\bтрижды\b", "3", unit="count:time"),
    fixed(r"\bчетырежды\b", "4", unit="count:time"),
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


# тысячи людей, сотен раз: plural scale words that no number multiplies. "тысячи" is a genitive singular as well
_VAGUE = frozenset(
    [
        "десятки",
        "десятков",
        "десяткам",
        "десятками",
        "десятках",
        "сотен",
        "сотни",
        "сотням",
        "сотнями",
        "сотнях",
        "тысяч",
        "тысячи",
        "тысячам",
        "тысячами",
        "тысячах",
        "миллионы",
        "миллионов",
        "миллионам",
        "миллионами",
        "миллионах",
        "миллиарды",
        "миллиардов",
        "миллиардам",
        "миллиардами",
        "миллиардах",
        "триллионы",
        "триллионов",
    ]
)
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
        found.append(
            RawNumber(
                match.start(), match.end(), -value if match["sign"].lower() == "минус" else value, fixed_unit="Cel"
            )
        )
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
    found = []
    for number in _DIGITS(text, start, end):
        ending = _CASE_ENDING.match(text, number.end, end)
        great = _ADJECTIVE_SCALE.match(text, number.end, end)
        ages = _YEARS_AGO.match(text, number.end, end) if number.scaled else None
        if ages:
            found.append(replace(number, end=ages.end(), fixed_unit="a"))
        elif great:
            value = number.value * SCALES[great["stem"] + ("а" if great["stem"] == "тысяч" else "")]
            found.append(replace(number, end=great.end(), value=value, scaled=True))
        elif ending:
            found.append(replace(number, end=ending.end()))
        elif text[number.end - 1] == "." and not _DOT_OF_SENTENCE.match(text, number.end, end):
            found.append(replace(number, end=number.end - 1))
        else:
            found.append(number)
    return found


def _with_halves(text: str, start: int, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """полтора миллиона, два с половиной процента, 2 с половиной тысячи, 1,5 десятка."""
    found = []
    for match in _ONE_AND_A_HALF.finditer(text, start, end):
        scale = WORD_SCALES[match["scale"].lower()] if match["scale"] else 1
        found.append(RawNumber(match.start(), match.end(), Decimal("1.5") * scale, Form.WORD, scaled=scale > 1))
    for number in plain:
        more = None if number.scaled else _AND_MORE.match(text, number.end, end)
        if more:
            value = number.value * WORD_SCALES[more["scale"].lower()]
            found.append(replace(number, end=more.end(), value=value, scaled=True))
        match_half = _AND_A_HALF.match(text, number.end, end)
        if match_half:
            scale = WORD_SCALES[match_half["scale"].lower()] if match_half["scale"] else 1
            part = Decimal("0.5") if match_half["part"].lower() == "половиной" else Decimal("0.25")
            size = next((10**power for power in (12, 9, 6, 3) if number.value >= 10**power), 1) if number.scaled else 1
            value = (number.value + part * size) * scale
            found.append(replace(number, end=match_half.end(), value=value, scaled=number.scaled or scale > 1))
    return found


def _in_steps(text: str, plain: list[RawNumber]) -> list[RawNumber]:
    """2 млн 340 тыс., 5 тысяч 300: a scaled number goes on in the next smaller scale."""
    found = []
    for first, second in pairwise(sorted(plain, key=lambda number: number.start)):
        step = next((10**power for power in (12, 9, 6, 3) if first.value >= 10**power), 1)
        whole = first.scaled and first.value == first.value.to_integral_value()
        goes_on = text[first.end : second.start].isspace() and second.form is first.form
        if whole and goes_on and step // 1000 <= second.value < step:
            found.append(replace(first, end=second.end, value=first.value + second.value))
    return found


def _multiples(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """в 2,5 раза, в полтора раза: the number with its раз is a ratio; without "в" it counts occasions."""
    found = []
    for number in plain:
        times = _TIMES.match(text, number.end, end)
        if times and _IN_TIMES.search(text, max(number.start - 40, 0), number.start):
            found.append(replace(number, end=times.end(), form=Form.MULTIPLE, fixed_unit="ratio"))
    return found


def _shares(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """четыре перевода из десяти, 7 россиян из 10: a share in percent."""
    found = []
    for number in plain:
        match = _OUT_OF.match(text, number.end, end)
        if match and number.value > 1 and number.value < _BASES[match["base"].lower()]:
            value = number.value * 100 / _BASES[match["base"].lower()]
            found.append(
                replace(number, end=match.end(), value=value, form=Form.FRACTION, fixed_unit="percent", scaled=False)
            )
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
            found.append(
                replace(number, start=noun.start(), end=stop, high=high, fixed_unit=_GUESSED[noun["noun"].lower()])
            )
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
