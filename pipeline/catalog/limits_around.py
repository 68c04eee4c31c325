"""The words beside those of a metric -> what limits it too: *mobile* before *revenue*, *from its shops* behind it.

What limits_<code>.toml lists under [around] says where they stand. Words before the metric, and those behind a
preposition that may as well begin something else (*revenue in March*), count only where limits.toml knows what they
mean; those behind a preposition that surely limits (*revenue from*) leave what is counted unknown where it does not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TypedDict, Unpack

from pipeline.catalog.forms import TELLING, TEXTS, check_row
from pipeline.catalog.limit_tables import JOIN, whole_words
from pipeline.catalog.limits import beyond_next, implied_by, is_of_a_day, limit_of, name_pattern
from pipeline.catalog.tables import read_table

WORDS_BEFORE = 3
WORDS_AHEAD = 5  # between such a clause and the metric: the owner
WORDS_BEHIND_HEAD = 16  # up to the metric, which languages with the verb at the end print late
_FIELDS = (
    "not_before", "negations", "surely", "maybe", "not_from", "ends", "led_to", "pieces", "ahead", "parts", "had",
    "of_which", "apart", "owners", "heads", "asides", "unknown",
    "particles", "per",
)  # fmt: skip
_TELLING = ("anywhere", "leading")
_BEFORE = re.compile(rf"(?:[\w’'&·-]+ ){{1,{WORDS_BEFORE + 1}}}$")  # one more may deny the others
_DIGIT = re.compile(r"\d")
_FIGURE_OR_END = re.compile(r"\d|[.!?](?=\s)")
_AMOUNT = r"\S{0,3}\d[\d.,]*(?: ?%)?"
_HEAD = r"(?:\A|[.;:\n“\"] ?)"  # of a sentence or of a clause
_SIGN = r"[\d\n(),;:.?!–—\"“”]|[^\W_]*[$€£¥₩%]"  # that ends the words behind a preposition in any language


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """`not_before`: words that end a run of words before the metric, `negations`: those that turn it round. `surely`
    and `maybe`: prepositions behind it; with one of `not_from` next to it the former begins a time; with `asides` a
    comma may stand before them. `ends`: what ends the words behind a preposition. `led_to`: what a change led to, which
    may stand before these: *5% to $40 in*. `ahead`: words at the head of a sentence that limit what follows:
    *Excluding fees, its*; `without` stands for them. `parts`: a part of the business; `parts_had`: with what it had, up
    to the metric: *its film division saw*. `of_which`: between the metric and a number that is a part of what is told
    before. `apart`: words between a preposition and a number that tell of another moment or another's word: *in
    after-hours trading, after closing at*. `owners`: what may stand behind the name of the metric's owner, beside a
    blank. `heads`: what limits from the head of a sentence where it is known, the shortest first: *In Europe,*.
    `anywhere`: words -> what says the same of a whole sentence; `leading`: what says it of a number that it stands
    before: *from a previous forecast of*. `unknown`: what leaves unknown what is counted, around a | in the place of
    the metric's words: *| between 13 and 17*. `per`: of what a number is told, right behind it: *$45 a barrel*."""

    not_before: frozenset[str]
    negations: frozenset[str]
    surely: re.Pattern[str]
    maybe: re.Pattern[str]
    ends: re.Pattern[str]
    led_to: re.Pattern[str]
    ahead: re.Pattern[str]
    without: str
    parts: re.Pattern[str]
    parts_had: re.Pattern[str]
    of_which: re.Pattern[str]
    apart: re.Pattern[str]
    owners: tuple[str, ...]
    heads: tuple[re.Pattern[str], ...]
    anywhere: Mapping[str, re.Pattern[str]]
    leading: Mapping[str, re.Pattern[str]]
    unknown: re.Pattern[str]
    per: re.Pattern[str]


class Texts(TypedDict, total=False):
    """The text around the words of a metric and around its number, of one sentence. `before` ends where the metric
    begins, `after` begins where it ends; `between`: from the metric to a number behind it; `behind` begins where the
    number ends, `leading` ends where it begins; `label`: of the row of a table whose head names the metric."""

    before: str
    after: str
    between: str
    leading: str
    behind: str
    label: str
    sentence: str


_NO_TEXTS = Texts(before="", after="", between="", leading="", behind="", label="", sentence="")


