"""The environment of a command in a house of its own, with the newsstand."""

import pytest

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings


@pytest.fixture
def house_env(settings: Settings, newsstand: Newsstand) -> dict[str, str]:
    peers = ",".join(f"{host}={address}:{port}" for host, (address, port) in newsstand.host_map.items())
    return {
        "NEWSFIGURES_HOME": str(settings.home),
        "NEWSFIGURES_DATABASE_URL": str(settings.database_url),
        "NEWSFIGURES_HOST_MAP": peers,
    }
