"""The words beside those of a metric -> what limits it too: *mobile* before *revenue*, *from its shops* behind it.

Words before the metric, and those behind a preposition that may as well begin something else (*revenue in March*),
count only where limits.toml knows what they mean; those behind a preposition that surely limits (*revenue from*), and
the name of a part (*Forensic Consulting revenue*), leave what is counted unknown where it does not.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import TypedDict, Unpack

from pipeline.catalog.around_tables import WORDS_BEFORE, Around, around
from pipeline.catalog.limit_tables import JOIN
from pipeline.catalog.limits import beyond_next, implied_by, is_of_a_day, limit_of, name_pattern

_BEFORE = re.compile(rf"(?:[\w’'&·-]+ ){{1,{WORDS_BEFORE + 1}}}$")  # one more may deny the others
_DIGIT = re.compile(r"\d")
_FIGURE_OR_END = re.compile(r"\d|[.!?](?=\s)")


class Texts(TypedDict, total=False):
    """The text around the words of a metric and around its number. `before` ends where the metric begins, `after`
    begins where it ends; `between`: from the metric to a number behind it; `behind` begins where the number ends,
    `leading` ends where it begins, both within its sentence; `earlier`: all of the text before it that counts;
    `label`: of the row of a table whose head names the metric, or of the line; `section`: the heading over it;
    `paragraph`: its own up to the metric."""

    before: str
    after: str
    between: str
    leading: str
    behind: str
    label: str
    section: str
    paragraph: str
    sentence: str
    earlier: str


_NO_TEXTS = Texts(
    before="", after="", between="", leading="", behind="", label="", section="", paragraph="", sentence="", earlier=""
)


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
    name = name_pattern(language, entity) if entity else None
    before = _behind_entity(text["before"], name, where)
    known, words = _before(metric, before, where, of)
    if known is None or _is_of_a_part(text, where):
        return None
    tails, is_sure = _behind(text["after"], where)
    parts = [*_surely(text, where), *_named(before, where), *_told(text["paragraph"], name, where)]
    sure = "".join([*parts, *(tails if is_sure else [])])
    if sure:
        words += sure
        known = of(words)
        if known is None:
            return None
    for tail in [*([] if is_sure else tails), *_at_head(known, text, where), *_phrases(text["between"], where)]:
        known, words = _widest(known, words, [words + tail], of)
    if not known:
        told = [f" {tail}" for tail, said in where.earlier.items() if said.search(text["earlier"])]
        known, words = _widest(known, words, [words + tail for tail in told], of)
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
    if part := where.parts_at_head.search(text["before"]):
        yield f" {part['words']}"
    if text["label"]:
        yield f" {text['label']}"
    if where.parts.search(text["section"]):
        yield f" {text['section']}"


def _named(before: str, where: Around) -> Iterator[str]:
    """The name of a part of the business right before the metric."""
    if part := where.part_names.search(before):
        yield f" {part[0].rstrip()}"


def _told(paragraph: str, name: re.Pattern[str] | None, where: Around) -> Iterator[str]:
    """The part of the business that a paragraph begins with, where it does not name the metric's owner behind it."""
    part = where.parts_told.match(paragraph)
    if part and not (name and name.search(paragraph, part.end())):
        yield f" {part['words'] or part['at_head']}"


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


def _behind_entity(before: str, name: re.Pattern[str] | None, where: Around) -> str:
    """What stands before the metric, from behind the name of its owner on: what stands before the name tells what the
    owner is (*the messaging app MeowTalk's users*)."""
    ends = [match.end() for match in name.finditer(before)] if name else []
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
