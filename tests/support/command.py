"""A command of newsfigures in a process of its own. Its modules are imported once, by a server that forks
these processes, for to start Python and to import them takes a second of CPU."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import Any

from pipeline import cli
from pipeline.cli.commands import COMMANDS
from pipeline.settings import Settings

_PLACE = str(Path(cli.__file__).with_name("__main__.py"))
_forked = get_context("forkserver")
_forked.set_forkserver_preload(
    [
        "rich.console",
        "pipeline.flow",
        "pipeline.warehouse.failures",
        "pipeline.reader.network",
        "tests.support.languages_loaded",
        *sorted({f"pipeline.cli.{one.place.partition(':')[0]}" for one in COMMANDS.values()}),
    ]
)


def env_of(settings: Settings) -> dict[str, str]:
    """The environment in which a command finds the home and the warehouse of these settings."""
    return {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}


def newsfigures(
    env: Mapping[str, str],
    *words: str,
    stdin: str = "",
    umask: int | None = None,
    folder: Path | None = None,
    timeout: float = 120,
) -> CompletedProcess[str]:
    """As `python -m pipeline.cli WORDS` ends, with `env` in place of what the environment says to newsfigures.
    TimeoutError where it does not. A byte of `stdin` that is no UTF-8 is written as a surrogate: 0xE9 is \\udce9."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")}
    with TemporaryDirectory() as kept:
        files = [Path(kept) / name for name in ("stdin", "stdout", "stderr")]
        files[0].write_text(stdin, encoding="utf-8", errors="surrogateescape")
        command = _forked.Process(target=_run, args=(words, {**clean, "COLUMNS": "200", **env}, files, umask, folder))
        command.start()
        command.join(timeout)
        if command.exitcode is None:
            command.kill()
            raise TimeoutError(f"newsfigures {' '.join(words)}: no end within {timeout} s")
        return CompletedProcess(words, command.exitcode, *(file.read_text(encoding="utf-8") for file in files[1:]))


def said(done: CompletedProcess[str]) -> list[Any]:
    """The lines of a command that succeeded, each of which is JSON."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _run(
    words: Sequence[str], env: Mapping[str, str], files: Sequence[Path], umask: int | None, folder: Path | None
) -> None:
    os.environ.clear()
    os.environ.update(env)
    if umask is not None:
        os.umask(umask)
    if folder:
        os.chdir(folder)
    for number, (file, mode) in enumerate(zip(files, ("r", "w", "w"), strict=True)):
        with file.open(mode) as stream:
            os.dup2(stream.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode) for number, mode in enumerate(("r", "w", "w")))
    sys.argv = [_PLACE, *words]
    try:
        cli.main()
    finally:
        sys.stdout.flush()
