"""Where a host name leads: its addresses, and which of them are public.

A name is resolved once for each call and the connection goes to the address that was checked, so that a second answer of the name server
(DNS rebinding) has nobody to deceive.
"""

import asyncio
import ipaddress
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


async def resolve(host: str, port: int) -> list[Address]:
    """Return the addresses of a host, in the order the system prefers.

    Raises:
        OSError: the name does not resolve.

    """
    try:
        return [ipaddress.ip_address(host.strip("[]"))]
    except ValueError:
        pass
    entries = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # An IPv6 address may carry its zone, which ip_address reads too; a link-local one is not public in either case.
    return list(dict.fromkeys(ipaddress.ip_address(entry[4][0]) for entry in entries))


def is_public(address: Address) -> bool:
    """Return True if an address is one of the public internet: not private, loopback, link-local, shared, reserved or multicast.

    An IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64) is judged by itself.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
