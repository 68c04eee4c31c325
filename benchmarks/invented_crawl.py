"""A WARC of invented articles, each of another text: sentences with figures from the stories of the sample papers, and
between them those of benchmarks/sentences, which have none.

An article is as long as in the press and has 5 to 20 numbers; its figures differ from page to page. The pages are of
hosts that no source names, so that the general reader reads them, as it does a crawl of any papers.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from pipeline.archive import ArchiveWriter
from pipeline.extract.sentences import split
from pipeline.languages import language
from pipeline.model import BlockKind, Span
from pipeline.newsstand import DAY_ZERO, Paper, load_papers
from pipeline.newsstand.editions import Edition
from pipeline.newsstand.stories import read_parts
from tests.support.crawls import crawled

SENTENCES = Path(__file__).parent / "sentences"
FEWEST, MOST = 5, 20
"""Numbers of an article."""
LENGTHS = {"en": (2_000, 4_000), "ru": (2_000, 4_000), "ko": (900, 1_800)}
"""Characters of an article, at least and at most: a syllable of Korean says what two letters do."""
_FIRST = datetime(2026, 4, 14, 6, tzinfo=UTC)
_DAYS = 200  # over which the articles are published
_FIGURE = re.compile(r"\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+[.,]\d+")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Of one language; each with figures comes with how many numbers it has."""

    with_numbers: list[tuple[str, int]]
    without: list[str]


def sentences_of(paper: Paper) -> Sentences:
    known = language(paper.language)
    parts = [part.text for story in paper.stories if story.language == paper.language
             for part in story.body if part.kind == "paragraph"]  # fmt: skip
    found = [
        sentence.span.of(text)
        for text in parts
        for sentence in split(text, [(BlockKind.PARAGRAPH, Span(0, len(text)))], known)
    ]
    counted = [(text, len(known.numbers(text, 0, len(text)))) for text in found]
    lines = (SENTENCES / f"{paper.language}.txt").read_text(encoding="utf-8").splitlines()
    return Sentences([row for row in counted if row[1]], [line for line in lines if not line.startswith("#")])


def write_crawl(folder: Path, pages: int) -> None:
    """Of the three papers in turn, so that each part of the file has all languages."""
    papers = [(paper, sentences_of(paper)) for paper in load_papers().values()]
    with ArchiveWriter(folder.as_uri(), folder.parent / "parts", "invented") as crawl:
        for number in range(pages):
            paper, sentences = papers[number % len(papers)]
            url = f"http://{paper.key}.invented.test/business/{number}"
            crawl.add(crawled(url, _FIRST + timedelta(seconds=number), page_of(paper, sentences, number)))


def page_of(paper: Paper, sentences: Sentences, number: int) -> bytes:
    dice = Random(number)
    plain = [story for story in paper.stories if story.look == "static" and not story.syndicated_from]
    story = replace(
        dice.choice(plain),
        path=f"/business/{number}",
        body=read_parts(text_of(paper.language, sentences, dice)),
        published=_FIRST - timedelta(days=dice.randrange(_DAYS)),
        encoding="utf-8",
        paywalled=False,
        claims=(),
        corrections=(),
    )
    edition = Edition(replace(paper, host=f"{paper.key}.invented.test"), DAY_ZERO, 0, 80)
    return edition.article(replace(story, host=edition.paper.host), f"{paper.key}/article.html").body


def text_of(code: str, sentences: Sentences, dice: Random) -> str:
    """Paragraphs of two to four sentences, in any order."""
    least, most = LENGTHS[code]
    wanted, length = dice.randint(FEWEST, MOST), dice.randint(least, most)
    chosen: list[str] = []
    numbers = 0
    while numbers < wanted:
        text, count = dice.choice(sentences.with_numbers)
        chosen.append(_FIGURE.sub(lambda figure: _another(figure[0], dice), text))
        numbers += count
    for text in dice.sample(sentences.without, len(sentences.without)):
        if sum(map(len, chosen)) >= length:
            break
        chosen.append(text)
    dice.shuffle(chosen)
    paragraphs: list[str] = []
    while chosen:
        size = dice.randint(2, 4)
        paragraphs.append(" ".join(chosen[:size]))
        chosen = chosen[size:]
    return "\n\n".join(paragraphs)


def _another(figure: str, dice: Random) -> str:
    """The figure with other digits behind its first one."""
    return figure[0] + "".join(str(dice.randrange(10)) if sign.isdigit() else sign for sign in figure[1:])
