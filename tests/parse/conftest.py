"""Pages of our own: markup as sites print it, invented words."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Layout, Source
from tests.support.sources import paper

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def page_bytes():
    return lambda name: (FIXTURES / name).read_bytes()


@pytest.fixture
def source_with():
    def make(*layouts: Layout, time_zone: str = "Europe/Oslo", language: str = "en") -> Source:
        return replace(
            paper("harbour_post"),
            language=language,
            time_zone=time_zone,
            hosts=("harbourpost.example",),
            sample=False,
            layouts=layouts,
        )

    return make
