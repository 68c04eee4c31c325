"""Russian. LANGUAGE gathers the tables of the rooms beside this file."""

# Tables of words read best filled to the line.
# ruff: noqa: E501, SIM905

import re
from decimal import Decimal

from pipeline.catalog import metric_cues, unit_forms
from pipeline.languages import cldr
from pipeline.languages.language import Language, Places, Survey
from pipeline.languages.patterns import trie
from pipeline.languages.ru import (
    attribution,
    blockers,
    counted,
    cues,
    metric_phrases,
    morphology,
    names,
    numbers,
    periods,
    phrases,
    places,
)
from pipeline.languages.units import unit_rules

# those of units and scales are left out: a capital behind their dot opens a sentence
ABBREVIATIONS = frozenset(
    """г в вв ул д корп стр кв им т е п пп ст ч рис др проф акад св обл р-н тел ок ред напр ср просп пер пл наб бул мкр пос дер
    гор респ янв фев февр апр авг сент окт нояб дек н э м-н ж зам зав и о с а л нед англ рос табл""".split()
)
_WORLDWIDE = r"(?:во?\s(?:всём\s|всем\s)?мире|по\sвсему\sмиру|в\s(?:других|остальных)\sстранах)"
_PLACES = Places(
    re.compile(rf"(?<![\w-])(?:{trie(places.printed())})(?![\w-]|[»\"])"),  # «Тула» is a cinema
    places.codes(),
    worldwide=re.compile(
        rf"(?<!\w)(?:{_WORLDWIDE}|глобально|мировой\s(?=аудитори))(?!\w)",
        re.IGNORECASE,
    ),
    everywhere_after=re.compile(rf"(?:\s[а-яё-]+){{0,4}}?\s(?:{_WORLDWIDE}|в\sостальном\sмире)(?!\w)"),
    abroad=re.compile(r"(?<!\w)(?:за\s(?:рубежом|границей)|зарубежн|иностранн)", re.IGNORECASE),
    anaphora=re.compile(
        r"(?<!\w)(?:[Вв]о?|[Нн]а|[Пп]о)\s(?:(?:нашем|нашей|этой|этом)\s)?(?P<place>(?:[а-яё]+ской\s)?столице|области|крае|краю|регионе|регионам?|республике|стране|городе|городу)(?!\w)"
    ),
)
_TOKEN = re.compile(r"[А-Яа-яЁёA-Za-z][\w-]*|[,;:—–(«\"]")
_COMPLEMENT = frozenset({"ADJF", "PRTF", "NOUN", "PREP", "CONJ"})
_NO_PHRASE = frozenset({"VERB", "INFN", "ADJS", "PRTS", "GRND", "ADVB", "PRED", "NPRO", "PRCL", "COMP"})
_LIMIT = 6
_NO_SUBJECT = frozenset({"минимум", "максимум"})  # минимум на 20%: adverbs here


def subject(text: str, start: int, number_start: int) -> str | None:
    """What the clause is about, as printed: its last noun in the nominative before the number, with the adjectives
    before it and the genitives behind it. None where the clause leaves its subject out."""
    tokens = list(_TOKEN.finditer(text, start, number_start))
    head = next((i for i in range(len(tokens) - 1, -1, -1) if _is_subject(tokens, i)), None)
    if head is None:
        return None
    first = last = head
    while first > 0 and head - first < _LIMIT // 2 and _part_of_speech(tokens[first - 1][0]) in morphology.MODIFIERS:
        first -= 1
    while last + 1 < len(tokens) and last - head < _LIMIT and _part_of_speech(tokens[last + 1][0]) in _COMPLEMENT:
        last += 1
    return text[tokens[first].start() : tokens[last].end()]


def _noun_phrase(text: str) -> str:
    """The words up to the first that no noun phrase holds; none where the first is in no genitive.

    >>> _noun_phrase("рыбаков Лиманского края довольны уловом")
    'рыбаков Лиманского края'
    >>> _noun_phrase("накануне вечером")
    ''
    """
    words = text.split(" ")
    if words[0].lower() in {"которых", "которого", "которой", "них", "него", "неё", "нее"}:
        return ""  # stands for what the clause before has named
    if words[0].isalpha() and not any(one.tag.case == "gent" for one in morphology.parses(words[0].lower())[:4]):
        return ""
    stop = next((i for i, word in enumerate(words) if _part_of_speech(word.strip("«»,")) in _NO_PHRASE), len(words))
    return " ".join(words[:stop])


def _is_subject(tokens: list[re.Match[str]], index: int) -> bool:
    """A noun that stands in the nominative: no preposition governs it, and the form allows it."""
    word = tokens[index][0]
    if not word[0].isalpha() or word.isascii() or word.lower() in _NO_SUBJECT:
        return False
    readings = morphology.parses(word.lower())
    nouns = [one for one in readings if one.tag.POS == "NOUN" and one.tag.case == "nomn"]
    if readings[0].tag.POS != "NOUN" or not nouns or nouns[0].score < 0.1:
        return False
    before = index - 1
    while before >= 0 and _part_of_speech(tokens[before][0]) in morphology.MODIFIERS:
        before -= 1
    return before < 0 or _part_of_speech(tokens[before][0]) != "PREP"


def _part_of_speech(word: str) -> str | None:
    found = morphology.parses(word.lower())[0].tag.POS
    return None if found is None else str(found)


