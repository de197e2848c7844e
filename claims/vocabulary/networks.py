"""Addresses as limits count them."""

from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

# What one connection gets at least: whoever has it can take another address of it for each request.
IPV6_BITS = 64


@lru_cache(maxsize=1_000)
def counted_as(address: str) -> str:
    """The same for all addresses that one connection may have: of IPv6 the first of the network.

    What is no address, such as an empty one, counts as itself.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    if found.is_loopback:
        return address
    return str(IPv6Network((int(found), IPV6_BITS), strict=False).network_address)
