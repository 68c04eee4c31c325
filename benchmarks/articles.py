"""Our reader of articles beside trafilatura, readability-lxml and newspaper4k, on labelled pages in one run.

    make bench-articles PAGES=FOLDER
    python -m benchmarks.articles FOLDER [--peers PYTHON] [--predictions FOLDER]

FOLDER has a folder a set, with a labels.jsonl: {"id", "url", "file", "text"[, "optional", "title", "date"]} a line, the
file relative to it and gzip or plain. Intervals hold 95 % of 1,000 draws of as many publishers as a set has; numbers
are counted over all pages of a set, texts by page. Seconds are those of the processor, after one page to warm up; our
reader and trafilatura take turns page by page, so that what else a shared machine does slows both alike, and the last
line of a set says how many times as many pages a second ours reads. PYTHON is the interpreter of an environment with
the dependency group `bench`; without it trafilatura alone stands beside ours. With --predictions what was read is
written to FOLDER, a file a reader and set, for a scorer of your own.
"""

import argparse
import json
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.article_readers import ReadPage, runs
from training.article_figures import Figures, figures_of, labelled_pages, publisher_of

DRAWS = 1_000
_NO_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class PageFigures:
    """`title` and `date` are None where the label has none."""

    text: Figures
    title: bool | None
    date: bool | None


def page_figures(label: dict[str, Any], read: ReadPage) -> PageFigures:
    title, date = label.get("title"), label.get("date")
    return PageFigures(
        figures_of(label, read.text),
        _folded(read.title) == _folded(title) if title else None,
        (read.published or "")[:10] == str(date)[:10] if date else None,
    )


def _folded(text: str | None) -> str:
    return _NO_LETTERS.sub(" ", (text or "").casefold()).strip()


def totals(pages: Sequence[PageFigures]) -> tuple[float, ...]:
    """Text F1, share of numbers kept, share of numbers added, of titles and of dates that are right."""
    text = Figures.mean([page.text for page in pages])
    titles = [page.title for page in pages if page.title is not None]
    dates = [page.date for page in pages if page.date is not None]
    return (
        text.f1,
        text.numbers_found / (text.numbers or 1),
        text.numbers_added / (text.numbers_printed or 1),
        sum(titles) / len(titles) if titles else float("nan"),
        sum(dates) / len(dates) if dates else float("nan"),
    )


def intervals(publishers: Sequence[str], pages: Sequence[PageFigures]) -> np.ndarray:
    """Two rows: where 95 % of the draws begin and end, for each figure of `totals`."""
    by_publisher: dict[str, list[PageFigures]] = {}
    for publisher, page in zip(publishers, pages, strict=True):
        by_publisher.setdefault(publisher, []).append(page)
    groups, random = list(by_publisher.values()), np.random.default_rng(7)
    draws = []
    for _ in range(DRAWS):
        drawn = random.integers(len(groups), size=len(groups))
        draws.append(totals([page for at in drawn for page in groups[at]]))
    return np.percentile(np.array(draws), [2.5, 97.5], axis=0)


def line_of(name: str, values: Sequence[float], around: np.ndarray, rate: float) -> str:
    cells = [
        "     -               " if np.isnan(value) else f"{value:.3f} [{low:.3f}; {high:.3f}]"
        for value, low, high in zip(values, around[0], around[1], strict=True)
    ]
    return f"  {name:18} {'  '.join(cells)}  {rate:7.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--peers", type=Path, metavar="PYTHON")
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    print(f"{platform.machine()}, {platform.system()} {platform.release()}, Python {platform.python_version()}")
    heads = ("text F1", "numbers kept", "numbers added", "title", "date")
    for labels in sorted(args.pages.glob("*/labels.jsonl")):
        pages = list(labelled_pages(labels))
        publishers = [publisher_of(label) for label, _ in pages]
        print(f"{labels.parent.name}: {len(pages)} pages of {len(set(publishers))} publishers")
        print(f"  {'':18} {'  '.join(f'{head:21}' for head in heads)}  pages/s")
        made = runs([(label["url"], body) for label, body in pages], args.peers)
        for run in made:
            figures = [page_figures(label, one) for (label, _), one in zip(pages, run.pages, strict=True)]
            print(line_of(run.reader, totals(figures), intervals(publishers, figures), len(pages) / run.seconds))
            if args.predictions:
                name = run.reader.partition(" ")[0]
                _write(
                    args.predictions / f"{labels.parent.name}.{name}.jsonl", [label for label, _ in pages], run.pages
                )
        print(f"  {made[1].seconds / made[0].seconds:.2f} times as many pages a second as {made[1].reader}")


def _write(path: Path, labels: Sequence[dict[str, Any]], found: Sequence[ReadPage]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (
        {"id": label["id"], "text": read.text, "title": read.title, "published": read.published}
        for label, read in zip(labels, found, strict=True)
    )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
