"""Who says so in Russian: verbs of saying with their whole inflection, phrases of data, and the base form of a source."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.languages.language import AttributionRule
from pipeline.languages.patterns import alternatives
from pipeline.languages.ru.morphology import MODIFIERS, base_form, parses
from pipeline.languages.words import alternation, word_list
from pipeline.model import AttributionKind


def _finite(infinitives: Iterable[str]) -> list[str]:
    """All that a third person says in the past and, where the verb has one, the present: no passive, no participle."""
    forms: set[str] = set()
    for infinitive in infinitives:
        verb = next(one for one in parses(infinitive) if one.tag.POS == "INFN")
        forms.update(
            str(form.word)
            for form in verb.lexeme
            if form.tag.POS == "VERB" and (form.tag.tense == "past" or (form.tag.tense == "pres" and form.tag.person == "3per"))
        )  # fmt: skip
    return sorted(forms | {form.replace("ё", "е") for form in forms})


_FORMS = _finite(word_list("ru", "tell"))
# what one may do as well: mark a day, present a project
_NO_SPEECH = r"(?!\s(?:[\w-]+\s){0,2}(?:юбиле|день\sрожд|праздник|годовщин|Новый))"
SAY = rf"(?:{alternatives(_FORMS)})(?!\w){_NO_SPEECH}"
_SAY_MANY = (
    rf"(?:{alternatives(form for form in _FORMS if form.endswith(('ли', 'лись', 'ют', 'ят', 'ат', 'ут')))})(?!\w)"
)
_REPORTED = rf"(?:(?:{alternatives(form for form in _finite(word_list('ru', 'report')) if not form.endswith(('ют', 'ят', 'ет')))})(?!\w)|(?:пров[её]л|провел[аио])(?=\s(?:\S+\s){{0,2}}?(?:опрос|исследовани|анализ|мониторинг|обследовани)))"
_PASSIVE = r"(?:следует|говорится|отмечается|указано|сообщается|указывается|сказано|подч[её]ркивается|уточняется|поясняется|указывают|свидетельствуют|отмечено|значится|приводится)"

# capitals that only open a sentence
_OPENERS = alternation("ru", "attribution_openers")
_CAP = rf"(?!(?:{_OPENERS})(?![\w.-]))(?:[A-ZА-ЯЁ]\.|[A-ZА-ЯЁ](?:[\w&’+-]|\.(?=\w))*)"
_QUOTED = r"(?:[«\"“][^«»\"“”\n]{2,60}[»\"”]|'[^'\n]{2,40}')"
_SITE = r"[a-z][\w-]{1,30}\.(?:ru|com|ua|by|kz|net|org|info|media)(?!\w)"
_TAIL = r"[а-яё-]+(?:ого|его|ой|ых|их|ей|ий|ии|ия|ости|ства|ции|ам|ов|ев|ы|и|а|я)(?=[\s,.;:)»\"]|$)"
_NAME = rf"(?:{_QUOTED}|{_SITE}|{_CAP}(?:\s(?:{_CAP}|{_QUOTED}|(?:по|и|о|в|при)\s(?=[а-яёА-ЯЁ])|{_TAIL})){{0,7}})"
_SMALL = r"(?:о|об|обо|на|в|во|за|с|со|к|ко|и|или|а|но|что|чтобы|из|от|до|у|для|как|не|же|ли|бы|это|при|под|без|через|также|ещё|еще|уже|лишь|только)"
_WORDS = rf"(?:(?!{_SMALL}\s)[а-яё-]+\s)"  # the role and rank before a name: "министр здравоохранения края"
_PLURAL = f"(?:{alternation('ru', 'source_people')})"
_BODY = f"(?:{alternation('ru', 'source_bodies')})"
_DOCUMENT = f"(?:{alternation('ru', 'source_documents')})[а-яё]*"
_ROLE = rf"(?:{_PLURAL}|{_BODY})[а-яё-]*"
_PHRASE = rf"{_ROLE}(?:\s(?!{_SMALL}\s){_TAIL}){{0,3}}?"  # "пресс-службе регионального минздрава", without any name
_DAY = r"(?:\d{1,2}(?:-го)?\s[а-яё]+|(?:в|во)\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|сегодня|вчера|накануне)"
_PLACE = rf"(?:в|во|на|по|через)\s(?:(?:сво[её][а-яё]+\s)?[а-яё-]+\s){{0,3}}(?:(?:{_CAP}|{_QUOTED})\s){{0,2}}?"
# who was told: "журналистам", "РБК", "«Ведомостям»"; what was said; where and when
_ASIDE = rf"(?:(?:об\sэтом|это|журналистам|агентству|изданию|газете|порталу|телеканалу|корреспонденту|читателям|подписчикам|инвесторам)\s(?:{_QUOTED}\s)?|{_DAY},?\s|{_PLACE}(?=[а-яё]+\s(?:[а-яё]+\s){{0,3}}{_CAP}|{_CAP}\s{_CAP})|(?:ТАСС|РБК|РИА\sНовости|Интерфаксу|Forbes|{_QUOTED})\s(?=[а-яё]{{3,}}\s|{_CAP}\s))"
_END = r"(?=[,.;:)\"»!?]|\s(?:на|о|об|в|во|за|по|от|из|со|с|и|а|но|что|это|составил\w*|был\w*|стал\w*|сообща\w+|—|–|-|находит\w*|число|объ[её]м|количество|доля|общее|со\sссылкой|ссылаясь)(?!\w)|\s?$|\n)"
_ADVERB = r"(?:(?:также|ранее|уже|вновь|повторно|сегодня|вчера|впервые|позже|затем|отдельно|дополнительно|недавно|официально|накануне|(?:\d{1,2}\s[а-яё]+)|в\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье))\s)"
_APPOSED = r"(?:,[^,.]{2,80},|\s\([^)]{1,60}\))?"
_DATA = (
    r"(?<!\w)(?:[Пп]о\s(?:[а-яё]+(?:ым|им|ей|ой|ему|ому)\s)?(?:данным|информации|сведениям|подсч[её]там|расч[её]там|оценк[еам]+|прогноз[уам]+|словам|сообщению|сообщениям|"
    r"статистике|мнению|версии|утверждению|признанию|наблюдениям|итогам\sопроса|результатам\s(?:опроса|исследования))|[Сс]огласно(?:\s(?:(?:официальн|последн|свеж|нов)\w+\s)?(?:данным|отч[её]ту|прогнозу|сообщению|исследованию|подсч[её]там|статистике|опросу|докладу|оценк\w+|информации))?|[Вв]\sсоответствии\sс)\s"
)


_SPEAKING = re.compile(
    rf"{_ROLE}|секретариат|редакци|пресс|отдел|штаб|совет|союз|ассоциаци|групп|комисси|федераци|партия|движени"
)
_PATRONYMIC = ("вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной")
_LIKELY = 0.1  # of a reading


def _name_in(phrase: str, *, acting: bool = False) -> str | None:
    """The name of a phrase, without rank and role before it: a person's alone (`acting`: one who stands in the
    nominative, if there is any), of an organisation all of it."""
    found = re.search(rf"{_QUOTED}|{_SITE}|[A-ZА-ЯЁ]", phrase)
    if not found:
        return None
    name = phrase[found.start() :]
    words = name.split(" ")
    people = [at for at in range(len(words) - 1) if _is_person(words[at : at + 2])]
    chosen = [at for at in people if not acting or _nominative(words[at])] or people
    if not chosen:
        return name
    middle = len(words) > chosen[-1] + 2 and words[chosen[-1] + 1].endswith(_PATRONYMIC)
    return " ".join(words[chosen[-1] : chosen[-1] + (3 if middle else 2)])


def _is_person(words: list[str]) -> bool:
    first, second = words
    if not (second[:1].isupper() and first[:1].isupper()):
        return False
    if re.fullmatch(r"(?:[А-ЯЁ]\.)+", first):
        return True
    return not first.isupper() and any("Name" in one.tag for one in parses(first.lower())[:3])


@lru_cache(maxsize=20_000)
def spoken_of(who: str) -> str | None:
    """The source that a phrase names in any case, in its base form; small words alone stay as printed.

    >>> spoken_of("министра труда Ольги Серовой"), spoken_of("отчёте Министерства труда"), spoken_of("экспертов")
    ('Ольга Серова', 'Министерство труда', 'экспертов')
    """
    name = _name_in(who)
    return base_form(name) if name else who


@lru_cache(maxsize=20_000)
def speaker(who: str) -> str | None:
    """The source that acts, so that it stands in the nominative; None where it does not, or where the phrase only
    counts people (предприниматели сообщили).

    >>> speaker("министр труда Ольга Серова"), speaker("президент России"), speaker("России"), speaker("Жители")
    ('Ольга Серова', 'президент России', None, None)
    """
    name = _name_in(who, acting=True)
    if name is None or (who[:1].islower() and not _may_speak(who[: who.index(name)])):
        return who if name is None else None
    acts, head = _nominative(name.split(" ")[0]), who.split(" ", maxsplit=1)[0]
    if (name == who and " " not in who and _is_crowd(who)) or head.lower() in {"сам", "сама", "сами", "само"}:
        return None
    if not acts and not (head.islower() and _nominative(head)):
        return None
    return name if acts else who


def _may_speak(role: str) -> bool:
    """Whether words before a name are those of a person or a body: "министр", not "конец праздника"."""
    nouns = [(word, found) for word in role.split() if (found := parses(word)[0]).tag.POS == "NOUN"]
    return not nouns or "anim" in nouns[0][1].tag or bool(_SPEAKING.match(nouns[0][0]))


def _nominative(word: str) -> bool:
    plain = word.strip("«»\"“”'.,").lower()
    if plain.isascii() or len(plain) < 2 or word[0] in "«\"“'":
        return True
    found = [one for one in parses(plain) if one.tag.POS in {"NOUN", *MODIFIERS}]
    return not found or any(one.tag.case == "nomn" and one.score >= _LIKELY for one in found)


def _is_crowd(word: str) -> bool:
    tag = parses(word.lower())[0].tag
    return {"NOUN", "plur", "anim"} in tag and not re.match(_PLURAL, word.lower())


@lru_cache(maxsize=20_000)
def document(who: str) -> str | None:
    """The source in which something stands; None for a place, in which things only happen.

    >>> document("отчёте комиссии"), document("Коми")
    ('отчёте комиссии', None)
    """
    place = any("Geox" in one.tag for one in parses(who.split(" ", maxsplit=1)[0].lower())[:2])
    return None if place else spoken_of(who)


ATTRIBUTIONS = (
    AttributionRule("with reference to", re.compile(rf"(?:со\sссылкой\sна|ссыла(?:ясь|ется|ются)\sна)\s(?P<who>(?:[а-яё-]+\s){{0,5}}?{_NAME}?|(?:[а-яё-]+\s){{0,2}}?(?:источник|документ|собеседник)[а-яё]*(?:\s[а-яё-]+){{0,2}}?){_END}"), base=spoken_of),
    AttributionRule("in words of", re.compile(r"(?<!\w)(?:[Пп]о|[Сс]огласно)\s(?P<who>его|её|ее|их)\s(?:словам|данным|подсч[её]там|оценк[еам]+|мнению|информации|расч[её]там|сведениям)(?!\w)")),
    AttributionRule("data of", re.compile(rf"{_DATA}(?P<who>{_WORDS}{{0,6}}?{_NAME}|{_WORDS}{{0,2}}?(?:{_ROLE}|{_DOCUMENT}|центра|соцопроса|экспорт[её]ров|участников\s[а-яё]+)(?:\s[а-яё-]+){{0,3}}?){_END}"), base=spoken_of),
    AttributionRule("follows from", re.compile(rf"(?<!\w){_PASSIVE}\s(?:в|во|из|на|со|с)\s(?P<who>(?:[а-яё-]+\s){{0,6}}?{_NAME}|[а-яё][а-яё -]{{2,40}}?){_END}"), base=spoken_of),
    AttributionRule("in it stands", re.compile(rf"(?<!\w)(?:[Вв]|[Вв]о|[Ии]з|[Нн]а)\s(?P<who>(?:[а-яё-]+\s){{0,5}}?{_NAME}|{_DOCUMENT}(?:\s[а-яё-]+){{0,3}}?)\s{_ADVERB}?{_PASSIVE}(?!\w)"), base=document),
    AttributionRule("by order", re.compile(rf"(?<!\w)[Пп]о\s(?P<who>(?:постановлению|распоряжению|указу|приказу|исследованию|отч[её]ту|опросу|докладу)\s(?:[а-яё-]+\s){{0,3}}?{_NAME}){_END}")),
    AttributionRule("data show", re.compile(rf"(?<!\w)(?:(?:свидетельствуют|показывают|показали|говорят|подтверждают|показал[аио]?|свидетельствует|показывает)\s(?:данные|результаты|статистика|опрос|исследование|расч[её]ты|подсч[её]ты|отч[её]т)\s(?:[а-яё-]+\s){{0,4}}?(?P<who>{_NAME}){_END})"), base=spoken_of),
    AttributionRule("show data", re.compile(rf"(?<!\w)(?:[Дд]анные|[Рр]езультаты|[Сс]татистика|[Оо]прос|[Ии]сследование|[Рр]асч[её]ты|[Оо]тч[её]т|[Дд]оклад)\s(?:[а-яё-]+\s){{0,4}}?(?P<who>{_NAME})\s(?:свидетельству|показыва|показал|говор|подтвержда)[а-яё]+"), base=spoken_of),
    AttributionRule("source is", re.compile(rf"(?<!\w)Источник\s?(?:[—–:-])\s?(?P<who>{_NAME})")),
    AttributionRule("pronoun says", re.compile(rf"(?<!\w){SAY}\s(?P<who>он|она|они)(?!\w)")),
    AttributionRule("told at", re.compile(rf"(?<!\w){_SAY_MANY}\s{_ASIDE}?(?:в|во|на(?=\sсайте|\sстранице|\sпортале|\sпресс))\s(?P<who>(?:[а-яё-]+\s){{0,5}}?{_NAME}|{_PHRASE}){_END}"), base=spoken_of),
    AttributionRule("at it say", re.compile(rf"(?<!\w)[Вв]о?\s(?!\S+\s(?:представ|опублик|установ|измер|изуч|фиксир|выясн|раскры|прив))(?P<who>(?:[а-яё-]+\s){{0,3}}?{_NAME}|{_PHRASE})\s{_ADVERB}?{_SAY_MANY}"), base=spoken_of),
    AttributionRule("who reports", re.compile(rf"(?<!\w)(?<![Вв]\s)(?<![Нн]а\s)(?<!по\s)(?P<who>(?:{_ROLE}\s(?:{_TAIL}\s){{0,4}})?{_NAME}){_APPOSED}\s{_ADVERB}?{_REPORTED}"), base=speaker),
    AttributionRule("says", re.compile(rf"(?<!\w){SAY}\s{_ASIDE}{{0,2}}(?P<who>{_WORDS}{{0,6}}{_NAME}){_END}"), base=speaker),
    AttributionRule("who says", re.compile(rf"(?<!\w)(?<!того,\sкак\s)(?<!когда\s)(?<![Вв]\s)(?<![Нн]а\s)(?<!по\s)(?<!из\s)(?P<who>(?:{_ROLE}\s(?:{_TAIL}\s){{0,4}})?{_NAME}){_APPOSED}\s{_ADVERB}?{SAY}", re.MULTILINE), base=speaker),
    AttributionRule("role says", re.compile(rf"(?<!\w){SAY}\s{_ASIDE}?(?P<who>(?:[а-яё-]+\s){{0,2}}{_PHRASE}){_END}"), base=speaker),
    AttributionRule("role who says", re.compile(rf"(?<!\w)(?<!\sв\s)(?<!\sпо\s)(?P<who>{_ROLE})\s{_ADVERB}?{SAY}", re.IGNORECASE), base=speaker),
)  # fmt: skip


AGENT_KINDS = (
    (AttributionKind.MEDIA, re.compile(r"\b(?:РИА|РИАМО|ТАСС|Интерфакс\w*|РБК|Коммерсант\w*|Ведомост\w+|Известия\w*|Reuters|Рейтер|Bloomberg|Forbes|Медуз\w+|Meduza|Газета\w*|Рёнхап|Ренхап|Bell|BBC|CNN|Times|Post|Journal|Guardian|AFP|AP|НТВ|Первый канал|Вестник\w*|Курьер\w*|Обозревател\w+|Хроник\w+|Правд[аыеу]|Life|Лента|Lenta|Фонтанк\w+|агентств\w+|издани\w+|изданию|издание|газет[аеыу]|телеканал\w*|журнал\w*|СМИ|портал\w*|news|News|Daily|PRIMPRESS|KP|КП|Комсомольск\w+|Аргумент\w+|Укринформ|УНИАН|Апостроф|Реальное время|Business|Insider|Регнум|REGNUM|Росбалт|Znak|Знак|pravda\.ru|радио|[Рр]егион online|Page Six|People|Variety|Sun|Mirror|Telegraph|Spiegel|Bild|Monde|Figaro|Синьхуа|Киодо|NHK|Euronews|Deutsche Welle|Standard|Independent|Economist|Ассошиэйтед Пресс|Франс Пресс|Радио Свобода|Настоящее время|RT|Спутник|Sputnik|Дождь|Эхо Москвы|НСН|360|Подъ[её]м|Mash|Baza|SHOT|Shot|\w*Пресс(?!-)|\w+[Нн]ьюс|[\w-]+\.(?:ru|ua|by|com|рф))\b")),
    (AttributionKind.DOCUMENT, re.compile(r"\b(?:документ\w*|отч[её]т\w*|постановлени\w+|письм\w+|закон\w*|исследовани\w+|доклад\w*|опрос\w*|сайт\w*|материал\w+|указ\w*|данным о|реестр\w*|деклараци\w+|прогнозу|статистик\w+|сообщени\w+|релиз\w*)\b", re.IGNORECASE)),
    (AttributionKind.UNNAMED, re.compile(rf"\A(?:[а-яё-]+\s)*{_PLURAL}[а-яё]*(?:\s[а-яё-]+)*\Z", re.IGNORECASE)),
    (AttributionKind.PERSON, re.compile(r"\b(?:министр|глав[аы]|руководител\w+|директор|президент|губернатор|замглав\w+|депутат|мэр|председател\w+|начальник|врач|профессор|эксперт|представител\w+)\s.*[А-ЯЁA-Z]|\b[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+")),
    (AttributionKind.ORGANISATION, re.compile(r"(?:\b(?:банк\w*|министерств\w*|служб\w+|компани\w+|ведомств\w+|агентств\w+|центр\w*|институт\w*|университет\w*|фонд\w*|комитет\w*|комисси\w+|совет\w*|штаб\w*|оперштаб\w*|управлени\w+|департамент\w*|ассоциаци\w+|организаци\w+|пресс-служб\w+|правительств\w+|полици\w+|прокуратур\w+|МВД|ЦБ|ФСБ|СК|ООН|ВОЗ|Росстат\w*|Mediascope|Минздрав\w*|Мин\w+|Рос\w+|Сбербанк\w*|«\w+)\b|«)", re.IGNORECASE)),
    (AttributionKind.PERSON, re.compile(r"\A(?:[а-яё-]+\s)*[А-ЯЁ][а-яё-]+\s(?:[А-ЯЁ][а-яё]+\s)?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё]+)?\Z")),
)  # fmt: skip
