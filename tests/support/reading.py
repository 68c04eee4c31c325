"""What the learned reader takes, small and by hand: documents, pieces, score tables, beliefs and choosers."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from pipeline.extract.read import propose, read_by_rules
from pipeline.extract.reading import Memory, Scene, Sentence
from pipeline.languages import language as language_of
from pipeline.model import BlockKind, Span
from pipeline.reader.beliefs import Belief, Shown, key_of
from pipeline.reader.calibration import ROW, Curve
from pipeline.reader.chooser import Chooser, Columns, Layers
from pipeline.reader.decisions import Answer, Decision
from pipeline.reader.inputs import DocumentInput, NumberInput, TimeInput
from pipeline.reader.options import View
from pipeline.reader.slot_options import OPTIONS
from pipeline.reader.slots import CHOICES, NAMES, POINTERS, TIMES
from pipeline.reader.time_features import FLAGS
from pipeline.reader.windows import Window
from tests.support.rows import claim_in

DAY = date(2026, 4, 14)  # a Tuesday
FEBRUARY, MARCH = (date(2026, 2, 1), date(2026, 3, 1)), (date(2026, 3, 1), date(2026, 4, 1))
TEXTS = {
    "en": "Nordfisk sold 12 boats in March, a 40 percent jump from the previous month, Tova Brekke said.\n"
    "At the end of March the “Halden Yard” of Nordfisk had 400 people in Iceland.",
    "ru": "В марте сервис «Мурчат» сообщил о 51 200 пользователей в Норвегии, на 40% больше, чем месяцем ранее.\n"
    "Выручка составила 3 млн рублей.",
    "ko": "님보는 지난 3월 노르웨이 이용자가 5만1200명이라고 밝혔다.\n매출은 전년보다 40% 늘었다.",
}
TITLES = {"en": "Nordfisk grows in Iceland", "ru": "«Мурчат» растёт в Норвегии", "ko": "님보, 노르웨이에서 성장"}


@lru_cache
def read(language: str, *, titled: bool = False) -> DocumentInput:
    """What the grammars find in the text of a language."""
    return propose(TEXTS[language], language, DAY, title=TITLES[language] if titled else "")


def scene_of(text: str, language: str = "en", published: date | None = DAY) -> Scene:
    """A text that is one sentence, before anything is found in it."""
    sentence = Sentence(Span(0, len(text)), BlockKind.PARAGRAPH)
    return Scene(text=text, language=language_of(language), published=published, sentence=sentence, memory=Memory())


def table_rows(text: str, language: str) -> list[tuple[str, int, str, str | None, int | None]]:
    """What the rules read in a table: of each claim its surface, whole value, unit, metric and first year."""
    return [
        (claim.surface, int(claim.value), claim.unit, claim.metric_id, claim.period and claim.period.start.year)
        for claim in read_by_rules(text, language, DAY)
    ]


def tokenizer_of(*texts: str) -> Tokenizer:
    """A Unigram vocabulary of the beginnings of the words of these texts and of all their letters, which cuts texts as
    the shipped one does: the blank before a word belongs to the offsets of its first piece."""
    letters = {letter: -9.0 for text in texts for letter in text if not letter.isspace()}
    stems = {f"▁{stem}": -4.0 for text in texts for stem in re.findall(r"(?<!\S)(?:[가-힣]{1,2}|\w{1,4})", text)}
    vocabulary = {"<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": -20.0, "▁": -8.0} | letters | stems
    found = Tokenizer(models.Unigram(list(vocabulary.items()), unk_id=3))
    found.normalizer = normalizers.Replace(Regex(r"\s+"), " ")
    found.pre_tokenizer = pre_tokenizers.Metaspace()
    return found


def plain_document(text: str, language: str = "en", **changes: Any) -> DocumentInput:
    """Every run of digits is a number, every full stop or line end ends a sentence, and nothing else is found."""
    sentences = tuple(match.span() for match in re.finditer(r"[^\s.][^.\n]*\.?", text))
    numbers = []
    for match in re.finditer(r"\d+", text):
        place = next(row for row, (start, end) in enumerate(sentences) if start <= match.start() < end)
        claim = replace(claim_in(text, match[0], match[0]), span=Span(*match.span()))
        numbers.append(NumberInput(*match.span(), place, claim))
    found = {"published": None, "sentences": sentences, "numbers": tuple(numbers)}
    return DocumentInput(text=text, language=language, **{**found, **changes})


def with_claim(document: DocumentInput, number: int = 0, **changes: Any) -> DocumentInput:
    """The document with other fields in the rules' claim of a number."""
    rows = list(document.numbers)
    rows[number] = replace(rows[number], claim=replace(rows[number].claim, **changes))
    return replace(document, numbers=tuple(rows))


