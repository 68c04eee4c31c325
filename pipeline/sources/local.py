"""A paper of one's own on this machine: where a source's file may say that its invented hosts are served."""

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from pipeline.errors import ConfigError
from pipeline.model import Source

INVENTED = ("test", "example", "localhost", "invalid")
"""Endings that no host of the web has: RFC 2606 and RFC 6761 keep them for tests and examples."""

_ADDRESS = re.compile(r"(127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})")
_PORTS = 65536


def read_address(value: Any) -> tuple[str, int]:
    """
    An address and port of this machine; ValueError for any other. It is never one of a network: a source's file that is
    passed on must not make another's machine ask around in theirs.

    >>> read_address("127.0.0.1:8000")
    ('127.0.0.1', 8000)
    """
    found = _ADDRESS.fullmatch(value) if isinstance(value, str) else None
    if found is None or not 0 < int(found.group(2)) < _PORTS:
        raise ValueError("is no address of this machine; write such as '127.0.0.1:8000'")
    return found.group(1).strip("[]"), int(found.group(2))


LocalAddress = Annotated[tuple[str, int], BeforeValidator(read_address)]


def is_invented(host: str) -> bool:
    """
    >>> is_invented("my-paper.test"), is_invented("test.com")
    (True, False)
    """
    return host.rpartition(".")[2] in INVENTED


def refuse_real_hosts(place: Path | str, source: Source) -> None:
    """Nobody's real name may be led to this machine: what is served there would be kept as its publisher's."""
    real = [host for host in source.hosts if not is_invented(host)]
    if source.address and real:
        raise ConfigError(
            f"{place}: address is for papers of your own, whose hosts end in .{', .'.join(INVENTED)}; {real[0]} may be "
            "somebody's. Rename it, or remove address"
        )
