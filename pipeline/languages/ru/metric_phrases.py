"""What Russian calls a measure that the catalogue does not list."""

# Tables of words read best filled to the line.
# ruff: noqa: E501

import re

from pipeline.languages.metric_phrases import MeasureWords
from pipeline.languages.ru.morphology import parses
from pipeline.languages.ru.phrases import subject
from pipeline.languages.words import word_list

_ABOUT = r"(?:(?:более(?:\sчем)?|менее(?:\sчем)?|около|почти|свыше|примерно|порядка|приблизительно|до|на|в|не\s(?:менее|более)|ещё|еще|всего|лишь|только|уже|целых|от|с|—|–|-|:)\s+)*"
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)?")
_CHANGES = (
    r"(?:вы|воз|под)рос(?:л[аои])?|(?:с|у|по)(?:низи|меньши|величи|высил?и?|дешеве|дорожа)л(?:[аои]|[аои]?с[ья])?|(?:повы|увеличи|сократи|подня|опусти|прибави|убави|потеря|упа|подскочи|обвали|просе|расшири|удвои|утрои)л(?:[аои]|[аои]?с[ья])?"
    r"|(?:рас|сниж|увеличива|сокраща|повыша|да|поднима|опуска)(?:ет|ют|тёт|тет|тут|ется|ются)|вырастет|снизится|упадёт|упадет|увеличится|сократится|повысится"
)
_LEVELS = (
    r"состав(?:ил|ляет|ит|ляют)(?:[аои])?|дости(?:г(?:л[аои])?|гает|гнет|гают|гала?)|равн(?:яется|а|о|ы|ялс?я?|ялась)|оценива(?:ется|ются|лс?я?|лась|лось)|находится|находятся|оста(?:ется|ётся|лся|лась|лось)|превы(?:сил|шает|сит|шают|шал)(?:[аои])?"
    r"|был[аои]?|будет|стоит|стоил[аои]?|обо(?:шёлся|шелся|шлась|шлось|йдется|йдётся)|насчитывает(?:ся)?|исчисляется|держится|колеблется|варьируется|пока(?:зал|жет)|длил(?:ся|ась|ось)|длится"
)
_FINITE = frozenset({"VERB", "PRTS", "INFN"})
_SAYING = word_list("ru", "saying_verbs")


def _is_verb(word: str) -> bool:
    first = parses(word.lower())[0]
    return first.tag.POS in _FINITE and first.score > 0.4 and first.normal_form not in _SAYING


def predicate(text: str, start: int, end: int) -> str | None:
    """не доверяют правоохранительным органам: a verb right behind, and up to two words of what it governs."""
    words: list[re.Match[str]] = []
    at = start
    while len(words) < 4:
        match = _WORD.match(text, at + 1, end) if text[at : at + 1].isspace() else None
        if match is None:
            break
        words.append(match)
        at = match.end()
    first = 1 if words and words[0][0] == "не" else 0
    if len(words) <= first or not _is_verb(words[first][0]):
        return None
    stop = first + 1
    while stop < len(words) and parses(words[stop][0].lower())[0].tag.POS in {"ADJF", "NOUN"}:
        stop += 1
    return text[words[0].start() : words[stop - 1].end()]


def verb(text: str, start: int, end: int) -> str | None:
    return next((word[0] for word in reversed(list(_WORD.finditer(text, start, end))) if _is_verb(word[0])), None)


VAGUE = re.compile(
    r"(?:[а-яё]+\s){0,3}?(?:(?:рост|прирост|спад|снижение|падение|увеличение|сокращение)(?:\sна)?|значени[ея]|показател[ьи]|цифр[аы]|рекорд|результат|максимум|минимум|отметка|итог|пик)(?:\s[а-яё]+){0,2}",
    re.IGNORECASE,
)
METRIC_WORDS = MeasureWords(
    vague=VAGUE,
    of=re.compile(rf"\s+(?:в\sразмере|на\sсумму|на\sуровне)\s+{_ABOUT}\Z", re.IGNORECASE),
    by=re.compile(rf"\s+(?:на|до|в)\s+{_ABOUT}\Z", re.IGNORECASE),
    again=re.compile(r"(?:[^()\n]{0,12}\(|\s*(?:или|и|,|—|–)\s*)\Z"),
    named=re.compile(
        rf"(?P<measure>(?:[а-яё]+(?:ой|ей)\s)?(?:площадью|стоимостью|длиной|протяжённостью|протяженностью|высотой|шириной|глубиной|весом|массой|мощностью|ёмкостью|емкостью|объёмом|объемом|вместимостью|суммой|ценой|скоростью|возрастом|численностью|размером|толщиной|дальностью|продолжительностью|длительностью|доходностью|вероятностью))\s+{_ABOUT}\Z",
        re.IGNORECASE,
    ),
    part=re.compile(r"\s+(?:от\s|из\s)?"),
    predicate=predicate,
    linking=re.compile(rf"(?<!\w)(?:{_LEVELS}|{_CHANGES})(?!\w)|[—–]", re.IGNORECASE),
    verb=verb,
    people=re.compile(
        r"(?:[а-яё]+\s)?(?:человека?|людей|люди|лиц[а]?|граждан(?:ина|е)?|россиян(?:ина|е)?|больных|пациент(?:а|ов|ы)|раз[а]?|вид(?:а|ов)|градус(?:а|ов)?|единиц[аы]?|штук[аи]?|пункт(?:а|ов)?)",
        re.IGNORECASE,
    ),
    subject=subject,
    dimensions={"temperature": ("temperature", "температура")},
)
