"""A labelled page and the text that a reader made of it -> how much of the text and of its numbers is right."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from courlan import extract_domain

_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W぀-ヿ㐀-鿿]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
RUN = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """`both`, `added` and `missing` are shares of the runs of four words that label or reader have; the rest counts
    numbers."""

    both: float
    added: float
    missing: float
    numbers_found: int
    numbers: int
    numbers_added: int
    numbers_printed: int
    pages: int = 1

    @classmethod
    def mean(cls, pages: Sequence["Figures"]) -> "Figures":
        """Texts by page, numbers all together."""
        count = len(pages)
        shares = (sum(getattr(page, name) for page in pages) / count for name in ("both", "added", "missing"))
        names = ("numbers_found", "numbers", "numbers_added", "numbers_printed")
        return cls(*shares, *(sum(getattr(page, name) for page in pages) for name in names), pages=count)

    @property
    def f1(self) -> float:
        return 2 * self.both / ((2 * self.both + self.added + self.missing) or 1)

    def __str__(self) -> str:
        recall = self.numbers_found / (self.numbers or 1)
        added = self.numbers_added / (self.numbers_printed or 1)
        return f"{self.pages} pages, text F1 {self.f1:.4f}, numbers kept {recall:.4f}, numbers added {added:.4f}"


def figures_of(label: dict[str, Any], text: str) -> Figures:
    labelled, optional = text_of(label["text"]), text_of(label.get("optional"))
    wanted, allowed, printed = _runs(labelled), _runs(optional), _runs(text)
    printed = Counter({run: count for run, count in printed.items() if run in wanted or run not in allowed})
    both, total = (wanted & printed).total(), (wanted | printed).total() or 1
    own, mine = Counter(numbers_in(labelled)), Counter(numbers_in(text))
    spare = Counter(numbers_in(f"{labelled}\n{optional}\n{label.get('title') or ''}"))
    return Figures(
        both / total,
        (printed - wanted).total() / total,
        (wanted - printed).total() / total,
        (own & mine).total(),
        own.total(),
        (mine - spare).total(),
        mine.total(),
    )


def labelled_pages(labels: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The pages of a labels.jsonl whose label has a text: the label and the page's bytes."""
    for line in labels.read_text("utf-8").splitlines():
        label = json.loads(line)
        if text_of(label["text"]):
            body = (labels.parent / label["file"]).read_bytes()
            yield label, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def publisher_of(label: dict[str, Any]) -> str:
    """The registrable domain of the page's address."""
    url: str = label["url"]
    return extract_domain(url) or url


def text_of(value: Any) -> str:
    """Labels print a text as one string or as a list of paragraphs."""
    return "\n".join(map(str, value)) if isinstance(value, list) else (value or "")


def words_in(text: str) -> list[str]:
    return _WORD.findall(text)


def numbers_in(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = words_in(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)
