"""Networks that no newspaper is served from, kept here since those of Python's ipaddress differ between its releases.

From IANA's registries of special-purpose addresses as they stood in October 2025, with every block of them, also the
few that are globally reachable, and multicast:
https://www.iana.org/assignments/iana-ipv4-special-registry
https://www.iana.org/assignments/iana-ipv6-special-registry
"""

from ipaddress import IPv4Network, IPv6Network

IPV4 = (
    IPv4Network("0.0.0.0/8"),  # this network
    IPv4Network("10.0.0.0/8"),  # private use
    IPv4Network("100.64.0.0/10"),  # shared address space
    IPv4Network("127.0.0.0/8"),  # loopback
    IPv4Network("169.254.0.0/16"),  # link local
    IPv4Network("172.16.0.0/12"),  # private use
    IPv4Network("192.0.0.0/24"),  # IETF protocol assignments
    IPv4Network("192.0.2.0/24"),  # documentation
    IPv4Network("192.31.196.0/24"),  # AS112
    IPv4Network("192.52.193.0/24"),  # automatic multicast tunnelling
    IPv4Network("192.88.99.0/24"),  # 6to4 relay anycast, deprecated
    IPv4Network("192.168.0.0/16"),  # private use
    IPv4Network("192.175.48.0/24"),  # AS112, direct delegation
    IPv4Network("198.18.0.0/15"),  # benchmarking
    IPv4Network("198.51.100.0/24"),  # documentation
    IPv4Network("203.0.113.0/24"),  # documentation
    IPv4Network("224.0.0.0/4"),  # multicast
    IPv4Network("240.0.0.0/4"),  # reserved, and limited broadcast
)

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out for hosts. Outside lie loopback, IPv4-mapped and -translated (::ffff:0:0/96 and
::ffff:0:0:0/96), local translators (64:ff9b:1::/48), discard-only (100::/64), SRv6 (5f00::/16), unique-local
(fc00::/7), link-local (fe80::/10), site-local (fec0::/10) and multicast (ff00::/8)."""

IPV6 = (
    IPv6Network("2001::/23"),  # IETF protocol assignments, Teredo and ORCHID among them
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4
    IPv6Network("2620:4f:8000::/48"),  # AS112, direct delegation
    IPv6Network("3fff::/20"),  # documentation
)
"""What is special within GLOBAL_UNICAST."""

NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address that a translator will connect to. In a network without IPv4 every
address of the public internet looks so."""
