"""`explore`: the web pages, alone on this machine or behind a token."""

import contextlib
import secrets
import signal
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.person import named
from pipeline.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from pipeline.explorer.mend.guard import Mending

USUAL_PORT = 8090


def explore(
    port: Annotated[
        int | None, typer.Option(help="Port; without it 8090, or the next one that is free.", min=1, max=65535)
    ] = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Any but 127.0.0.1 asks visitors for the token that is printed.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(envvar="NEWSFIGURES_EXPLORE_TOKEN", help="The token to ask for; made where there is none."),
    ] = None,
    allow_edits: Annotated[
        bool, typer.Option("--allow-edits", help="Let visitors mend what is wrong. It is written down with a name.")
    ] = False,
    edit_as: Annotated[
        str | None, typer.Option("--as", help="With --allow-edits: the name to write down; your login unless given.")
    ] = None,
) -> None:
    if edit_as is not None and not allow_edits:
        raise typer.BadParameter("--as wants --allow-edits")
    from pipeline.explorer import build_app
    from pipeline.explorer.reading import Reader
    from pipeline.explorer.security import LOCAL, asking_for, asking_this_machine
    from pipeline.sources import LiveSources
    from pipeline.stack.ports import address_for_others, address_of, listen
    from pipeline.warehouse import database_url, open_warehouse

    # uvicorn ends in order, and then lets the signal kill the process, before PostgreSQL has been ended
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    settings = Settings.from_env()
    alone = host in LOCAL and not token
    word = token or secrets.token_urlsafe(24)
    with listen(host, port, USUAL_PORT) as listening, open_warehouse(settings), database_url(settings) as url:
        reader = Reader(url)
        sources = LiveSources(settings.sources_dir)
        guard = asking_this_machine if alone else asking_for(word)
        mending = _mending(url, settings, named(edit_as)) if allow_edits else None
        app = build_app(reader, sources, guard=guard, operator=alone, mending=mending, keeps_answers=True)
        path = "/" if alone else f"/?token={word}"
        typer.echo(f"{address_of(listening, host)}{path}")
        if others := address_for_others(listening, host):
            typer.echo(f"in your network: {others}{path}")
        try:
            _serve(app, listening)
        finally:
            reader.close()
            if mending:
                mending.writer.close()


def _mending(url: str, settings: Settings, name: str) -> "Mending":
    from pipeline.explorer.mend.guard import Mending
    from pipeline.explorer.mend.writer import Writer

    return Mending(Writer(url, sql_dir=settings.sql_dir), lambda: name, secrets.token_bytes(32))


def _serve(app: "FastAPI", listening: socket.socket) -> None:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off"))
    # uvicorn does not end at SIGHUP by itself, and an exception out of a handler would only end the page being made
    signal.signal(signal.SIGHUP, server.handle_exit)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)