LANGUAGE = Language(
    code="ru",
    abbreviations=ABBREVIATIONS,
    sentence_end=re.compile(
        r"(?:[.!?]|…(?!\s?[-−–+]?\d))+[»\")\]]*(?=\s+[«\"(\[—–-]?\s?[A-ZА-ЯЁ0-9$€£+])|(?<=[а-яё°»%\d)])\.(?=[А-ЯЁ][а-яё]|[А-ЯЁ]\s)|[.!?…]+[»\")\]]*\s*$|\n+"
    ),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    units=unit_rules(
        unit_forms("ru"),
        cldr.currency_names("ru"),
        shared=cldr.shared_money("ru"),
        scaled=dict.fromkeys(("фунт", "фунта", "фунтов", "фунты", "фунтам", "фунтами", "фунтах"), "GBP"),
        inflection=r"(?!\s(?:ранее|раньше|назад|тому\sназад|до\sэтого))",
        factors={
            form: Decimal("0.01") for form in ("копейка", "копейки", "копеек", "коп.", "коп", "центов", "цента", "цент")
        },
    ),
    counted=counted.counted,
    joins=cues.JOINS,
    qualifiers=cues.QUALIFIERS,
    kinds=cues.KINDS,
    whole=cues.WHOLE,
    baseline_before=cues.BASELINE_BEFORE,
    attributions=attribution.ATTRIBUTIONS,
    agent_kinds=attribution.AGENT_KINDS,
    names=names.names,
    subject=subject,
    phrases=phrases.phrases,
    anaphora=re.compile(
        r"\b(?:он|она|оно|они|его|её|ее|их|ему|ей|им|ним|нём|нем|ней|них|(?:эт(?:а|ой|у|ого|ому|от)\s)?(?:компани[яиюей]+|мессенджер\w{0,2}|сервис\w{0,2}|"
        r"смартфон|гаджет|устройство|аппарат|модель|автомобиль|препарат|лекарство|игра|фильм|соцсет[ьи]|платформ[аыеу]|банк\w{0,2}|корпораци[яию]|холдинг\w{0,2}|площадк[аиеу]|приложени[еяю]|оператор\w{0,2}|ведомств[оаеу]|регион\w{0,2}|республик[аеи]|област[ьи]|кра[йея]|стран[аеуы]))\b",
        re.IGNORECASE,
    ),
    determiner=re.compile(r"(?:эт(?:а|ой|у|от|ого)|сама|сам)\s", re.IGNORECASE),
    clause_end=re.compile(
        r"[;:]\s|\s[—–]\s(?=[а-яё])|\sи\s(?=(?:в|на|за|к)\s\d)|\)?,\s(?=(?:в|во|за|к|у)\s|на\s[«A-ZА-ЯЁ])|,\s(?:следом|затем|далее)\s|,\s(?:а|но|и|однако|тогда как|в то время как|при этом|котор\w+|где|причём|причем|из них|что|хотя|поскольку|так как|когда|пока|если|зато|ведь|куда|после чего|в результате чего)\s|\.\s"
    ),
    places=_PLACES,
    metrics=metric_cues("ru"),
    lemma=morphology.lemma,
    unlisted=re.compile(
        r"(?<!\w)(?P<measure>[Сс]редн[а-яё]+\s(?:выручк|доход|чек)[а-яё]*(?:\sна\s[а-яё]+)?|(?:выручк|доход)[а-яё]*\sна\s(?:пользовател|абонент|клиент)[а-яё]+|OIBDA|EBITDA|ARPU|ARPPU|LTV|FCF|CAPEX|OPEX|GMV|(?:рентабельност|маржинальност|капитализаци|задолженност|просрочк)[а-яё]*|чист[а-яё]+\sдолг[а-яё]*)(?!\w)(?:\s?\([^()\d]{1,60}\))?"
    ),
    wording=metric_phrases.WORDING,
    vague_subject=re.compile(
        r"(?:[а-яё]+\s){0,3}?(?:(?:рост|прирост|спад|снижение|падение|увеличение|сокращение)(?:\sна)?|значени[ея]|показател[ьи]|цифр[аы]|рекорд|результат|максимум|минимум|отметка|итог|пик)(?:\s[а-яё]+){0,2}",
        re.IGNORECASE,
    ),
    asides=cues.ASIDES,
    holds=cues.HOLDS,
    implied=cues.IMPLIED,
    no_quantities=frozenset(
        {
            "calendar",
            "clock",
            "time",
            "age",
            "age limit",
            "anniversary",
            "label",
            "ordinal",
            "one of",
            "one as a pronoun",
            "url or address",
            "phone number",
            "street address",
            "postcode",
            "list number",
            "law",
            "name",
            "model",
            "denominator",
            "rank",
            "coordinates",
            "road",
            "idiom",
            "half of a term",
        }
    ),
    generic_counter=True,
    time_holds=2,
    whole_phrase=_noun_phrase,
    wholes_hold=3,
    figures_hold=8,
    survey=Survey(
        background=attribution.BACKGROUND,
        pronoun=attribution.PRONOUN,
        authors=attribution.AUTHORS,
        body=attribution.BODY,
        paper=attribution.PAPER,
        person=attribution.PERSON,
        named_before=attribution.named_before,
        human=attribution.human,
    ),
)
