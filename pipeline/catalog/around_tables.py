"""[around] of limits_<code>.toml -> patterns: where words stand that limit a metric from beside its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.catalog.forms import TELLING, TEXTS, check_row
from pipeline.catalog.limit_tables import whole_words
from pipeline.catalog.tables import read_table

WORDS_BEFORE = 3
WORDS_AHEAD = 5  # between a clause at the head of a sentence and the metric: the owner
WORDS_BEHIND_HEAD = 16  # up to the metric, which languages with the verb at the end print late
_FIELDS = (
    "not_before", "negations", "surely", "asides", "maybe", "not_from", "ends", "led_to", "pieces", "ahead", "parts",
    "had", "particles", "of_which", "apart", "owners", "heads", "unknown", "per", "aims", "traded", "part_names",
)  # fmt: skip
_TELLING = ("anywhere", "earlier", "leading")
_AMOUNT = r"\S{0,3}\d[\d.,]*(?: ?%)?"
_HEAD = r"(?:\A|[.;:\n“\"] ?)"  # of a sentence or of a clause
_SIGN = r"[\d\n(),;:.?!–—\"“”]|[^\W_]*[$€£¥₩%]"  # that ends the words behind a preposition in any language


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """`not_before`: words that end a run of words before the metric, `negations`: those that turn it round. `surely`
    and `maybe`: prepositions behind it; with one of `not_from` next to it the former begins a time; with `asides` a
    comma may stand before them. `ends`: what ends the words behind a preposition. `led_to`: what a change led to,
    which may stand before these: *5% to $40 in*. `ahead`: words at the head of a sentence that limit what follows:
    *Excluding fees, its*; `without` stands for them. `parts`: a part of the business; `parts_had`: with what it had,
    up to the metric: *its film division saw*; `parts_at_head`: *In the film division, its*; `parts_told`: either of
    them at the head of a paragraph. `of_which`: between the metric and a number that is a part of what is told
    before. `apart`: words between a preposition and a number that tell of another moment or another's word: *in
    after-hours trading, after closing at*. `owners`: what may stand behind the name of the metric's owner, beside a
    blank. `heads`: what limits from the head of a sentence where it is known, the shortest first: *In Europe,*.
    `anywhere`: words -> what says the same of a whole sentence; `earlier`: further up in the text; `leading`: of a
    number that it stands before: *from a previous forecast of*. `unknown`: what leaves unknown what is counted,
    around a | in the place of the metric's words: *| between 13 and 17*. `per`: of what a number is told, right
    behind it: *$45 a barrel*. `aims`: words for a price that somebody expects; `traded`: those of a sentence that
    tells of prices as they were. `part_names`: the name of a part right before the metric."""

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
    parts_at_head: re.Pattern[str]
    parts_told: re.Pattern[str]
    of_which: re.Pattern[str]
    apart: re.Pattern[str]
    owners: tuple[str, ...]
    heads: tuple[re.Pattern[str], ...]
    anywhere: Mapping[str, re.Pattern[str]]
    earlier: Mapping[str, re.Pattern[str]]
    leading: Mapping[str, re.Pattern[str]]
    unknown: re.Pattern[str]
    per: re.Pattern[str]
    aims: re.Pattern[str]
    traded: re.Pattern[str]
    part_names: re.Pattern[str]


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
        parts_at_head=_parts_at_head(row.get("parts", ()), row.get("maybe", ())),
        parts_told=_parts_told(row),
        of_which=_any_of(row.get("of_which", ())),
        apart=_any_of(row.get("apart", ())),
        owners=(" ", *row.get("owners", ())),
        heads=tuple(_head(words) for words in row.get("heads", ())),
        anywhere={words: _any_of(said) for words, said in row.get("anywhere", {}).items()},
        earlier={words: re.compile("|".join(said), re.IGNORECASE) for words, said in row.get("earlier", {}).items()},
        leading={words: _any_of(said) for words, said in row.get("leading", {}).items()},
        per=_preposition(row.get("per", ())),
        aims=_any_of(row.get("aims", ())),
        traded=_any_of(row.get("traded", ())),
        part_names=re.compile("|".join(row.get("part_names", ())) or "(?!)"),
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


def _parts_at_head(parts: Sequence[str], prepositions: Sequence[str]) -> re.Pattern[str]:
    """A part of the business before the first comma of a sentence; none where a language lists no prepositions."""
    clause = _clause("|".join(parts) or "(?!)", prepositions, "words")
    return re.compile(rf"{_HEAD}{clause}(?: [^\s.,;:]+){{0,{WORDS_AHEAD}}} \Z", re.IGNORECASE)


def _parts_told(row: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A part of the business that a paragraph begins with."""
    parts, particles = "|".join(row.get("parts", ())) or "(?!)", row.get("particles", ())
    told = "|".join(particles or [r"['’]s", rf" (?:{'|'.join(row.get('had', ())) or '(?!)'})"])
    subject = rf"(?:[^\s,.;:]+ ){{0,2}}?(?P<words>(?:[^\s,.;:]+ ?)?(?:{parts}))(?:{told})"
    clause = _clause(parts, row.get("maybe", ()), "at_head")
    return re.compile(rf"{subject} |{clause}", re.IGNORECASE)


def _clause(parts: str, prepositions: Sequence[str], group: str) -> str:
    """*In the film division,*."""
    return rf"(?:{'|'.join(prepositions) or '(?!)'}) (?P<{group}>[^.,;:\n]{{0,40}}?\b(?:{parts})),"


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
