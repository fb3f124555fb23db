"""The client that an address belongs to. Limits are per client, and an IPv6 customer has 2**64 addresses to choose from."""

from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

_OF_ONE_CUSTOMER = 64
"""The length of the prefix that a network assigns to a customer (RFC 6177)."""


@lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """Return the key of the client: an IPv4 address unchanged, the /64 of an IPv6 address, any other text unchanged."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((int(parsed), _OF_ONE_CUSTOMER), strict=False))
