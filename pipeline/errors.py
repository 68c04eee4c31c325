"""The three ways a run can fail. Everything that leaves the flow without failing it is a Drop."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class PipelineError(Exception):
    """Something went wrong; the message names the thing and the remedy."""


class TransientError(PipelineError):
    """Trying again later may work: a time-out, a full connection pool, a 503."""


class ConfigError(PipelineError):
    """Trying again will not help: a person has to change a file, a setting or a permission."""


_EXIT_CODES = {TransientError: 75, ConfigError: 78, PipelineError: 1}


def exit_code(error: PipelineError) -> int:
    """Of a program that ends with it, as sysexits.h has them: 75 try again later, 78 something has to be configured, or
    what is named is not there."""
    return next(code for kind, code in _EXIT_CODES.items() if isinstance(error, kind))


class NoSpaceError(TransientError):
    """A disk is full, or what this user may have of it. Made by no_space."""


NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


def no_space(where: object, more: str = "") -> NoSpaceError:
    """`where` is the folder that has no room. `more` is what a person may want to know beside it."""
    return NoSpaceError(f"no space left in {where}; make room, then start the command again{more and f'. {more}'}")


@contextmanager
def naming_full_disk(where: object) -> Iterator[None]:
    """The system does not say which disk it was that a write has filled; whoever writes knows."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_SPACE:
            raise
        raise no_space(where) from error
