"""The words beside those of a metric -> what limits it too: *mobile* before *revenue*, *from its shops* behind it.

What limits_<code>.toml lists under [around] says where they stand. Words before the metric, and those behind a
preposition that may as well begin something else (*revenue in March*), count only where limits.toml knows what they
mean; those behind a preposition that surely limits (*revenue from*) leave what is counted unknown where it does not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from pipeline.catalog.forms import TEXTS, check_row
from pipeline.catalog.limit_tables import JOIN, whole_words
from pipeline.catalog.limits import beyond_next, implied_by, limit_of, name_pattern
from pipeline.catalog.tables import read_table

WORDS_BEFORE = 3
WORDS_AHEAD = 5  # between such a clause and the metric: the owner
_FIELDS = (
    "not_before", "negations", "surely", "maybe", "not_from", "ends", "led_to", "pieces", "ahead", "parts", "had",
    "of_which", "anywhere", "apart", "owners",
)  # fmt: skip
_BEFORE = re.compile(rf"(?:[\w’'&·-]+ ){{1,{WORDS_BEFORE + 1}}}$")  # one more may deny the others
_DIGIT = re.compile(r"\d")
_AMOUNT = r"\S{0,3}\d[\d.,]*(?: ?%)?"
_SIGN = r"[\d\n(),;:.?!–—\"“”]|[^\W_]*[$€£¥₩%]"  # that ends the words behind a preposition in any language


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """`not_before`: words that end a run of words before the metric, `negations`: those that turn it round. `surely`
    and `maybe`: prepositions behind it; with one of `not_from` next to it the former begins a time. `ends`: what ends
    the words behind a preposition. `led_to`: what a change led to, which may stand before these: *5% to $40 in*.
    `ahead`: words at the head of a sentence that limit what follows: *Excluding fees, its*; `without` stands for them.
    `parts`: a part of the business and what it `had`, up to the metric: *its film division saw*. `of_which`: between
    the metric and a number that is a part of what is told before. `anywhere`: limits that hold for a whole sentence.
    `apart`: words between a preposition and a number that tell of another moment or another's word: *in after-hours
    trading, after closing at*. `owners`: what may stand behind the name of the metric's owner, beside a blank."""

    not_before: frozenset[str]
    negations: frozenset[str]
    surely: re.Pattern[str]
    maybe: re.Pattern[str]
    ends: re.Pattern[str]
    led_to: re.Pattern[str]
    ahead: re.Pattern[str]
    without: str
    parts: re.Pattern[str]
    of_which: re.Pattern[str]
    anywhere: re.Pattern[str]
    apart: re.Pattern[str]
    owners: tuple[str, ...]


