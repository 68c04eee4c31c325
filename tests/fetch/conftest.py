"""A small web server whose answers each test writes itself, and a fetcher that reaches it under an invented name."""

from collections.abc import Iterator

import pytest

from pipeline.fetch import Fetcher
from tests.support.site import HOST, Naps, Site, served_site


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as site:
        yield site


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def fetcher(site: Site, naps: Naps) -> Iterator[Fetcher]:
    with Fetcher(
        user_agent="newsfigures/0.1 (+https://contact.example)",
        host_map={HOST: ("127.0.0.1", site.port), "cdn.paper.example": ("127.0.0.1", site.port)},
        sleep=naps.sleep,
        monotonic=naps.monotonic,
    ) as fetcher:
        yield fetcher
