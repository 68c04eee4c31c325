"""English counted nouns: the noun phrase behind a number, its head, and the head's singular."""

import re
from functools import lru_cache

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.en.morphology import NOT_PLURAL, STOP, is_plural, singular
from pipeline.languages.language import Form, Noun, RawNumber
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import speaks_of
from pipeline.languages.words import word_list
from pipeline.model import Span

PEOPLE = word_list("en", "people")
ATTRIBUTIVE = word_list("en", "attributive_nouns")
USERS, _GAINED = word_list("en", "service_users"), word_list("en", "gained_users")
_P = compiled_patterns("en", "counted")
# whose customers are lines and accounts too: a text that speaks of subscribers
_of_subscribers = speaks_of(r"\b(?:net\s)?subscribers?\b|\bsubscription\s(?:service|business)")
NO_AGENTS = word_list("en", "not_agents")
_ACTS = word_list("en", "plural_acts")
CONTAINERS = word_list("en", "containers")
_BEFALLEN = word_list("en", "befallen")
_FILLERS, _COUNTS = word_list("en", "fillers"), word_list("en", "counts")
_JOINS = frozenset({"and", "or"})
_DEGREES = frozenset({"higher", "lower", "most", "least", "less"})
_CROWDS = word_list("en", "crowds")
_ADJECTIVAL = word_list("en", "adjectival_plurals")
_LIMIT = 6
_CROWD = 1_000  # more are not asked what they expect
# a six-time champion has six titles: what "-time" counts, by who has it
_WON = {"champion": "title", "winner": "title", "medallist": "medal", "medalist": "medal", "nominee": "nomination"}


@lru_cache
def _measures() -> dict[str, str]:
    """Plural words that are units wherever they stand (36 consecutive hours) -> code."""
    words = {word: row.code for row in unit_forms("en") for word in row.after_words if row.code != "ratio"}
    money = {name.rpartition(" ")[2]: code for name, code in cldr.currency_names("en").items()}
    words = {word: code for word, code in money.items() if word not in cldr.shared_money("en")} | words
    return {word: code for word, code in words.items() if word.isalpha() and len(word) > 3 and word.endswith("s")}


def unit_of(head: str) -> str:
    tail = _P["tail"].findall(head)[0]
    lemma = singular(head if tail[0].isdigit() else tail)  # 24 F-16s
    if lemma == "magnitude":
        return "count:point"
    measure = _measures().get(head.lower())
    if measure:
        return measure
    if lemma in USERS:
        return "user"
    if _P["people_of"].fullmatch(head):
        return "person"
    human = lemma in PEOPLE or (_P["agent"].search(lemma) and lemma not in NO_AGENTS)
    return "person" if human else f"count:{lemma}"


