"""A house that many tests begin with: made once, and given to each as a copy of its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import make_url

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from tests.support.database import DatabaseServer


@contextmanager
def built(
    folder: Path, server: DatabaseServer, template: str, build: Callable[[Settings, Newsstand], None]
) -> Iterator[tuple[Settings, Newsstand]]:
    """A house under `folder` as `build` leaves it, with its newsstand still open."""
    with Newsstand(folder / "newsstand") as papers, server.database(template) as url:
        env = {"NEWSFIGURES_HOME": str(folder / "home"), "NEWSFIGURES_DATABASE_URL": url}
        house = replace(Settings.from_env(env), host_map=papers.host_map)
        build(house, papers)
        yield house, papers


@contextmanager
def copied(house: Settings, server: DatabaseServer, home: Path) -> Iterator[Settings]:
    """The same rows in a database of its own, and the same files under `home`."""
    with server.database(str(make_url(str(house.database_url)).database)) as url:
        shutil.copytree(house.home, home)
        yield replace(house, home=home, database_url=url, archive_url=(home / "archive").as_uri())
