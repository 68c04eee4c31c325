"""What the warehouse holds of an article or a source that is to be forgotten, and how its rows go."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row

from pipeline.model import WarcPlace
from pipeline.warehouse.captures import place_of
from pipeline.warehouse.conflicts import place_settled
from pipeline.warehouse.copying import run
from pipeline.warehouse.locks import Lock, one_at_a_time
from pipeline.warehouse.tombstones import article_words

_MOST_ROUNDS = 20
_ROWS = (
    ("ops.conflict_settled", "forget/settled"),
    ("ops.entity_review", "forget/review"),
    ("stage.reading", "forget/stage"),
    ("core.claim", "forget/claim"),
    ("core.reading", "forget/reading"),
    ("core.article_revision", "forget/revision"),
    ("core.article", "forget/article"),
    ("raw.fetch_log", "forget/fetch_log"),
    ("raw.capture", "forget/capture"),
    ("raw.lead", "forget/lead"),
    ("ops.quarantine", "forget/quarantine"),
    ("ops.check_result", "forget/check_sample"),
    ("ops.model_request", "forget/model_request"),
)
"""In the order in which rows refer to each other; a new table that refers to one of these wants a line here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """All rows of one article (or source) under whatever URL. `article_words` name articles by their own numbers."""

    captures: dict[UUID, WarcPlace]
    articles: Sequence[UUID]
    urls: frozenset[str]
    ends: frozenset[str]
    article_words: frozenset[str]
    source_keys: frozenset[str]


def holdings(
    conn: Connection,
    *,
    source_key: str | None,
    urls: Collection[str],
    words: Collection[str],
    copies: Collection[UUID] = (),
) -> Holdings:
    """Captures of these URLs, the articles read out of them, other captures of these articles, and so on to the end.

    `copies` are further articles to begin with. Of its URLs only those that rows have; `ends` are where redirects of
    these captures ended.
    """
    captures: dict[UUID, Any] = {}
    articles: dict[UUID, Any] = {}
    for _ in range(_MOST_ROUNDS):
        before = len(captures) + len(articles)
        here = {
            "source_key": source_key,
            "urls": list(urls),
            "words": list(words),
            "captures": list(captures),
            "articles": [*copies, *articles],
        }
        captures |= {row.capture_id: row for row in run(conn, "forget/captures", here)}
        articles |= {row.article_id: row for row in run(conn, "forget/articles", {**here, "captures": list(captures)})}
        if len(captures) + len(articles) == before:
            break
    rows = captures.values()
    return Holdings(
        captures={key: place_of(row) for key, row in captures.items()},
        articles=list(articles),
        urls=frozenset({row.url for row in rows}.union(*map(_addresses, articles.values()))),
        ends=frozenset(row.final_url for row in rows),
        article_words=frozenset({
            *words,
            *(article_words(row.source_key, row.article_key) for row in articles.values()),
        }),
        source_keys=frozenset({row.source_key for row in (*rows, *articles.values())}),
    )  # fmt: skip


def _addresses(article: Row[Any]) -> set[str]:
    """The key is one as well, where the source has no numbers."""
    return {article.url} | ({article.article_key} if article.article_key.startswith(("http://", "https://")) else set())


def leads_of(conn: Connection, source_keys: Collection[str]) -> list[tuple[str, str]]:
    """(URL, source) of every lead of these sources."""
    return [(row.url, row.source_key) for row in run(conn, "forget/leads", {"source_keys": list(source_keys)})]


def come_back(conn: Connection) -> list[tuple[str | None, str | None]]:
    """(source, URL), one of them each, of what a tombstone stands for and what is held nevertheless."""
    return [(row.source_key, row.url) for row in run(conn, "forget/come_back")]


def texts_of(conn: Connection, *, captures: Collection[UUID], articles: Collection[UUID] = ()) -> set[str]:
    """Hashes of the texts of these articles, and of those that were read out of these captures, staged ones too."""
    here = {"captures": list(captures), "articles": list(articles)}
    return set(run(conn, "forget/texts", here).scalars())


def captures_with_text(conn: Connection, captures: Collection[UUID], parser_version: str) -> set[UUID]:
    """Those of the captures of which `texts_of` names the text as this version of the parser reads it."""
    here = {"captures": list(captures), "parser_version": parser_version}
    return set(run(conn, "forget/captures_read", here).scalars())


def delete_holdings(
    conn: Connection,
    found: Holdings,
    *,
    urls: Collection[str],
    texts: Collection[str],
    now: datetime,
    observe: Callable[[], object],
) -> dict[str, int]:
    """Every row of it, in the caller's transaction; rows by table. Requests to language models about its `texts` stay,
    without saying about what.

    The claims first cease to be current, and `observe` lets go of what was made of them: observations, names that only
    they bore, rows of marts. What persons said of such names and figures goes too; a settled conflict that other
    articles still print stands under their names. Once the rows themselves are gone, `observe` clears the marts of what
    is left.
    """
    here: dict[str, Any] = {
        "captures": list(found.captures),
        "articles": list(found.articles),
        "urls": list(urls),
        "texts": list(texts),
        "now": now,
    }
    one_at_a_time(conn, Lock.PUBLISH)
    here["names"] = list(run(conn, "forget/names_alone", here).scalars())
    here["figures"] = list(run(conn, "forget/figures", here).scalars())
    lost = _rename_settled(conn, here)
    run(conn, "forget/review_open", here)
    run(conn, "forget/claims_out", here)
    observe()
    rows = Counter({table: run(conn, name, here).rowcount for table, name in _ROWS})
    rows["ops.conflict_settled"] += lost
    observe()
    return dict(+rows)


def _rename_settled(conn: Connection, here: dict[str, Any]) -> int:
    """Settled conflicts seen under a name that is to be forgotten get the names by which other articles print their
    figures, and lose their edits, which say the name; how many rows there are fewer. In `here`: which names and rows.
    """
    here["settled_names"] = list(run(conn, "forget/settled_names", here).scalars())
    here["settled_renamed"] = list(run(conn, "forget/settled_renamed", here).scalars())
    gone = run(conn, "forget/settled_named", here).all()
    place_settled(conn)
    return len(gone) - len(here["settled_renamed"])


def delete_captures(conn: Connection, captures: Collection[UUID], *, texts: Collection[str]) -> int:
    """Captures that no text was published of, and what was read out of them; how many. `texts`: see delete_holdings."""
    here = {"captures": list(captures), "texts": list(texts)}
    run(conn, "forget/model_request", here)
    run(conn, "forget/stage", here)
    run(conn, "forget/reading", here)
    return run(conn, "forget/capture", here).rowcount


def beside_articles(conn: Connection, captures: Collection[UUID]) -> dict[UUID, bool]:
    """Those of the captures at whose address another one was read as an article, and whether they were as well."""
    rows = run(conn, "forget/beside", {"captures": list(captures)})
    return {row.capture_id: row.is_known for row in rows}


def delete_source_notes(conn: Connection, source_key: str) -> None:
    """What is known of a source beside its articles: lists and records that were read, days that were asked for."""
    run(conn, "forget/crawl_record", {"source_key": source_key})
    run(conn, "forget/crawl_file", {"source_key": source_key})
    run(conn, "forget/listing", {"source_key": source_key})
    run(conn, "forget/day", {"source_key": source_key})