@lru_cache
def around(language: str) -> Around:
    file = f"limits_{language}.toml"
    row = read_table(file).get("around", {})
    check_row(file, "around", row, {}, {**dict.fromkeys(_FIELDS, TEXTS), **dict.fromkeys(_TELLING, TELLING)})
    words = "|".join(row.get("ends", ()))
    return Around(
        not_before=frozenset(row.get("not_before", ())),
        negations=frozenset(row.get("negations", ())),
        surely=_preposition(row.get("surely", ()), row.get("asides", ()), row.get("not_from", ())),
        maybe=_preposition(row.get("maybe", ())),
        ends=re.compile(rf"{_SIGN}|{whole_words(words)}" if words else _SIGN, re.IGNORECASE),
        led_to=_led_to(row.get("led_to", ()), row.get("pieces", ())),
        ahead=_ahead(row.get("ahead", ())),
        without=next(iter(row.get("ahead", ())), ""),
        parts=_any_of(row.get("parts", ())),
        parts_had=_parts_had(row.get("parts", ()), row.get("had", ()), row.get("particles", ())),
        of_which=_any_of(row.get("of_which", ())),
        apart=_any_of(row.get("apart", ())),
        owners=(" ", *row.get("owners", ())),
        heads=tuple(_head(words) for words in row.get("heads", ())),
        anywhere={words: _any_of(said) for words, said in row.get("anywhere", {}).items()},
        leading={words: _any_of(said) for words, said in row.get("leading", {}).items()},
        per=_preposition(row.get("per", ())),
        unknown=re.compile("|".join(row.get("unknown", ())) or "(?!)", re.IGNORECASE),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these words; nothing where a language lists none."""
    return re.compile(whole_words("|".join(words)) if words else "(?!)", re.IGNORECASE)


def _parts_had(parts: Sequence[str], had: Sequence[str], particles: Sequence[str]) -> re.Pattern[str]:
    """A part of the business, with what is told of it between commas, and what it had; where a language lists nothing
    that it had, what follows its particle."""
    subject = rf"(?P<words>(?:[^\s,.;:]+ ?)?(?:{'|'.join(parts) or '(?!)'}))"
    if had:
        told = rf"\b(?:(?:,| that| which)[^,.;\n]{{3,60}},)? (?:{'|'.join(had)})"
        return re.compile(rf"{subject}{told}(?: [^\s.,;:]+){{0,{WORDS_BEFORE}}} \Z", re.IGNORECASE)
    return re.compile(rf"{subject}(?:{'|'.join(particles)})?(?: [^\s.,;:]+){{0,{WORDS_AHEAD}}} \Z", re.IGNORECASE)


def _head(words: str) -> re.Pattern[str]:
    """The words at the head of a sentence, up to the metric; the first comma may stand right behind them."""
    return re.compile(rf"{_HEAD}(?P<words>{words})\w*,?(?: [^\s.,;:]+){{0,{WORDS_BEHIND_HEAD}}} \Z", re.IGNORECASE)


def _ahead(words: Sequence[str]) -> re.Pattern[str]:
    """The words of a clause before the first comma, which stand up to the metric; none where a language lists none."""
    clause = rf"(?:{'|'.join(words) or '(?!)'}) (?P<words>[^.,;:\n]{{2,80}}),(?: [^\s.,;:]+){{0,{WORDS_AHEAD}}} \Z"
    return re.compile(_HEAD + clause, re.IGNORECASE)


def _led_to(words: Sequence[str], pieces: Sequence[str]) -> re.Pattern[str]:
    """The amount with the words before it, and of what piece or in what unit it is; nothing where a language lists
    none."""
    amount = rf"(?: ?\([^()\n]{{1,40}}\))?(?:,? (?:{'|'.join(words)}) {_AMOUNT})?" if words else ""
    return re.compile(rf"{amount}(?: (?:{'|'.join(pieces) or '(?!)'})\b)*", re.IGNORECASE)


def _preposition(words: Sequence[str], asides: Sequence[str] = (), unlike: Sequence[str] = ()) -> re.Pattern[str]:
    """One that is followed by a word, and not by one of `unlike`; none where a language lists none."""
    time = rf"(?!(?:(?:a|the|this|that) )?(?:{'|'.join(unlike)})\b)" if unlike else ""
    comma = rf"(?:,(?= +(?:{'|'.join(asides)}) ))?" if asides else ""
    return re.compile(rf"{comma} +(?:{'|'.join([*words, *asides]) or '(?!)'}) +{time}", re.IGNORECASE)


def limit_among(
    metric_id: str,
    metric: str,
    language: str,
    *,
    entity: str | None,
    region: str | None,
    **texts: Unpack[Texts],
) -> str | None:
    """What `limit_of` says of the metric, or of more words where those beside it limit it further.

    Words behind the number (*rose 5% in Europe*, *fell to $45 in after-hours trading*), those at the head of a sentence
    and the `sentence` count only where limits.toml knows what they mean.

    >>> among = lambda before, after: limit_among(
    ...     "revenue", "revenue", "en", entity="MeowTalk", region=None, before=before, after=after)
    >>> among("said that its advertising ", " was $3 million"), among("in March its ", " in the quarter was $3 million")
    ('advertising', '')
    >>> among("In March ", " from its teapot business rose") is None
    True
    """

    def of(words: str) -> str | None:
        return limit_of(metric_id, words, language, entity=entity, region=region)

    where, text = around(language), _NO_TEXTS | texts
    known, words = _before(metric, _behind_entity(text["before"], entity, language, where), where, of)
    if known is None or _is_of_a_part(text, where):
        return None
    tails, is_sure = _behind(text["after"], where)
    sure = "".join([*_surely(text, where), *(tails if is_sure else [])])
    if sure:
        words += sure
        known = of(words)
        if known is None:
            return None
    for tail in [*([] if is_sure else tails), *_at_head(known, text, where), *_phrases(text["between"], where)]:
        known, words = _widest(known, words, [words + tail], of)
    found = known
    for tail in _near_number(text, where):
        found, words = _widest(found, words, [words + tail], of)
    return beyond_next(found, known) if _DIGIT.search(text["between"]) else found


def _is_of_a_part(text: Texts, where: Around) -> bool:
    """Whether what stands around the metric says that the figure is of a part which no table can name."""
    return bool(where.of_which.search(text["between"]) or where.unknown.search(f"{text['before']}|{text['after']}"))


def _surely(text: Texts, where: Around) -> Iterator[str]:
    """The words away from the metric that leave what is counted unknown where limits.toml does not know them."""
    if ahead := where.ahead.search(text["before"]):
        yield f" {where.without} {ahead['words']}"
    if part := where.parts_had.search(text["before"]) or where.parts_had.search(text["leading"]):
        yield f" {part['words']}"
    if text["label"]:
        yield f" {text['label']}"


def _at_head(known: str, text: Texts, where: Around) -> Iterator[str]:
    """The words at the head of the sentence, where those of the metric limit it no further than to shares."""
    if not known or is_of_a_day(known):
        heads = [match for words in where.heads if (match := words.search(text["before"]))]
        yield from (f" {match['words']}" for match in heads)


def _near_number(text: Texts, where: Around) -> Iterator[str]:
    """The words that tell of the number or of its sentence; they count only where limits.toml knows them."""
    yield from (f" {words}" for words, said in where.leading.items() if said.search(text["leading"]))
    behind = text["behind"]
    led_to = where.led_to.match(behind)
    yield from _behind(behind[led_to.end() :] if led_to else behind, where)[0]
    if per := where.per.match(behind):
        yield f"{per[0]}{behind[per.end() :].partition(' ')[0].rstrip(',.;:')}"
    yield from (f" {words}" for words, said in where.anywhere.items() if said.search(text["sentence"]))


def _behind_entity(before: str, entity: str | None, language: str, where: Around) -> str:
    """What stands before the metric, from behind the name of its owner on: what stands before the name tells what the
    owner is (*the messaging app MeowTalk's users*)."""
    pattern = name_pattern(language, entity) if entity else None
    ends = [match.end() for match in pattern.finditer(before)] if pattern else []
    return before[max((end for end in ends if before.startswith(where.owners, end)), default=0) :]


def _phrases(between: str, where: Around) -> Iterator[str]:
    """The prepositions with their words, from the last figure before the number on: *fell 23% in Europe to*."""
    part = between[max((match.end() for match in _FIGURE_OR_END.finditer(between)), default=0) :]
    for match in where.maybe.finditer(part):
        if not where.apart.search(part, match.end()):
            yield from _behind(part[match.start() :], where)[0]


def _before(metric: str, before: str, where: Around, of: Callable[[str], str | None]) -> tuple[str | None, str]:
    """The limit and the words of the metric with those before it, of which some may be needed: *same* store sales."""
    known, longer = of(metric), list(_longer(metric, before, where))
    if known is not None:
        return _widest(known, metric, longer, of)
    return next(((found, words) for words in longer if (found := of(words)) is not None), (None, metric))


def _widest(known: str, metric: str, longer: Iterable[str], of: Callable[[str], str | None]) -> tuple[str, str]:
    words = metric
    for more in longer:
        found = of(more)
        if found and _is_more(found, known):
            known, words = found, more
    return known, words


def _longer(metric: str, before: str, where: Around) -> Iterator[str]:
    """The metric with one word before it, with two, with three; none where they are turned round: *without paying*."""
    match = _BEFORE.search(before)
    nearest = reversed(match[0].split()) if match else ()
    run = list(takewhile(lambda word: word.lower() not in where.not_before, nearest))
    if where.negations.intersection(map(str.lower, run)):
        return
    words = metric
    for word in run[:WORDS_BEFORE]:
        words = f"{word} {words}"
        yield words


def _behind(after: str, where: Around) -> tuple[list[str], bool]:
    """Preposition and words behind the metric or the number, cut off at each further preposition, the shortest first,
    and whether they surely limit it: then all of them, uncut."""
    sure = where.surely.match(after)
    match = sure or where.maybe.match(after)
    if match is None:
        return [], False
    end = where.ends.search(after, match.end())
    upto = end.start() if end else len(after)
    sure = sure or where.parts.search(after[match.end() : upto])
    cuts = [] if sure else [one.start() for one in where.maybe.finditer(after, match.end(), upto)]
    found = [after[match.end() : cut].strip() for cut in (*cuts, upto)]
    return [f"{match[0].rstrip()} {words}" for words in found if words], sure is not None


def _is_more(found: str, known: str) -> bool:
    """Whether one limits further: what it implies (the offering of shares) is told by it too."""
    keys = set(found.split(JOIN))
    return found != known and set(known.split(JOIN)) - {""} <= keys | implied_by(keys)
