"""Where a download may go: public https addresses, and what the caller allowed beside them."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import inet_aton
from urllib.parse import SplitResult, urlsplit

from ...rules.messages import printable
from ..context import Private
from ..errors import DownloadRefused

UNASSIGNED = IPv4Network("192.0.0.0/24")
"""For protocols only; older Pythons call it global."""
NAT64 = IPv6Network("64:ff9b::/96")


def checked_url(url: str, private: Private) -> SplitResult:
    """The parts of `url`; raises DownloadRefused unless it may be fetched at all."""
    if any(char <= " " or char == "\x7f" or char == "\\" for char in url):
        raise DownloadRefused("the link holds characters that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise DownloadRefused("the link is not an address") from error
    if parts.scheme != "https" and (parts.scheme != "http" or private == "none"):
        raise DownloadRefused(f"the link is {printable(parts.scheme[:20]) or 'no'!r} and not https")
    if parts.username is not None or parts.password is not None:
        raise DownloadRefused("the link carries a user name")
    if not parts.hostname or port == 0:
        raise DownloadRefused("the link names no host")
    return parts


def checked_name(host: str, scheme: str, private: Private) -> None:
    """Raises DownloadRefused when a host may not be asked for by its name, nobody knows where.

    A name that is an address, or that always means this machine, is judged like the address.
    """
    meant = spelt_address(host)
    if meant is not None:
        checked_addresses((meant,), scheme, private)
    elif scheme != "https" and private != "private":
        raise DownloadRefused("the link is not https")


def spelt_address(host: str) -> str | None:
    """The address that a name spells in any way that resolvers take, or None.

    Raises DownloadRefused for a name that no host has.
    """
    try:
        plain = host.encode("idna").decode().lower().rstrip(".")
    except UnicodeError:
        raise DownloadRefused("the link names no host") from None
    if plain == "localhost" or plain.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(ip_address(plain))
    except ValueError:
        pass
    last = plain.rpartition(".")[2]
    if not (last.isdecimal() or last.startswith("0x")):
        return None
    try:
        return str(IPv4Address(inet_aton(plain)))
    except OSError:
        raise DownloadRefused("the link names no host") from None


def checked_addresses(found: tuple[str, ...], scheme: str, private: Private) -> tuple[str, ...]:
    """The addresses of a host; raises DownloadRefused when any of them is not allowed.

    Plain http is for private addresses only, where the caller allowed those.
    """
    if not found:
        raise DownloadRefused("the host of the link has no address")
    for text in found:
        address = embedded_address(text)
        if public(address):
            if scheme != "https":
                raise DownloadRefused("the link is not https")
        elif not (address.is_loopback and private != "none") and not (
            private == "private" and address.is_private and not special(address)
        ):
            raise DownloadRefused(f"the link leads to {address}, which is not a public address")
    return found


def embedded_address(text: str) -> IPv4Address | IPv6Address:
    """The address itself, or the IPv4 address that an IPv6 address stands for."""
    address = ip_address(text)
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether everybody reaches the same machine there."""
    return address.is_global and not special(address)


def special(address: IPv4Address | IPv6Address) -> bool:
    """Whether the address belongs to no machine, or to a machine of the same network."""
    return (
        address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or (address.is_site_local if isinstance(address, IPv6Address) else address in UNASSIGNED)
        or (address.is_reserved and not address.is_loopback)
    )
