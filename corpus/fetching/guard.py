"""Which IP addresses are nobody's to ask: this machine, its network, and what is no place at all.

A page that an editor pastes, or that a site redirects to, must not become a way to ask the desk's
own servers. The lists are the IANA's registries of special-purpose addresses, written out here
since Python's own answers differ between its versions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from corpus.fetching.refusals import FetchRefused

Network = IPv4Network | IPv6Network

_SPECIAL_4 = tuple(
    IPv4Network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
# All that is given out for use lies here; within it are the tunnels and the examples.
_PUBLIC_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(each)
    for each in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
# In the last 32 bits of these stands an IPv4 address, which is the one that is asked in the end.
_CARRIES_4 = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses what is not public, unless it lies in one of the networks `allowed`."""

    allowed: tuple[Network, ...] = ()

    @classmethod
    def allowing(cls, networks: Iterable[str]) -> "Guard":
        return cls(tuple(ip_network(each) for each in networks))

    def check(self, host: str, ip: str) -> None:
        """Raises FetchRefused unless `ip`, to which the name `host` leads, may be asked."""
        address = meant(ip)
        if address is None or not (self.names(ip) or is_public(address)):
            raise FetchRefused("not_public", host=host, ip=ip)

    def names(self, ip: str) -> bool:
        """Whether it lies in one of the networks `allowed`."""
        address = meant(ip)
        return address is not None and any(
            address in each for each in self.allowed if _alike(each, address)
        )


def meant(ip: str) -> IPv4Address | IPv6Address | None:
    """The address that is asked in the end; None for what is none."""
    try:
        address = ip_address(ip)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and any(address in each for each in _CARRIES_4):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in each for each in _SPECIAL_4)
    return address in _PUBLIC_6 and not any(address in each for each in _SPECIAL_6)


def _alike(network: Network, address: IPv4Address | IPv6Address) -> bool:
    return network.version == address.version
