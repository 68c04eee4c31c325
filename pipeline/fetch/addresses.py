"""Host name -> a connected socket, whose peer is a public address. The check is on the very address connected to."""

import socket
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address

from pipeline.fetch import special_networks
from pipeline.fetch.special_networks import GLOBAL_UNICAST, NAT64

Resolve = Callable[[str, int], list[tuple[socket.AddressFamily, tuple[str, int]]]]


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


def system_resolve(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, (str(place[0]), int(place[1]))) for family, _, _, _, place in found]


class Dialer:
    """Opens connections. `host_map` sends its hosts to the mapped address, and is the only way to a private one."""

    def __init__(self, host_map: Mapping[str, tuple[str, int]], resolve: Resolve = system_resolve) -> None:
        self._host_map = {host.lower(): peer for host, peer in host_map.items()}
        self._resolve = resolve

    def is_mapped(self, host: str) -> bool:
        return host.lower() in self._host_map

    def peers(self, host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
        """Where `host` may be reached. Raises PrivateAddressError when even one of its addresses is not public."""
        mapped = self._host_map.get(host.lower())
        if mapped is not None:
            return system_resolve(*mapped)
        found = self._resolve(host, port)
        hidden = [place[0] for _, place in found if not is_public(place[0])]
        if hidden:
            raise PrivateAddressError(f"{host} leads to {hidden[0]}, which is no public address")
        if not found:
            raise OSError(f"{host} has no address")
        return found

    def connect(self, host: str, port: int, timeout: float | None) -> socket.socket:
        error: OSError | None = None
        for family, place in self.peers(host, port):
            connection = socket.socket(family, socket.SOCK_STREAM)
            try:
                self._open(connection, host, place, timeout)
            except OSError as failure:
                connection.close()
                error = failure
            except PrivateAddressError:
                connection.close()
                raise
            else:
                return connection
        raise error or OSError(f"{host} has no address")

    def _open(self, connection: socket.socket, host: str, place: tuple[str, int], timeout: float | None) -> None:
        connection.settimeout(timeout)
        connection.connect(place)
        peer = str(connection.getpeername()[0])
        if not self.is_mapped(host) and not is_public(peer):
            raise PrivateAddressError(f"{host} was connected to {peer}, which is no public address")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
