"""A house for one test: a warehouse, an archive folder, and the newsstand on day 0."""

from dataclasses import replace

import pytest

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings


@pytest.fixture
def house(settings: Settings, newsstand: Newsstand) -> Settings:
    return replace(settings, host_map=newsstand.host_map)
