"""A command on a pseudo-terminal: what a person would see."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence


def in_terminal(command: Sequence[str], *, env: Mapping[str, str], columns: int = 120, timeout: float = 120) -> str:
    """What the command writes, stdout and stderr, on a terminal of so many columns; AssertionError when it fails."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    env = {name: value for name, value in env.items() if name not in {"COLUMNS", "LINES"}} | {"TERM": "xterm"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as child:
        os.close(theirs)
        told = _all_of(ours)
        code = child.wait(timeout)
    os.close(ours)
    assert code == 0, told
    return told


def _all_of(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so of a terminal whose other end is closed
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()