@lru_cache
def around(language: str) -> Around:
    file = f"limits_{language}.toml"
    row = read_table(file).get("around", {})
    check_row(file, "around", row, {}, dict.fromkeys(_FIELDS, TEXTS))
    words = "|".join(row.get("ends", ()))
    return Around(
        not_before=frozenset(row.get("not_before", ())),
        negations=frozenset(row.get("negations", ())),
        surely=_preposition(row.get("surely", ()), unlike=row.get("not_from", ())),
        maybe=_preposition(row.get("maybe", ())),
        ends=re.compile(rf"{_SIGN}|{whole_words(words)}" if words else _SIGN, re.IGNORECASE),
        led_to=_led_to(row.get("led_to", ()), row.get("pieces", ())),
        ahead=_ahead(row.get("ahead", ())),
        without=next(iter(row.get("ahead", ())), ""),
        parts=_parts(row.get("parts", ()), row.get("had", ())),
        of_which=_any_of(row.get("of_which", ())),
        anywhere=_any_of(row.get("anywhere", ())),
        apart=_any_of(row.get("apart", ())),
        owners=(" ", *row.get("owners", ())),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these words; nothing where a language lists none."""
    return re.compile(whole_words("|".join(words)) if words else "(?!)", re.IGNORECASE)


def _parts(parts: Sequence[str], had: Sequence[str]) -> re.Pattern[str]:
    """A part of the business, with what is told of it between commas, and what it had."""
    subject = rf"\b(?:{'|'.join(parts) or '(?!)'})(?:(?:,| that| which)[^,.;\n]{{3,60}},)?"
    return re.compile(rf"{subject} (?:{'|'.join(had)})(?: [^\s.,;:]+){{0,{WORDS_BEFORE}}} \Z", re.IGNORECASE)


def _ahead(words: Sequence[str]) -> re.Pattern[str]:
    """The words of a clause before the first comma, which stand up to the metric; none where a language lists none."""
    clause = rf"(?:{'|'.join(words) or '(?!)'}) (?P<words>[^.,;:\n]{{2,80}}),(?: [^\s.,;:]+){{0,{WORDS_AHEAD}}} \Z"
    return re.compile(rf"(?:\A|[.;:\n“\"] ?){clause}", re.IGNORECASE)


def _led_to(words: Sequence[str], pieces: Sequence[str]) -> re.Pattern[str]:
    """The amount with the words before it, and of what piece or in what unit it is; nothing where a language lists
    none."""
    amount = rf"(?:,? (?:{'|'.join(words)}) {_AMOUNT})?" if words else ""
    return re.compile(rf"{amount}(?: (?:{'|'.join(pieces) or '(?!)'})\b)*", re.IGNORECASE)


def _preposition(words: Sequence[str], unlike: Sequence[str] = ()) -> re.Pattern[str]:
    """One that is followed by a word, and not by one of `unlike`; none where a language lists none."""
    time = rf"(?!(?:(?:a|the|this|that) )?(?:{'|'.join(unlike)})\b)" if unlike else ""
    return re.compile(rf" +(?:{'|'.join(words) or '(?!)'}) +{time}", re.IGNORECASE)


def limit_among(
    metric_id: str,
    metric: str,
    language: str,
    *,
    entity: str | None,
    region: str | None,
    before: str = "",
    after: str = "",
    between: str = "",
    behind: str = "",
    label: str = "",
    sentence: str = "",
) -> str | None:
    """What `limit_of` says of the metric, or of more words where those beside it limit it further.

    `before` and `after`: the text of the same sentence that ends where the metric begins, and begins where it ends;
    `between`: what stands from the metric to a number behind it; `behind`: what begins where the number ends: *rose 5%
    in Europe*, *fell to $45 in after-hours trading*. `label`: of the row of a table whose head names the metric. Words
    behind the number, and the `sentence`, count only where limits.toml knows what they mean.

    >>> among = lambda before, after: limit_among(
    ...     "revenue", "revenue", "en", entity="MeowTalk", region=None, before=before, after=after)
    >>> among("said that its advertising ", " was $3 million"), among("in March its ", " in the quarter was $3 million")
    ('advertising', '')
    >>> among("In March ", " from its teapot business rose") is None
    True
    """

    def of(words: str) -> str | None:
        return limit_of(metric_id, words, language, entity=entity, region=region)

    where = around(language)
    known, words = _before(metric, _behind_entity(before, entity, language, where), where, of)
    if known is None or where.parts.search(before) or where.of_which.search(between):
        return None
    tails, is_sure = _behind(after, where)
    ahead = where.ahead.search(before)
    sure = [f" {where.without} {ahead['words']}"] if ahead else []
    sure += [f" {label}"] if label else []
    sure += tails if is_sure else []
    if sure:
        words += "".join(sure)
        known = of(words)
        if known is None:
            return None
    led_to = where.led_to.match(behind)
    more = [*([] if is_sure else tails), *_phrases(between, where)]
    more += _behind(behind[led_to.end() :] if led_to else behind, where)[0]
    more += [f" {match[0]}" for match in where.anywhere.finditer(sentence)]
    for tail in more:
        known, words = _widest(known, words, [words + tail], of)
    return beyond_next(known) if _DIGIT.search(between) else known


def _behind_entity(before: str, entity: str | None, language: str, where: Around) -> str:
    """What stands before the metric, from behind the name of its owner on: what stands before the name tells what the
    owner is (*the messaging app MeowTalk's users*)."""
    pattern = name_pattern(language, entity) if entity else None
    ends = [match.end() for match in pattern.finditer(before)] if pattern else []
    return before[max((end for end in ends if before.startswith(where.owners, end)), default=0) :]


def _phrases(between: str, where: Around) -> Iterator[str]:
    """The prepositions with their words, from the last figure before the number on: *fell 23% in Europe to*."""
    part = between[max((match.end() for match in _DIGIT.finditer(between)), default=0) :]
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
    cuts = [] if sure else [one.start() for one in where.maybe.finditer(after, match.end(), upto)]
    found = [after[match.end() : cut].strip() for cut in (*cuts, upto)]
    return [f"{match[0].rstrip()} {words}" for words in found if words], sure is not None


def _is_more(found: str, known: str) -> bool:
    """Whether one limits further: what it implies (the offering of shares) is told by it too."""
    keys = set(found.split(JOIN))
    return found != known and set(known.split(JOIN)) - {""} <= keys | implied_by(keys)
