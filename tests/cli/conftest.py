"""The environment of a command in a house of its own, with the newsstand."""

import pytest

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from tests.support.command import env_of


@pytest.fixture
def house_env(settings: Settings, newsstand: Newsstand) -> dict[str, str]:
    peers = ",".join(f"{host}={address}:{port}" for host, (address, port) in newsstand.host_map.items())
    return {**env_of(settings), "NEWSFIGURES_HOST_MAP": peers}
