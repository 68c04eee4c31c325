"""About which texts of what is to go a language model may have been asked: its answers quote them, and go as well."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from uuid import UUID

from pipeline.archive import has_answers, readable_captures
from pipeline.flow.guard import or_drop
from pipeline.model import Article, Capture, Drop, Source, WarcPlace
from pipeline.parse import PARSER_VERSION, parse_page
from pipeline.settings import Settings
from pipeline.sources import source_of
from pipeline.warehouse import Warehouse, captures_with_text, text_hash, texts_of


def texts_to_go(
    warehouse: Warehouse,
    settings: Settings,
    sources: Mapping[str, Source],
    *,
    captures: Mapping[UUID, WarcPlace],
    articles: Collection[UUID] = (),
    places: Iterable[WarcPlace] = (),
    parts: Iterable[str] = (),
) -> frozenset[str]:
    """Hashes of the texts of these captures and articles, and of further records and whole parts of the archive.

    Rows name the texts that were published or are staged. A page of which none is was maybe asked about as well: its
    run was killed, or waits for the next day's tokens, or no index knows it. It is parsed once more, if there is any
    answer at all. To be called before the records are erased.
    """
    with warehouse.begin() as conn:
        found = texts_of(conn, captures=captures, articles=articles)
        told = captures_with_text(conn, captures, PARSER_VERSION)
    if not has_answers(settings.archive_url):
        return frozenset(found)
    known = {captures[key] for key in told}
    pages = readable_captures(settings.archive_url, {*places} - known, parts)
    return frozenset(found).union(_texts((page for page, place in pages if place not in known), sources))


def _texts(pages: Iterable[Capture], sources: Mapping[str, Source]) -> Iterator[str]:
    for page in pages:
        article = or_drop(page, partial(_parsed, page, source_of(sources, page)))
        if isinstance(article, Article):  # nobody was asked about the others
            yield text_hash(article)


def _parsed(page: Capture, source: Source | None) -> Article | Drop:
    return parse_page(
        page.body,
        url=page.final_url,
        content_type=page.content_type,
        source=source,
        captured_at=page.fetched_at,
    )
