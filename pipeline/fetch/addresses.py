"""Host name -> a connected socket, whose peer is a public address. The check is on the very address connected to."""

import queue
import socket
import threading
import time
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address

from pipeline.fetch import special_networks
from pipeline.fetch.special_networks import GLOBAL_UNICAST, NAT64

_FAR = 1.0
"""Seconds in which an address at the other end of the world answers."""

Peer = tuple[socket.AddressFamily, tuple[str, int]]
Resolve = Callable[[str, int], list[Peer]]
Open = Callable[[Peer, float | None], socket.socket]


class PrivateAddressError(Exception):
    """A host name leads to an address that is not public."""


def is_public(text: str) -> bool:
    """
    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        if address not in NAT64:
            return address in GLOBAL_UNICAST and not any(address in network for network in special_networks.IPV6)
        address = IPv4Address(int(address) & 0xFFFFFFFF)
    return not any(address in network for network in special_networks.IPV4)


def system_resolve(host: str, port: int) -> list[Peer]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, (str(place[0]), int(place[1]))) for family, _, _, _, place in found]


def open_socket(peer: Peer, timeout: float | None) -> socket.socket:
    family, place = peer
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout)
        connection.connect(place)
    except BaseException:
        connection.close()
        raise
    return connection


def _resolved(resolve: Resolve, host: str, port: int, within: float | None) -> list[Peer]:
    """What `resolve` finds. The system's resolver takes no limit, so it is left behind when the time is over."""
    found: queue.SimpleQueue[list[Peer] | BaseException] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found.put(resolve(host, port))
        except BaseException as error:  # noqa: BLE001  it is raised by whoever waits
            found.put(error)

    threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
    try:
        answer = found.get(timeout=within)
    except queue.Empty as error:
        raise TimeoutError(f"the address of {host} cannot be found in time") from error
    if isinstance(answer, BaseException):
        raise answer
    return answer


class Dialer:
    """Opens connections. `host_map` sends its hosts to the mapped address, and is the only way to a private one."""

    def __init__(
        self,
        host_map: Mapping[str, tuple[str, int]],
        resolve: Resolve = system_resolve,
        open_one: Open = open_socket,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._host_map = {host.lower(): peer for host, peer in host_map.items()}
        self._resolve = resolve
        self._open_one = open_one
        self._monotonic = monotonic

    def is_mapped(self, host: str) -> bool:
        return host.lower() in self._host_map

    def peers(self, host: str, port: int, within: float | None = None) -> list[Peer]:
        """Where `host` may be reached. Raises PrivateAddressError when even one of its addresses is not public, and
        TimeoutError when nobody says in time (seconds)."""
        mapped = self._host_map.get(host.lower())
        if mapped is not None:
            return _resolved(system_resolve, *mapped, within)
        found = _resolved(self._resolve, host, port, within)
        hidden = [place[0] for _, place in found if not is_public(place[0])]
        if hidden:
            raise PrivateAddressError(f"{host} leads to {hidden[0]}, which is no public address")
        if not found:
            raise OSError(f"{host} has no address")
        return found

    def connect(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """The first of the host's addresses that answers. `timeout` is for all of them together, however many there
        are: the time left is shared by those to come, so that one that is silent does not stand for the others."""
        ends = None if timeout is None else self._monotonic() + timeout
        peers = self.peers(host, port, timeout)
        error: OSError | None = None
        for place, peer in enumerate(peers):
            share = None if ends is None else _share(ends - self._monotonic(), len(peers) - place)
            if share is not None and share <= 0:
                break
            try:
                return self._opened(host, peer, share)
            except OSError as failure:
                error = failure
        raise error or TimeoutError(f"{host} does not answer in time")

    def _opened(self, host: str, peer: Peer, timeout: float | None) -> socket.socket:
        connection = self._open_one(peer, timeout)
        reached = str(connection.getpeername()[0])
        if not self.is_mapped(host) and not is_public(reached):
            connection.close()
            raise PrivateAddressError(f"{host} was connected to {reached}, which is no public address")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


def _share(left: float, places: int) -> float:
    """Seconds for the next of so many addresses: no less than one that is far away needs, while there is time."""
    return min(max(left / places, _FAR), left)
