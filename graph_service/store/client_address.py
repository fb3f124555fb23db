"""Which client an address belongs to, for fairness: an IPv6 network gives each of its customers 2**64 addresses to choose from."""

from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

_OF_ONE_CUSTOMER = 64
"""Bits of an IPv6 address that the network gives, the others are the customer's own (RFC 6177)."""


@lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """Return what all addresses of a client share: an IPv4 address as it is, of an IPv6 address its /64; other text unchanged."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), _OF_ONE_CUSTOMER), strict=False))
