"""A warehouse of a few papers that print one long series, and others that can be compared with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from fastapi.testclient import TestClient

from pipeline import catalog
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.pages import explorer_of
from tests.support.press import GAZETTE, MEOWTALK, Story, print_stories

TODAY = date(2026, 4, 15)
METERSTICK = catalog.Entity(key="meterstick", kind="organisation", names={"en": ("Meterstick",), "ru": ("Метерстик",)})
TALLYHOUSE = catalog.Entity(key="tallyhouse", kind="organisation", names={"en": ("Tallyhouse",)})
RATES = {"value": Decimal("0.99"), "entity": Decimal("0.55")}


def printed(value: str, period: str, **other: Any) -> Printed:
    return Printed(value=value, period=period, **{"region": "NO", **other})


STORIES: tuple[Story, ...] = (
    story_of("gazette", printed("300000", "2025-12", said_by="Meterstick"), hours=-72),
    story_of("gazette", printed("372000", "2026-01", said_by="Meterstick"), hours=-48),
    story_of("courier", printed("372000", "2026-01", said_by="Метерстик"), hours=-47),
    story_of("gazette", printed("416800", "2026-02", said_by="Метерстик"), hours=-24),
    story_of("gazette", printed("389000", "2026-02", said_by="Tallyhouse"), hours=-23),
    story_of("ledger", printed("500000", "2026-03", said_by="Meterstick"), hours=0),
    story_of("courier", printed("350000", "2025-11", qualifier="more_than"), hours=1),
    story_of("courier", printed("720000", "2026-06", said_by="MeowTalk", modality="forecast"), hours=2),
    story_of("ledger", printed("900000", "2026-12", said_by="MeowTalk", modality="target"), hours=3),
    story_of("gazette", printed("210000", "2026-01", region="SE", said_by="Meterstick"), hours=4),
    story_of("gazette", printed("230000", "2026-02", region="SE", said_by="Meterstick"), hours=5),
    story_of("ledger", printed("46", "2026-02", region="KR", unit="percent", kind="share", metric="market_share",
                               confidences=RATES), hours=6),
)  # fmt: skip


@contextmanager
def series_pages(
    server: DatabaseServer, template: str, *, guard: Any = None, stories: Any = STORIES, later: Any = ()
) -> Iterator[Any]:
    """The application over that warehouse. `later`: what some of its articles print when they are looked at again."""
    with explorer_of(
        server, template, *stories, entities=(MEOWTALK, GAZETTE, METERSTICK, TALLYHOUSE),
        before_look=lambda conn: later and print_stories(conn, *later),
        guard=guard, operator=True, today=lambda: TODAY,
    ) as app:  # fmt: skip
        yield app


def id_of(client: TestClient, **facets: str) -> str:
    """Of the one series that happened and that the facets leave."""
    rows = client.get("/api/series", params={"entity": "MeowTalk", "limit": "100", **facets}).json()["items"]
    (found,) = [row["series_id"] for row in rows if row["modality"] == facets.get("modality", "actual")]
    return str(found)
