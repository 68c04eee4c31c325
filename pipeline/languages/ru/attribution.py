"""Who says so in Russian: verbs of saying with their whole inflection, and the base form of a source. The phrases are
in patterns/attributions.txt."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.languages.attribution import agent_kinds, attributions
from pipeline.languages.patterns import alternatives
from pipeline.languages.ru.morphology import MODIFIERS, base_form, parses
from pipeline.languages.words import alternation, word_list


def _finite(infinitives: Iterable[str]) -> list[str]:
    """All that a third person says in the past and, where the verb has one, the present: no passive, no participle."""
    forms: set[str] = set()
    for infinitive in infinitives:
        verb = next(one for one in parses(infinitive) if one.tag.POS == "INFN")
        forms.update(
            str(form.word)
            for form in verb.lexeme
            if form.tag.POS == "VERB"
            and (form.tag.tense == "past" or (form.tag.tense == "pres" and form.tag.person == "3per"))
        )
    return sorted(forms | {form.replace("ё", "е") for form in forms})


_FORMS = _finite(word_list("ru", "tell"))
_REPORTS = _finite(word_list("ru", "report"))
_QUOTED = r"(?:[«\"“][^«»\"“”\n]{2,60}[»\"”]|'[^'\n]{2,40}')"
_SITE = r"[a-z][\w-]{1,30}\.(?:ru|com|ua|by|kz|net|org|info|media)(?!\w)"
_PEOPLE = f"(?:{alternation('ru', 'source_people')})"
_ROLE = rf"(?:{_PEOPLE}|(?:{alternation('ru', 'source_bodies')}))[а-яё-]*"
_GIVEN = {
    "tell": alternatives(_FORMS),
    "tell_many": alternatives(form for form in _FORMS if form.endswith(("ли", "лись", "ют", "ят", "ат", "ут"))),
    "report": alternatives(form for form in _REPORTS if not form.endswith(("ют", "ят", "ет"))),
    "quoted": _QUOTED,
    "site": _SITE,
    "people": _PEOPLE,
    "role": _ROLE,
}
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
    return name if acts else who if head.islower() and _nominative(head) else None


def _may_speak(role: str) -> bool:
    """Whether words before a name are those of a person or a body: "министр", not "конец праздника"."""
    nouns = [(word, found) for word in role.split() if (found := parses(word)[0]).tag.POS == "NOUN"]
    return not nouns or "anim" in nouns[0][1].tag or bool(_SPEAKING.match(nouns[0][0]))


def _nominative(word: str) -> bool:
    plain = word.strip("«»\"“”'.,").lower()
    if plain.isascii() or len(plain) < 2:
        return True
    found = [one for one in parses(plain) if one.tag.POS in {"NOUN", *MODIFIERS}]
    if word[0] in "«\"“'":  # whom something is told: «Ведомому листку»
        found = [one for one in found if one.tag.case in {"nomn", "datv"}]
    return not found or any(one.tag.case == "nomn" and one.score >= _LIKELY for one in found)


def _is_crowd(word: str) -> bool:
    tag = parses(word.lower())[0].tag
    return {"NOUN", "plur", "anim"} in tag and not re.match(_PEOPLE, word.lower())


@lru_cache(maxsize=20_000)
def document(who: str) -> str | None:
    """The source in which something stands; None for a place, in which things only happen.

    >>> document("отчёте комиссии"), document("Коми")
    ('отчёте комиссии', None)
    """
    place = any("Geox" in one.tag for one in parses(who.split(" ", maxsplit=1)[0].lower())[:2])
    return None if place else spoken_of(who)


ATTRIBUTIONS = attributions("ru", _GIVEN, {"spoken of": spoken_of, "speaker": speaker, "standing in": document})
AGENT_KINDS = agent_kinds("ru", _GIVEN)
