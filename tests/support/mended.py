"""An explorer in which some may mend, over a warehouse of a few papers, and a browser that sends its forms."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from sqlalchemy import Connection, Engine, create_engine, text

from pipeline.audit import audit
from pipeline.explorer import build_app
from pipeline.explorer.mend.guard import Mending
from pipeline.explorer.mend.writer import Writer
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import captures_by_id, checksums, stage_batch
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.patience import patient_reader
from tests.support.press import GAZETTE, MEOWTALK, Story, look, print_stories, table
from tests.support.rows import at, claim_in, make_article, make_reading, stage_text, start_run, url_of

TODAY = date(2026, 4, 15)
ENTITIES = (MEOWTALK, GAZETTE)
HELD = "MeowTalk had 51,200 active users in March."
ENTITY_UNSURE = {"value": Decimal("0.99"), "entity": Decimal("0.45")}


def about(name: str, story: Story) -> Story:
    return replace(story, claims=[replace(claim, entity=name) for claim in story.claims])


FIRST = story_of("gazette", Printed(value="612300"), Printed(value="300", period="2026-02", region="SE"))
STORIES: tuple[Story, ...] = (
    FIRST,
    story_of("courier", Printed(value="548100"), hours=1),
    story_of(
        "ledger", Printed(value="77000", region="KR", confidences=ENTITY_UNSURE, series_confidence=Decimal("0.4")),
        hours=2,
    ),
    story_of("courier", Printed(value="9100", region="NO", series_confidence=Decimal("0.93")), hours=3),
    about("Quill Gram", story_of("courier", Printed(value="4321", region="NO"), hours=4)),
    about("Mr Nobody", story_of("courier", Printed(value="17", region="NO"), hours=5)),
)  # fmt: skip


@dataclass(frozen=True)
class House:
    app: FastAPI
    engine: Engine

    def table(self, query: str) -> list[tuple[Any, ...]]:
        with self.engine.begin() as conn:
            return table(conn, query)

    def sums(self) -> dict[str, str]:
        with self.engine.begin() as conn:
            return checksums(conn)

    def claim(self, surface: str) -> str:
        query = text("SELECT claim_id FROM core.claim WHERE surface = :surface AND is_current")
        with self.engine.begin() as conn:
            return str(conn.scalar(query, {"surface": surface}))

    def conflict(self) -> str:
        (row,) = self.table("SELECT conflict_id::text FROM mart.fct_conflict WHERE rule = 'value_disjoint'")
        return str(row[0])


@contextmanager
def printed_papers(server: DatabaseServer, template: str, *, stories: Sequence[Story] = STORIES) -> Iterator[str]:
    """The name of a database in which these papers are printed and looked at, for as many copies as tests need."""

    def fill(conn: Connection) -> None:
        print_stories(conn, *stories)
        _hold_back(conn)
        look(conn, *ENTITIES)

    with server.filled(template, fill) as name:
        yield name


@contextmanager
def mended_pages(server: DatabaseServer, papers: str, *, mends: bool = True, **more: Any) -> Iterator[House]:
    """The application over a copy of the papers, in which whoever calls themselves something in the header x-editor may
    mend."""
    with server.database(papers) as url:
        engine = create_engine(url)
        reader, writer = patient_reader(url), Writer(url, entities=ENTITIES)
        mending = Mending(writer, editor_named, b"of these tests") if mends else None
        given = {"guard": None, "operator": True, "today": lambda: TODAY, **more}
        yield House(build_app(reader, {}, mending=mending, **given), engine)
        writer.close()
        reader.close()
        engine.dispose()


def editor_named(request: Request) -> str | None:
    return request.headers.get("x-editor")


def _hold_back(conn: Connection) -> None:
    run_key = start_run(conn, "held/1")
    stage_text(conn, run_key, "held", HELD, replace(claim_in(HELD, "51,200", "51200"), value=Decimal(-3)))
    audit(conn, run_key, BUILT_IN_SQL / "checks")


HELD_URL = url_of("held")


def read_again(house: House, version: str, *figures: Printed, name: str = "MeowTalk") -> None:
    """The page of FIRST read by a later extractor, which says this of it, under this name."""
    with house.engine.begin() as conn:
        run_key = start_run(conn, f"again/{version}")
        query = text("SELECT capture_id FROM raw.capture WHERE url = :url")
        (ref,) = captures_by_id(conn, list(conn.scalars(query, {"url": FIRST.url})))
        article = make_article("any", FIRST.words, published_at=FIRST.published_at)
        claims = about(name, story_of("gazette", *figures)).claims
        stage_batch(conn, run_key, [make_reading(ref, article, *claims, extractor_version=version)])
        publish(conn, run_key, now=at(50))
        look(conn, *ENTITIES)


class Browser(TestClient):
    """Opens a page and sends a form of it, as a browser of `name` would; other headers and fields can be given."""

    def __init__(self, house: House, name: str | None = "ada", **more: Any) -> None:
        who = {"x-editor": name} if name else {}
        super().__init__(house.app, headers={"accept": "text/html", **who}, follow_redirects=False, **more)
        self._token = ""

    def token(self) -> str:
        """Of a page with forms; it holds for all pages in this browser."""
        if not self._token:
            found = re.search(r'name="token_of_page" value="([^"]*)"', self.get("/queue").text)
            assert found, "/queue has no form"
            self._token = found[1]
        return self._token

    def submit(
        self, address: str, *, page: str = "/queue", headers: dict[str, str] | None = None, **fields: str
    ) -> Any:
        """The right token is sent unless `token_of_page` is given; the form leads back to `page`."""
        given = {"token_of_page": fields.pop("token_of_page", None) or self.token(), "back": page, **fields}
        own = {"origin": str(self.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
        return self.post(address, data=given, headers=own if headers is None else headers)

    def undo(self, answer: Any) -> Any:
        return self.submit(f"/mend/undo/{edit_of(answer)}")


def edit_of(answer: Any) -> str:
    """The edit that a form made: it stands in the address that it leads back to."""
    assert answer.status_code == 303, answer.text
    return str(re.search(r"edited=([0-9a-f-]{36})", answer.headers["location"])[1])  # type: ignore[index]


def said(page: Any) -> str:
    """A page as words."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.text)))
