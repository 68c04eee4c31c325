"""The explorer over a warehouse that holds nothing but the given stories."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Connection, create_engine

from pipeline import catalog
from pipeline.explorer import build_app
from tests.support.database import DatabaseServer
from tests.support.patience import patient_reader
from tests.support.press import Story, look, print_stories


@contextmanager
def explorer_of(
    server: DatabaseServer,
    template: str,
    *stories: Story,
    entities: Sequence[catalog.Entity] = (),
    before_look: Callable[[Connection], object] | None = None,
    **given: Any,
) -> Iterator[FastAPI]:
    """`before_look` does something with the stories before figures are put together; `given` is for build_app."""
    with server.database(template) as url:
        engine = create_engine(url)
        with engine.begin() as conn:
            print_stories(conn, *stories)
            if before_look:
                before_look(conn)
            look(conn, *entities)
        engine.dispose()
        reader = patient_reader(url)
        yield build_app(reader, {}, **{"guard": None, **given})
        reader.close()


def browser(app: FastAPI, **more: Any) -> TestClient:
    return TestClient(app, headers={"accept": "text/html"}, **more)