def counted(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """The phrase behind the number (whose unit word, if any, ends at `end`), up to its first plural noun."""
    at = end + text.startswith("+", end)  # 10,000+ customers
    if not _P["gap"].match(text, at, limit):
        return None
    if number.value >= _CROWD and _P["expecting"].match(text, at, limit):
        return None
    among = _P["among"].match(text, at, limit)
    at = among.end() if among else at
    whole = _P["skipped"].match(text, at, limit)
    if whole:
        at = whole.end() - 1
    hyphened = text[at] in "-‐‑"
    joins = _JOINS if number.form is Form.DIGITS else _JOINS - {"or"}  # three or so; 300 false or misleading claims
    words: list[re.Match[str]] = []
    for _ in range(_LIMIT):
        match = _P["word"].match(text, at + 1, limit)
        if not match or match[0].endswith(("n’t", "n't")):
            break
        degree = whole is not None and match[0].lower() in _DEGREES  # of its higher-end stores
        if _stops(match[0]) and not degree and not _linked(match, words, text, joins):
            break
        words.append(match)
        at = match.end()
        if at >= limit or not _P["gap"].match(text, at, limit):
            break
    return _phrase(words, number, hyphened=hyphened, first=end + 1)


def _stops(word: str) -> bool:
    """Whether it ends a noun phrase; US firms and IT jobs go on."""
    return word.lower() in STOP and word not in {"US", "IT"}


def _linked(match: re.Match[str], words: list[re.Match[str]], text: str, joins: frozenset[str]) -> bool:
    """seven ruling and opposition parties: "and" between two adjectives goes on, after a plural it ends the phrase."""
    following = _P["word"].match(text, match.end() + 1)
    if match[0] not in joins or not words or is_plural(words[-1][0]) or not following:
        return False
    return following[0].lower() not in STOP | _COUNTS


def _head(words: list[re.Match[str]], number: RawNumber, *, hyphened: bool) -> int | None:
    """Which of the words is counted: the first plural, and where there is none, a singular that the number allows."""
    first = words[0][0].lower()
    acts = number.form is Form.WORD and number.value > 1 and first in _ACTS
    if hyphened or acts or first in CONTAINERS:
        return 0  # five-spoke wheels, one cup noodles; two shows, of which the verb would have no s
    plural = next((index for index, word in enumerate(words) if is_plural(word[0])), None)
    if number.value == 1 and (first in NOT_PLURAL or (plural is not None and words[plural][0].endswith("s"))):
        # how one goes; one visitor writes; one sees
        return plural - 1 if first not in NOT_PLURAL and plural else None
    if plural is not None:
        return plural
    return 0 if len(words) > 1 and first in ATTRIBUTIVE else _single(words, number)


def _single(words: list[re.Match[str]], number: RawNumber) -> int | None:
    """one family plan, one user quipped; but one separately, and 1 combined"""
    named = len(words)
    while named > 1 and words[named - 1][0].endswith("ed"):
        named -= 1
    noun = not _P["done"].search(words[named - 1][0])
    return named - 1 if noun and 0 < number.value <= 1 and named < 4 else None


def _won(words: list[re.Match[str]]) -> str | None:
    won = next((_WON[lemma] for word in words[1:] if (lemma := singular(word[0])) in _WON), None)
    return f"count:{won}" if won and words[0][0] == "time" else None


def _of_service(words: list[re.Match[str]], head: int) -> bool:
    """Whether it counts the users of a service: broadband customers, net subscriber additions."""
    lemma = singular(words[head][0])
    before = [word[0] for word in words[max(0, head - 4) : head]]
    if lemma in _GAINED:
        return any(_P["by_whom"].fullmatch(one) for one in before)
    served = any(_P["services"].fullmatch(one) for one in before) or _of_subscribers(words[head].string)
    return lemma in {"customer", "member", "sub"} and served


def _describes(word: str) -> bool:
    return word[0].isupper() or word.lower() in _ADJECTIVAL


def _person(word: re.Match[str]) -> Noun:
    return Noun(Span(*word.span()), Span(*word.span()), "person", touches=False)


def _phrase(words: list[re.Match[str]], number: RawNumber, *, hyphened: bool, first: int) -> Noun | None:
    filled = bool(words) and words[0][0].lower() in _FILLERS
    if filled and len(words) == 1:  # the choir is 60-strong
        return _person(words[0]) if words[0][0].lower() == "strong" else None
    words = words[1:] if filled else words
    if filled and words[0][0].lower() in _CROWDS:
        return _person(words[0])
    plural = _head(words, number, hyphened=hyphened and not filled) if words else None
    if plural is None:
        befallen = bool(words) and not hyphened and number.form is not Form.ONE and words[0][0].lower() in _BEFALLEN
        return _person(words[0]) if befallen else None
    while plural + 1 < len(words) and is_plural(words[plural + 1][0]) and _describes(words[plural][0]):
        plural += 1  # Komoco Motors dealers, data requests: the first plural is no head
    head = words[plural]
    compared = head[0] == "times" and (
        _P["comparison"].match(head.string, head.end())
        or _P["multiple"].search(head.string, max(0, head.start() - 120), head.start())
    )
    unit = "ratio" if compared else "user" if _of_service(words, plural) else unit_of(head[0])
    unit = (_won(words) if hyphened else None) or unit
    return Noun(Span(words[0].start(), head.end()), Span(*head.span()), unit, touches=head.start() == first)
