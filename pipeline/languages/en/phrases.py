"""English noun phrases with what they do in their clause, told from order, prepositions and a closed list of words."""

# ruff: noqa: SIM905

import re
from dataclasses import dataclass

from pipeline.languages.en.periods_resolved import MONTHS, WEEKDAYS
from pipeline.languages.language import Phrase, Role
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.words import word_list, word_table
from pipeline.model import Span

_P = compiled_patterns("en", "phrases")
TOKEN = _P["token"]
_DETERMINERS = word_list("en", "determiners")
_ARTICLES = frozenset("the a an its their his her our my your every no whose own".split())
PREPOSITIONS = {word: Role(role) for word, role in word_table("en", "prepositions").items()}
_OPENS_CLAUSE = frozenset("after before since until till than like as".split())
RELATIVE = frozenset("that which who while but where when if because although whereas".split())
PAUSES = word_list("en", "pauses")
_PRONOUNS = word_list("en", "pronouns")
_ADVERBS = word_list("en", "adverbs")
_AUXILIARIES = word_list("en", "auxiliaries")
_LEAD_VERBS = word_list("en", "before_verbs")
CONTRACTED = _P["contracted"]
_PREDICATES = word_list("en", "predicates")
_BASES = word_list("en", "base_verbs")
VERBS = word_list("en", "verb_forms")
_NO_VERBS = word_list("en", "participle_nouns")
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS}) | word_list("en", "not_phrases")
_CLAUSE = frozenset(";—–:.!?")
_NUMBERS = word_list("en", "number_words")
_WORDS = 6  # of a phrase at most: what is longer is no name


@dataclass(slots=True)
class _State:
    """Where in its clause the reader is."""

    role: Role = Role.FREE  # what the next phrase will be
    before: Role = Role.FREE  # what the last one was
    verb: bool = False  # whether the clause had its verb
    under: bool = False  # whether it stands under another, which a comma lets begin: after Oslo won, Bergen sold
    opens: bool = False  # whether what gave the role may open a clause: after Oslo won


def is_verb(word: str, before: str, after: str) -> bool:
    """Whether a word is a verb form, as far as its neighbours tell."""
    if word in _NO_VERBS:
        return False
    if before in _LEAD_VERBS or word in _AUXILIARIES:
        return True
    # they fill 8 percent, but account for 40
    joined = before == "but" or _is_plural_noun(before)
    if word in _BASES and (before == "to" or (joined and _opens_phrase(after))):
        return True
    if word in VERBS:
        return before not in _ARTICLES
    if word.endswith("ed") and len(word) > 4:
        return before not in _ARTICLES or after in PREPOSITIONS
    ing = word.endswith("ing") and len(word) > 5
    return before not in _DETERMINERS if ing else before == "to" and word not in _CALENDAR and after in _DETERMINERS


def _is_plural_noun(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in VERBS


def _opens_phrase(word: str) -> bool:
    return word in _DETERMINERS or word in PREPOSITIONS or word in _NUMBERS or word in _PRONOUNS or word[:1].isdigit()


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Runs of nouns and their adjectives. Before the verb of its clause one is the subject, behind it the object."""
    tokens = list(TOKEN.finditer(text, start, end))
    words = ["", *(token[0].lower() for token in tokens), ""]
    found: list[Phrase] = []
    state = _State()
    run: list[re.Match[str]] = []
    for index, token in enumerate(tokens):
        word, before, after = words[index + 1], words[index], words[index + 2]
        capital = token[0][0].isupper() and index > 0
        if CONTRACTED.match(word):
            _step("it", before, after, state, closed=_close(run, _role(state, run), text, found))
            _step("is", before, after, state, closed=False)
            continue
        if word in {"'s", "’s", "'", "’"} or word.endswith(("'s", "’s")):
            if word.endswith("s") and len(word) > 2:
                run.append(token)
            _close(run, Role.OWNER, text, found)
            continue
        if is_nominal(token[0], word, before, after, capital=capital):
            run.append(token)
            continue
        role = _role(state, run)
        if run and state.opens and role is Role.OTHER and _is_finite(word):
            role, state.verb, state.under = Role.SUBJECT, True, True
        closed = _close(run, role, text, found)
        _step(word, before, after, state, closed=closed)
    _close(run, _role(state, run), text, found)
    return found


def _is_finite(word: str) -> bool:
    return word in VERBS or word in _AUXILIARIES or (word.endswith("ed") and word not in _NO_VERBS)


def is_nominal(printed: str, word: str, before: str, after: str, *, capital: bool) -> bool:
    if not (printed[0].isalpha() or "-" in printed):
        return False
    closed = word in _DETERMINERS or word in PREPOSITIONS or word in PAUSES or word in _PRONOUNS or word in _ADVERBS
    if capital and not closed and word not in _AUXILIARIES:
        return True
    if closed or word.endswith("ly") or word in _NUMBERS or word in _PREDICATES:
        return False
    return not is_verb(word, before, after)


def _role(state: _State, run: list[re.Match[str]]) -> Role:
    if state.role is not Role.FREE or not run:
        return state.role
    return Role.OBJECT if state.verb else Role.SUBJECT


def _step(word: str, before: str, after: str, state: _State, *, closed: bool) -> None:
    """What a word that is in no phrase says of the phrase behind it."""
    if closed:
        state.before, state.role = state.role, Role.FREE
    state.opens = word in _OPENS_CLAUSE
    if word in PREPOSITIONS:
        state.role = PREPOSITIONS[word]
    elif word in _CLAUSE or word in RELATIVE:
        state.role, state.verb = Role.FREE, word in {"who", "which"} and before == ","
        state.under = word in {"while", "when", "if", "because", "although", "whereas"}
    elif word == "and" and closed:
        state.role = state.before
    elif word == "," or word in _PRONOUNS or word == "least":
        state.role = Role.FREE
        if word == "," and state.under:
            state.verb = state.under = False
    elif is_verb(word, before, after) or word in VERBS:
        state.role, state.verb = Role.FREE, state.verb or not word.endswith("ing")


def _close(run: list[re.Match[str]], role: Role, text: str, found: list[Phrase]) -> bool:
    """The run becomes a phrase unless all it says is a time or an amount."""
    if not run:
        return False
    kept = [*run]
    run.clear()
    while kept and kept[-1][0].lower() in _CALENDAR:
        kept.pop()
    while kept and (kept[0][0].lower() in _CALENDAR or (kept[0][0][0].isdigit() and len(kept) == 1)):
        kept.pop(0)
    kept = kept[-_WORDS:]
    if kept and len(kept[-1][0]) > 1:
        stop = kept[-1].end() - (2 if kept[-1][0].endswith(("'s", "’s")) else 0)
        span = Span(kept[0].start(), stop)
        found.append(Phrase(span, span.of(text), role))
    return True