def printed(document: DocumentInput, words: str, days: tuple[date, date], grain: str = "month") -> TimeInput:
    """A time that the document prints in these words."""
    at = document.text.index(words)
    sentence = max(row for row, (start, _) in enumerate(document.sentences) if start <= at)
    return TimeInput(*days, grain, "printed", at, at + len(words), sentence, (False,) * FLAGS)


def flat_tables(document: DocumentInput, window: Window, metrics: tuple[str, ...]) -> dict[str, np.ndarray]:
    """Score tables of a network that knows nothing: for each slot all answers are as likely."""
    widths = {name: len(window.span_first) + 2 for name in POINTERS}
    widths |= {name: len(document.times) + 1 for name in TIMES}
    widths |= {name: len(values) for name, values in CHOICES.items()} | {"metric_id": len(metrics) + 1}
    rows = len(window.numbers)
    return {name: np.full((rows, width), -np.log(width), np.float32) for name, width in widths.items()}


def set_chances(table: np.ndarray, row: int, chances: Mapping[int, float]) -> None:
    """These chances by place, and next to none for all other answers of a row."""
    table[row] = -20
    for place, chance in chances.items():
        table[row, place] = np.log(chance)


def belief(document: DocumentInput, slot: str, chances: Mapping[Hashable, float]) -> Belief:
    """By key; names by the words that print them, at their first place in the text or in the title."""
    if slot not in POINTERS:
        blank = dict.fromkeys(CHOICES.get(slot, (None,)), 0.0)
        return Belief({**blank, **chances})
    found = Belief({None: chances.get(None, 0.0)})
    for words, chance in chances.items():
        if words is None:
            continue
        key, at = key_of(str(words), document.language), document.text.find(str(words))
        found.chances[key] = chance
        found.shown[key] = Shown(str(words), at, at + len(str(words))) if at >= 0 else Shown(str(words), -1, -1)
    return found


SURE: dict[str, dict[Hashable, float]] = {name: {values[0]: 1.0} for name, values in CHOICES.items()} | {
    "claim": {"claim": 1.0}
}


def view_of(document: DocumentInput, said: Mapping[int, Mapping[str, Mapping[Hashable, float]]] | None = None) -> View:
    """What a network believes: what is `said` by number and slot, and of every other slot that it has no answer."""
    return View(
        document,
        {
            number: {
                name: belief(document, name, (said or {}).get(number, {}).get(name) or SURE.get(name, {None: 1.0}))
                for name in NAMES
            }
            for number in range(len(document.numbers))
        },
    )


def features_of(options: Any, key: Hashable) -> dict[str, float]:
    return dict(options.features[options.keys.index(key)])


def weighing(**weights: float) -> Chooser:
    """The score of an option is the weighted sum of these features of it."""
    names = tuple(weights)
    unit = np.eye(len(names), dtype=np.float32)
    signs = np.array(list(weights.values()), np.float32)
    into, out = np.concatenate([unit, -unit], axis=1), np.concatenate([signs, -signs])
    layers = Layers(into, np.zeros(2 * len(names), np.float32), out)
    return Chooser(Columns(names, ()), layers)


def trusting() -> Chooser:
    """Takes the network's chances as they are: the feature is a fifth of their logarithm."""
    return weighing(chance=5.0)


def decided(field: str, key: Hashable, chance: float = 0.9) -> Decision:
    return Decision(field, Answer(key, chance), chance, ())


CURVES = {
    "row": Curve(0.0, tuple((name, 0.2) for name in ROW)),
    "series": Curve(0.0, (("series", 1.0),)),
    **{name: Curve(0.0, ((name, 1.0),)) for name in OPTIONS},
}
"""Confidences that are the chances of the fields themselves."""
