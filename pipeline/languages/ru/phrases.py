"""Russian noun phrases with what they do in their clause, told from case and preposition."""

# Tables of words read best filled to the line.
# ruff: noqa: E501, SIM905

import re
from functools import lru_cache

from pymorphy3.analyzer import Parse

from pipeline.languages.language import Phrase, Role
from pipeline.languages.ru.morphology import MODIFIERS, MORPH, base_form, lemma, parses
from pipeline.languages.ru.periods_resolved import MONTHS, WEEKDAYS
from pipeline.model import Span

_TOKEN = re.compile(r"[А-Яа-яЁёA-Za-z][\w’]*(?:[-‐‑][\w’]+)*|\d[\d.,]*|[^\w\s]")
_OWNER = frozenset("из от среди".split())
_PLACE = frozenset("в во на по около".split())
_OF_PEOPLE = frozenset("у для".split())
_PREPOSITIONS = frozenset(
    """в во на по с со из от у для к ко о об обо при через за под над перед между против без до среди вместо кроме после из-за около
    ради мимо сквозь благодаря согласно вопреки против относительно насчёт насчет вокруг внутри вне возле свыше более менее более
    больше меньше порядка""".split()
)
_AMOUNTS = frozenset(
    """год месяц неделя день час минута секунда сутки квартал полугодие раз процент тысяча миллион миллиард триллион число количество
    часть доля половина треть четверть большинство ряд множество тыс млн млрд трлн руб рубль доллар евро время случай период начало
    конец середина итог результат утро вечер ночь полдень век десятилетие образ сторона человек весна лето осень зима данные
    сравнение размер сумма уровень пора связь рост ход рамка основа помощь целое среднее весь момент очередь тонна километр метр
    градус штука""".split()
) | frozenset({*MONTHS, *WEEKDAYS})
_WORDS = 6


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Modifiers, a noun, and the genitives behind it; one phrase for the whole and one for each genitive in it."""
    tokens = list(_TOKEN.finditer(text, start, end))
    found: list[Phrase] = []
    index, before = 0, ""
    while index < len(tokens):
        last = _last(tokens, index)
        if last < 0:
            before = tokens[index][0].lower()
            index += 1
            continue
        _keep(tokens[index : last + 1], before, text, found)
        index, before = last + 1, ""
    return found


@lru_cache(maxsize=50_000)
def _kind(word: str) -> tuple[str, Parse | None]:
    """n(oun), m(odifier), or nothing of the kind, by the likeliest reading."""
    if not word[0].isalpha() or word in _PREPOSITIONS:
        return "", None
    if word.isascii():
        return "n", None
    found = parses(word)
    first = found[0]
    if first.tag.POS == "NOUN" and len(word) > 1:
        return "n", first
    if first.tag.POS in MODIFIERS and "Apro" not in first.tag:
        if first.tag.POS == "ADJF" and any(one.tag.POS == "NOUN" and "Subx" in one.tag for one in found):
            return "m", first
        return "m", first
    return "", None


def _last(tokens: list[re.Match[str]], index: int) -> int:
    """Index of the last token of the noun phrase that begins at `index`, or -1."""
    last, at = -1, index
    while at < len(tokens) and at - index < _WORDS:
        kind, _ = _kind(tokens[at][0].lower())
        if not kind:
            break
        if kind == "n":
            last = at
            following, reading = _kind(tokens[at + 1][0].lower()) if at + 1 < len(tokens) else ("", None)
            if not following or (reading is not None and not _may_be_genitive(tokens[at + 1][0].lower())):
                break
        at += 1
    return last


@lru_cache(maxsize=50_000)
def _may_be_genitive(word: str) -> bool:
    return any(one.tag.case == "gent" for one in parses(word)[:4])


def _keep(run: list[re.Match[str]], before: str, text: str, found: list[Phrase]) -> None:
    nouns = [index for index, token in enumerate(run) if _kind(token[0].lower())[0] == "n"]
    role = _role(run[nouns[0]][0].lower(), before)
    first = 0
    for number, noun in enumerate(nouns):
        end = nouns[-1] if number == 0 else noun
        reading = _kind(run[noun][0].lower())[1]
        head = reading.normal_form if reading else run[noun][0].lower()
        if head not in _AMOUNTS and len(run[noun][0]) > 1:
            span = Span(run[first].start(), run[end].end())
            found.append(Phrase(span, span.of(text), role if number == 0 else Role.OWNER))
            if number == 0 and end > noun:
                alone = Span(run[first].start(), run[noun].end())
                found.append(Phrase(alone, alone.of(text), role))
        first = noun + 1


_PRICE = re.compile(
    r"(?<!\w)(?:цен(?:[аыуе]|ой|ам|ами|ах)?|стоимост(?:ь|и|ью)|курс(?:а|у|ом|е|ы)?|котировк[аиуе]|тариф(?:а|у|ом|ы)?)\s(?:(?P<on>на)\s)?",
    re.IGNORECASE,
)
_GENITIVE_WORDS = 4
# of which many things are a sort, so that whose they are says more
_PIECES = frozenset(
    "криптовалюта актив акция бумага товар услуга продукт поставка покупка доступ аренда подписка билет проезд".split()
)


def priced(text: str, start: int, end: int) -> Phrase | None:
    """What the last price is that of: the genitive behind it, or what it is set on (цена на бензин)."""
    for match in reversed(list(_PRICE.finditer(text, start, end))):
        tokens = list(_TOKEN.finditer(text, match.end(), end))[:_GENITIVE_WORDS]
        for token in tokens:
            kind, _ = _kind(token[0].lower())
            word = token[0].lower()
            if not kind or not (
                match["on"] or word.isascii() or _may_be_genitive(word) or not MORPH.word_is_known(word)
            ):
                break  # цена выросла
            if kind == "n" and lemma(word) not in _AMOUNTS | _PIECES:
                span = Span(tokens[0].start(), token.end())
                return Phrase(span, span.of(text) if match["on"] else base_form(span.of(text)), Role.OWNER)
    return None


def _role(noun: str, before: str) -> Role:
    if before in _OF_PEOPLE or before in _OWNER:
        return Role.OWNER
    if before in _PLACE:
        return Role.PLACE
    if before in _PREPOSITIONS:
        return Role.OTHER
    cases = [str(one.tag.case) for one in parses(noun)[:4] if one.tag.POS == "NOUN" and one.score > 0.05]
    if not cases or "nomn" in cases:
        return Role.SUBJECT
    return {"gent": Role.OWNER, "datv": Role.OBJECT, "accs": Role.OBJECT, "ablt": Role.AGENT}.get(cases[0], Role.OTHER)
