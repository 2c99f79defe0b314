"""Which address a request may go to: a public one, which the name has at this moment, and none that is written to deceive.

A page, a feed or a redirect can name any address, among them those of this machine and of the network it is in. So the name is resolved
here, every address it has is checked, and the request goes to the very address that was checked: a second resolution could answer
otherwise. Source for the ranges: IANA's special-purpose registries (RFC 6890, RFC 8190); for the tricks: OWASP on server-side request
forgery.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import idna

from onrecord.errors import UnreadableDocument

Resolver = Callable[[str, int], Sequence[str]]
"""A host's name and a port to its addresses."""

PORTS = {80, 443, 8080, 8443}
"""Where web servers listen. Other ports are other services, which a request could talk to."""

_OWN_NAMES = re.compile(r"(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$")
"""Names that are never public (RFC 6761, RFC 6762, RFC 8375), or are those that routers and clouds give to what is inside."""

_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)$", re.IGNORECASE)

_CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
        "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
"""What is not public, beyond what the `ipaddress` module of this Python knows: its lists differ from version to version."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: the server's `host` by its name, its `port`, and the `address` of it that was checked."""

    scheme: str
    host: str
    port: int
    address: str


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that this machine's resolver has for `host`, in its order. Raises `OSError` if there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def target(url: str, *, resolver: Resolver, allowed: frozenset[str] = frozenset()) -> Target:
    """Where a request for `url` may go. `allowed` are hosts, by name, that the user trusts wherever they are.

    Raises `UnreadableDocument`, with the reason, if it may go nowhere.
    """
    scheme, host, port = checked_name(url, allowed=allowed)
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise UnreadableDocument(f"there is no host called {host}", where=url, do="check the address and the connection") from error
    if not addresses:
        raise UnreadableDocument(f"there is no host called {host}", where=url, do="check the address and the connection")
    if host not in allowed and (closed := next((address for address in addresses if not is_public(address)), None)):
        raise _refused(url, f"{host} is at {closed}, which is not public", host)
    return Target(scheme, host, port, addresses[0])


def checked_name(url: str, *, allowed: frozenset[str] = frozenset()) -> tuple[str, str, int]:
    """Scheme, host and port of `url`, as far as they can be checked without a resolver. Raises `UnreadableDocument`."""
    if _ODD.search(url):
        raise UnreadableDocument("it has characters in it that no address has", where=url, do="check the address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreadableDocument(f"it is no address ({error})", where=url, do="check it") from error
    if parts.scheme not in ("http", "https"):
        raise UnreadableDocument(f"its scheme is {parts.scheme or 'missing'}, not http or https", where=url, do="give a web address")
    if "@" in parts.netloc:
        raise UnreadableDocument("it has a user or a password in it", where=url, do="leave that out")
    host = _plain(parts.hostname or "", url)
    port = port if port is not None else {"http": 80, "https": 443}[parts.scheme]
    if host not in allowed:
        _check_host(host, port, url)
    return parts.scheme, host, port


def is_public(address: str) -> bool:
    """Whether an address, and every address hidden in it, is one of the public internet.

    >>> is_public("1.1.1.1"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if "%" in address:  # an address of one link
        return False
    return all(_is_open(hidden) for hidden in (found, *_hidden(found)))


def _is_open(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not any(address in network for network in _CLOSED)


def _hidden(address: Address) -> Iterator[Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return
    low = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _NAT64 or address in _COMPATIBLE:
        yield low
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo


def _plain(host: str, url: str) -> str:
    """A host's name in small ASCII letters, without the dot at its end. Digits and dots of other scripts become those of ours here."""
    try:
        plain = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise UnreadableDocument("its host is no name", where=url, do="check the address") from error
    return plain.lower().rstrip(".")


def _check_host(host: str, port: int, url: str) -> None:
    if not host:
        raise UnreadableDocument("it has no host in it", where=url, do="check the address")
    if port not in PORTS:
        raise _refused(url, f"port {port} is none of the web's", host)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        address = None
    if address is not None:
        if not is_public(host):
            raise _refused(url, f"{host} is not public", host)
        return
    # What ends in a number is an address in another way of writing (decimal, octal, hexadecimal, shortened): browsers read it, and so would
    # the resolver.
    if _NUMBER.match(host.rpartition(".")[2]) or ":" in host:
        raise _refused(url, f"{host} is an address in disguise", host)
    if "." not in host or _OWN_NAMES.search(host):
        raise _refused(url, f"{host} is a name of this machine or its network", host)


def _refused(url: str, why: str, host: str) -> UnreadableDocument:
    return UnreadableDocument(f"it may not be fetched: {why}", where=url, do=f"if you trust it, allow it with --allow-host {host}")
