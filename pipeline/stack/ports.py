"""A port to listen on: the one asked for, else an error that names it, what holds it, and the remedy."""

import errno
import socket
from contextlib import suppress

import psutil  # type: ignore[import-untyped]

from pipeline.errors import ConfigError

_NEXT = 10  # ports after the usual one that are tried before any free one
_EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  the word for it, not an address that is listened on

_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses that are kept for documentation (RFC 5737, RFC 3849), so that no machine has them."""


def listen(host: str, port: int | None, usual: int) -> socket.socket:
    """A socket that listens on `host`: at `port` if one is given, else at `usual`, the next that is free, or any.

    The caller closes it. ConfigError for a given port that is taken, and for a host that is no address of this machine.
    """
    if port is not None:
        return _listening(host, port)
    for one in (*range(usual, usual + _NEXT), 0):
        try:
            return _listening(host, one)
        except PortTakenError:
            continue  # the next one is as good
    raise ConfigError(f"no port of {host} is free; end a program that listens, or give one with --port")


class PortTakenError(ConfigError):
    """Another program listens at the port."""


def address_of(listening: socket.socket, host: str) -> str:
    """
    Where a browser on this machine finds it.

    >>> with listen("127.0.0.1", None, 8090) as listening:
    ...     address_of(listening, "127.0.0.1").startswith("http://127.0.0.1:")
    True
    """
    return _address(listening, "127.0.0.1" if host in _EVERY_ADDRESS else host)


def address_for_others(listening: socket.socket, host: str) -> str | None:
    """Where a browser on another machine finds what listens on every address; None where it listens on one."""
    return _address(listening, _own_address(listening.family)) if host in _EVERY_ADDRESS else None


def _address(listening: socket.socket, shown: str) -> str:
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{listening.getsockname()[1]}"


def _own_address(family: int) -> str:
    """From which this machine would send into its network; its name where it has none. Nothing is sent: a datagram
    socket that is connected has only been given its route."""
    with socket.socket(family, socket.SOCK_DGRAM) as asked, suppress(OSError):
        asked.connect((_ELSEWHERE[socket.AddressFamily(family)], 9))
        return str(asked.getsockname()[0])
    return socket.gethostname()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(
                f"port {port} of {host} is taken{_holder(port)}; give another with --port, or none for one that is free"
            ) from error
        if error.errno == errno.EACCES:
            raise ConfigError(f"port {port} is for the administrator alone; give one from 1024 on") from error
        raise ConfigError(
            f"cannot listen on {host}:{port} ({error.strerror}); --host wants an address of this machine"
        ) from error


def _holder(port: int) -> str:
    """Who listens there, as far as this user may know."""
    with suppress(psutil.Error, OSError):  # of others' programs some systems tell nothing
        for one in psutil.net_connections("tcp"):
            if one.status == psutil.CONN_LISTEN and one.laddr.port == port and one.pid:
                return f" by {psutil.Process(one.pid).name()} (process {one.pid})"
    return ""
