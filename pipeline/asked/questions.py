"""A draft -> what a language model is asked: the article with its numbers marked, and the times that it prints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from pipeline.asked.draft import Draft
from pipeline.asked.printed import is_unseen
from pipeline.asked.schema import answer_schema
from pipeline.catalog import metrics
from pipeline.model import Message, Question, ReaderMode, Span
from pipeline.model.claim import plain
from pipeline.reader.inputs import NumberInput, TimeInput

PROMPT_VERSION = "2"  # goes up with every change of the instructions, the form of a question, or how answers are taken

NUMBERS_AT_ONCE = 30  # an answer of one takes some 120 tokens
WHOLE_TEXT = 12_000  # characters of a text that is shown whole
_WINDOW = 10_000  # characters between the first and the last number of one question, where it is not
_HEAD, _BEFORE, _AFTER = 1_500, 1_500, 800  # characters shown of the beginning, and around the numbers
_MENTIONS, _READINGS = 60, 8  # printed times that are listed, and readings of each
_ONE_DAY = timedelta(days=1)
_LETTERS = "abcdefgh"
_AGAIN = "This is a second, independent reading."

_FROM_PUBLICATION = {
    "day": "the day of publication",
    "day before": "the day before publication",
    "day after": "the day after publication",
    "last 30 days": "the last 30 days",
    "year to date": "the year so far",
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with what its numbers and the ids of its times stand for: `places` are those of the draft's numbers,
    the first being number 1."""

    question: Question
    places: tuple[int, ...]
    times: Mapping[str, TimeInput]


def askings_of(draft: Draft, mode: ReaderMode, *, again: bool = False) -> list[Asking]:
    """None where the text holds no number to ask about. `again` asks the same by another question, with the numbers in
    reverse order: to the same one a model of temperature 0 would only repeat its answer."""
    return [_asking(draft, places, again=again) for places in _groups(draft, draft.places(mode))]


def _groups(draft: Draft, places: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for place in places:
        first = draft.document.numbers[group[0]].start if group else 0
        far = len(draft.document.text) > WHOLE_TEXT and draft.document.numbers[place].end - first > _WINDOW
        if group and (far or len(group) == NUMBERS_AT_ONCE):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _asking(draft: Draft, places: list[int], *, again: bool) -> Asking:
    document = draft.document
    shown = _shown(draft, [document.numbers[place] for place in places])
    places = places[::-1] if again else places
    numbers = [document.numbers[place] for place in places]
    lines, times = _times(draft, shown)
    article = "\n[...]\n".join(_marked(draft, span, numbers) for span in shown)
    # nobody who writes a text can write the mark that follows from the whole of it
    fence = f"ARTICLE-{draft.text_sha256[:12]}"
    day = document.published
    parts = (
        *([_AGAIN] if again else []),
        f"Published: {f'{day:%Y-%m-%d, a %A}' if day else 'unknown'}. Language: {document.language}.",
        *([f"Title: {_unmarked(document.title)}"] if document.title else []),
        f"<{fence}>\n{article}\n</{fence}>",
        "Numbers (n | printed | as read):\n" + "\n".join(_listed(n, one, draft) for n, one in enumerate(numbers, 1)),
        "Times (id | printed | readings):\n" + ("\n".join(lines) or "none"),
    )
    question = Question(
        text_sha256=draft.text_sha256,
        prompt_version=PROMPT_VERSION,
        messages=(Message("system", instructions()), Message("user", "\n\n".join(parts))),
        schema=answer_schema(),
    )
    return Asking(question, tuple(places), MappingProxyType(times))


@lru_cache
def instructions() -> str:
    """The same of every question, so that endpoints may keep it."""
    text = (resources.files("pipeline.asked") / "instructions.md").read_text(encoding="utf-8")
    keys = "\n".join(f"- `{key}`: {metric.definition}" for key, metric in metrics().items())
    return f"{text}\n# Keys of metric_id\n\n{keys}\n"


def _shown(draft: Draft, numbers: Sequence[NumberInput]) -> list[Span]:
    """The parts of the text that are shown: all of it, or its beginning and what stands around the numbers."""
    length = len(draft.document.text)
    if length <= WHOLE_TEXT:
        return [Span(0, length)]
    start = _sentence_at(draft, max(0, numbers[0].start - _BEFORE)).start
    end = _sentence_at(draft, min(length - 1, numbers[-1].end + _AFTER)).end
    head = _sentence_at(draft, _HEAD).end
    return [Span(0, max(head, end))] if start <= head else [Span(0, head), Span(start, end)]


def _sentence_at(draft: Draft, place: int) -> Span:
    return Span(*draft.document.sentences[draft.index.sentence_of(place)])


def _marked(draft: Draft, span: Span, numbers: Sequence[NumberInput]) -> str:
    text, at, parts = draft.document.text, span.start, []
    for n, one in sorted(enumerate(numbers, 1), key=lambda each: each[1].start):
        if span.start <= one.start and one.end <= span.end:
            parts += [_unmarked(text[at : one.start]), f"⟦{n}|{_unmarked(text[one.start : one.end])}⟧"]
            at = one.end
    return "".join([*parts, _unmarked(text[at : span.end])])


def _unmarked(text: str) -> str:
    """Without what would pass for a mark of ours, and without what only a model would see."""
    return "".join(letter for letter in text.replace("⟦", "[").replace("⟧", "]") if not is_unseen(letter))


def _listed(n: int, number: NumberInput, draft: Draft) -> str:
    claim = number.claim
    high = "" if claim.value_high is None else f" to {plain(claim.value_high)}"
    words = " ".join(_unmarked(draft.document.text[number.start : number.end]).split())
    return f"{n} | {words} | {plain(claim.value)}{high} {claim.unit}"


def _times(draft: Draft, shown: Sequence[Span]) -> tuple[list[str], dict[str, TimeInput]]:
    """A line for each of the printed times in what is shown, and for what follows from publication; and their ids."""
    lines: list[str] = []
    ids: dict[str, TimeInput] = {}
    for n, (words, readings) in enumerate(list(_printed(draft, shown).items())[:_MENTIONS], 1):
        named = dict(zip(_LETTERS, list(readings.values())[:_READINGS], strict=False))
        ids |= {f"T{n}{letter}": time for letter, time in named.items()}
        told = "; ".join(f"{letter} {_days(time)}" for letter, time in named.items())
        lines.append(f"T{n} | {words} | {told}")
    followed = [time for time in draft.document.times if time.at < 0]
    for n, time in enumerate(followed, 1):
        ids[f"P{n}"] = time
        told = _FROM_PUBLICATION.get(time.source, f"the {time.source}" if " " in time.source else f"this {time.source}")
        lines.append(f"P{n} | {told} | {_days(time)}")
    return lines, ids


def _printed(draft: Draft, shown: Sequence[Span]) -> dict[str, dict[object, TimeInput]]:
    """By their words, in text order: what these may mean, by days."""
    found: dict[str, dict[object, TimeInput]] = {}
    for time in sorted(draft.document.times, key=lambda time: time.at):
        if not any(one.start <= time.at and time.upto <= one.end for one in shown):
            continue  # from publication, or of a part that is not shown
        words = " ".join(_unmarked(draft.document.text[time.at : time.upto]).split())
        found.setdefault(words, {}).setdefault(time.days, time)
    return found


def _days(time: TimeInput) -> str:
    """First and last day; a single one once."""
    last = time.end - _ONE_DAY
    return f"{time.start}" if last <= time.start else f"{time.start} to {last}"
