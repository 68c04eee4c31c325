"""Pages of our own: markup as sites print it, invented words."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Feed, Layout, Politeness, Source, Terms

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def page_bytes():
    return lambda name: (FIXTURES / name).read_bytes()


@pytest.fixture
def source_with():
    def make(*layouts: Layout, time_zone: str = "Europe/Oslo", language: str = "en") -> Source:
        return Source(
            key="harbour_post",
            name="Harbour Post",
            language=language,
            time_zone=time_zone,
            country=None,
            hosts=("harbourpost.example",),
            poll_cron="0 * * * *",
            sample=False,
            unverified=False,
            terms=Terms(
                terms_url="https://harbourpost.example/terms",
                terms_checked_on=date(2026, 1, 1),
                quote_limit=300,
                text_visible_to="operators",
                retention_days=None,
                legal_note="Invented.",
            ),
            politeness=Politeness(),
            feeds=(Feed(url="https://harbourpost.example/rss.xml"),),
            layouts=layouts,
        )

    return make
