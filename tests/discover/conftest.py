"""A source, and pages that stand for the network: what find_leads gets is what a fetcher would give it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from pipeline.errors import TransientError
from pipeline.model import Source
from tests.support.sources import paper as source_of

PAPER = replace(source_of("paper"), time_zone="Asia/Seoul", hosts=("www.paper.example",))


@dataclass(frozen=True)
class Page:
    body: bytes
    status: int = 200
    content_type: str | None = None
    url: str = ""


@dataclass
class Web:
    pages: dict[str, Page | bytes | str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, url: str) -> Page:
        self.asked.append(url)
        found = self.pages.get(url, Page(b"", status=404))
        if isinstance(found, Exception):
            raise found
        if not isinstance(found, Page):
            found = Page(found.encode() if isinstance(found, str) else found)
        return replace(found, url=found.url or url)


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def paper() -> Callable[..., Source]:
    """The paper, with the given fields changed."""
    return lambda **changes: replace(PAPER, **changes)


UNREACHABLE = TransientError("www.paper.example does not answer")
