"""Iceberg for tests: what a table holds, and a REST catalogue on this machine that keeps its tables in a folder."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pyiceberg.catalog import Catalog
from pyiceberg.catalog.rest import CreateTableRequest
from pyiceberg.exceptions import CommitFailedException, NamespaceAlreadyExistsError, NoSuchTableError
from pyiceberg.table import CommitTableRequest, Table

from pipeline.warehouse.iceberg_catalogue import open_catalogue

_ERRORS: dict[type[Exception], tuple[int, str]] = {
    NoSuchTableError: (404, "NoSuchTableException"),
    NamespaceAlreadyExistsError: (409, "AlreadyExistsException"),
    CommitFailedException: (409, "CommitFailedException"),
}


class RestCatalogue:
    """The part of the REST catalogue's protocol that an export speaks, before a catalogue of a folder. Whoever asks
    without the token is refused, where one is set."""

    def __init__(self, folder: Path, token: str | None) -> None:
        self.behind = open_catalogue(str(folder), None)
        self.token = token
        self.url = ""

    def answer(self, method: str, path: str, body: bytes) -> dict[str, Any]:
        parts = [unquote(part) for part in urlsplit(path).path.strip("/").split("/")[1:]]
        if parts == ["config"]:
            return {"defaults": {}, "overrides": {}}
        if parts == ["namespaces"]:
            self.behind.create_namespace(tuple(json.loads(body)["namespace"]))
            return json.loads(body) | {"properties": {}}
        _, namespace, _, *name = parts
        if method == "GET":
            return _told(self.behind.load_table((namespace, *name)))
        return self._commit(namespace, name[0], body) if name else self._create(namespace, body)

    def _create(self, namespace: str, body: bytes) -> dict[str, Any]:
        asked = CreateTableRequest.model_validate({"location": None, "write-order": None} | json.loads(body))
        made = self.behind.create_table(
            (namespace, asked.name),
            asked.table_schema,
            partition_spec=asked.partition_spec,
            properties=asked.properties,
        )
        return _told(made)

    def _commit(self, namespace: str, name: str, body: bytes) -> dict[str, Any]:
        asked = CommitTableRequest.model_validate_json(body)
        done = self.behind.commit_table(self.behind.load_table((namespace, name)), asked.requirements, asked.updates)
        return json.loads(done.model_dump_json(by_alias=True, exclude_none=True))


def _told(table: Table) -> dict[str, Any]:
    metadata = json.loads(table.metadata.model_dump_json(by_alias=True, exclude_none=True))
    return {"metadata-location": table.metadata_location, "metadata": metadata, "config": {}}


@contextmanager
def rest_catalogue(folder: Path, token: str | None = None) -> Iterator[RestCatalogue]:
    served = RestCatalogue(folder, token)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(served))
    served.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(served: RestCatalogue) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(*_tried(served, self.headers.get("Authorization"), lambda: self._ask("GET")))

        def do_POST(self) -> None:
            self._say(*_tried(served, self.headers.get("Authorization"), lambda: self._ask("POST")))

        def _ask(self, method: str) -> dict[str, Any]:
            return served.answer(method, self.path, self.rfile.read(int(self.headers.get("Content-Length") or 0)))

        def _say(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
            """Nothing: a test's output is for its faults."""

    return Handler


def _tried(
    served: RestCatalogue, authorization: str | None, ask: Callable[[], dict[str, Any]]
) -> tuple[int, dict[str, Any]]:
    if served.token and authorization != f"Bearer {served.token}":
        return 401, {"error": {"message": "who is there?", "type": "NotAuthorizedException", "code": 401}}
    try:
        return 200, ask()
    except tuple(_ERRORS) as error:
        code, kind = _ERRORS[type(error)]
        return code, {"error": {"message": str(error), "type": kind, "code": code}}


def table_of(catalogue: Catalog, name: str) -> Table:
    return catalogue.load_table(("newsfigures", name))


def rows_in(table: Table, snapshot_id: int | None = None) -> list[dict[str, Any]]:
    """In the order of the first column, which is the key."""
    found = table.scan(snapshot_id=snapshot_id).to_arrow().to_pylist()
    return sorted(found, key=lambda row: next(iter(row.values())))
