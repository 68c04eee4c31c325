"""A warehouse's URL and a catalogue's -> the open catalogue; and what goes wrong there, as our own errors.

What else it needs, such as a token or the keys of an object store, pyiceberg reads from variables that begin with
PYICEBERG_CATALOG__NEWSFIGURES__, or from its own file, so that no command line shows it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyiceberg.catalog import Catalog, load_catalog
from pyiceberg.exceptions import (
    AuthorizationExpiredError,
    BadRequestError,
    CommitFailedException,
    CommitStateUnknownException,
    ForbiddenError,
    NotInstalledError,
    OAuthError,
    RESTError,
    UnauthorizedError,
    ValidationException,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from pipeline.errors import NO_SPACE, ConfigError, PipelineError, TransientError, no_space
from pipeline.warehouse.failures import first_line

NAME = "newsfigures"
"""Of the catalogue, and so in its table of tables: whoever opens it with another program says the same."""
_PYARROW = "pyiceberg.io.pyarrow.PyArrowFileIO"
_UNSAFE = re.compile(r"[#?%]")


def warehouse_location(warehouse: str) -> str:
    """A folder or a URL -> the URL under which tables lie. ConfigError for a folder whose name no URL can hold."""
    scheme, mark, rest = warehouse.partition("://")
    if mark and scheme != "file":
        return warehouse.rstrip("/")
    folder = Path(rest if mark else warehouse).resolve()
    if _UNSAFE.search(str(folder)):
        raise ConfigError(f"{folder} has one of # ? % in its name, which URLs use otherwise; give another folder")
    return f"file://{folder}"


def open_catalogue(warehouse: str, catalogue: str | None) -> Catalog:
    """`warehouse` is a folder or URL; `catalogue` is sqlite:///FILE, postgresql://..., or http(s)://... of a REST
    catalogue, without it a file in the folder. ConfigError for one that cannot be."""
    location = warehouse_location(warehouse)
    folder = Path(location.removeprefix("file://")) if location.startswith("file://") else None
    if folder:
        if not folder.parent.is_dir():
            raise ConfigError(f"no folder {folder.parent}; make it first")
        folder.mkdir(exist_ok=True)
    if not catalogue and not folder:
        raise ConfigError(
            f"{location} is no folder and cannot hold a catalogue; say --catalogue with postgresql://USER@HOST/NAME or "
            "the http(s):// address of a REST catalogue"
        )
    kind, uri = _kind_of(catalogue or f"sqlite:///{folder}/catalogue.db")
    with explained_iceberg(location):
        return load_catalog(NAME, **{"type": kind, "uri": uri, "warehouse": location, "py-io-impl": _PYARROW})


def _kind_of(catalogue: str) -> tuple[str, str]:
    if catalogue.startswith(("http://", "https://")):
        return "rest", catalogue
    try:
        url = make_url(catalogue)
    except ArgumentError as error:
        raise ConfigError("--catalogue is no URL; write sqlite:///FILE, postgresql://... or http(s)://...") from error
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    elif url.get_backend_name() != "sqlite":
        raise ConfigError(f"no catalogue in {url.get_backend_name()}; known: sqlite, postgresql, http, https")
    return "sql", url.render_as_string(hide_password=False)


@contextmanager
def explained_iceberg(where: str) -> Iterator[None]:
    """PipelineError for what catalogue or storage refuse. `where` is what the person has called it."""
    try:
        yield
    except (CommitFailedException, ValidationException, CommitStateUnknownException) as error:
        raise TransientError(
            f"{where}: another program has changed a table meanwhile ({error}); export again"
        ) from error
    except (UnauthorizedError, ForbiddenError, OAuthError, AuthorizationExpiredError, BadRequestError) as error:
        raise ConfigError(
            f"{where}: the catalogue refuses it: {error}; set PYICEBERG_CATALOG__NEWSFIGURES__TOKEN or __CREDENTIAL"
        ) from error
    except RESTError as error:
        raise TransientError(f"{where}: the catalogue cannot answer: {error}; export again later") from error
    except NotInstalledError as error:
        raise ConfigError(f"{where}: {error}") from error
    except SQLAlchemyError as error:
        raise _of_catalogue(where, error) from error
    except OSError as error:
        if error.errno in NO_SPACE:
            raise no_space(where) from error
        raise PipelineError(f"{where} could not be read or written: {error}") from error


def _of_catalogue(where: str, error: SQLAlchemyError) -> PipelineError:
    return ConfigError(f"{where}: the database of the catalogue refuses it: {first_line(error)}; is --catalogue right?")
