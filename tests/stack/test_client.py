"""A run is waited for through calls that nobody answers, on a real server that drops some."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from pipeline.errors import TransientError
from pipeline.stack import client as module
from pipeline.stack.client import AirflowClient


@contextmanager
def airflow(states: list[str | None]) -> Iterator[AirflowClient]:
    """Tells the states one after the other, the last for ever; None closes the connection without an answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._tell({"access_token": "t"})

        def do_GET(self) -> None:
            state = states.pop(0) if len(states) > 1 else states[0]
            if state is None:
                self.close_connection = True
            else:
                self._tell({"state": state})

        def _tell(self, answer: dict[str, str]) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield AirflowClient(f"http://127.0.0.1:{server.server_port}", "user", "password")
    finally:
        server.shutdown()
        server.server_close()


def test_a_call_without_an_answer_does_not_end_the_wait():
    with airflow(["running", None, None, "running", "success"]) as client:
        assert client.wait("ingest", "run", 30, every=0.01) == "success"


def test_one_that_never_answers_again_does(monkeypatch):
    monkeypatch.setattr(module, "_SILENT", 0.1)
    with airflow(["running", None]) as client, pytest.raises(TransientError, match="does not answer"):
        client.wait("ingest", "run", 30, every=0.01)
