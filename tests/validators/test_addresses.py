"""Which addresses are public: the pattern and the validator against Python's own arithmetic."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_network
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.runtime.rules.addresses import PLAIN_ADDRESSES, PUBLIC_ADDRESSES, address_pattern
from gatewright.runtime.rules.kinds.url import Url

PUBLIC = Url(schemes=("https",), public=True)
PATTERN = re.compile(address_pattern(("https",), True))
FOUR = [
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
]
"""What RFC 6890 and its followers keep from the public."""
SIX = [ip_network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
"""The same of the one block that is public."""
WORLD = ip_network("2000::/3")


def edges(version: int) -> list[IPv4Address | IPv6Address]:
    """The addresses on both sides of each end of each network, and some from anywhere."""
    chance, bits = Random(version), 32 if version == 4 else 128
    kind = IPv4Address if version == 4 else IPv6Address
    ends = chain(
        *((int(one[0]), int(one[-1])) for one in (FOUR if version == 4 else [*SIX, WORLD]))
    )
    near = {end + step for end in ends for step in (-1, 0, 1)}
    for _ in range(3000):
        near.add(chance.getrandbits(bits))
        if version == 6:
            head = chance.choice((0x2001, 0x2001, 0x3FFF)) << 112
            second = chance.choice((0, 0x1FF, 0x200, 0xDB8, 0xFFF, 0x1000)) << 96
            near.add(head | second | chance.getrandbits(chance.choice((1, 16, 96))))
    return [kind(one) for one in sorted(near) if 0 <= one < 2**bits]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in one for one in FOUR)
    return address in WORLD and not any(address in one for one in SIX)


@pytest.mark.parametrize("version", [4, 6])
def test_the_pattern_knows_every_network_that_is_not_public(version: int) -> None:
    for address in edges(version):
        host = str(address) if version == 4 else f"[{address}]"
        spellings = [host] if version == 4 else [host, host.upper(), f"[{address.exploded}]"]
        for one in spellings:
            url = f"https://{one}/a.png"
            assert (PATTERN.match(url) is not None) == is_public(address), url
            assert (PUBLIC.broken_keywords(url) == ()) == is_public(address), url


@pytest.mark.parametrize(
    "host",
    [
        *("2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.0.0.1", "127.0.0.1."),
        *("8.8.8.8.", "08.8.8.8", "134744072", "x.1", "0x", "1", "256.1.1.1", "1.1.1"),
        *("[::]", "[::1]", "[fe80::1%25eth0]", "[::ffff:1.1.1.1]", "[64:ff9b::a00:1]", "[fec0::1]"),
        *("[2606::1::2]", "[2606:1:2:3:4:5:6:7:8]", "[2606:1]", "[2606:4700::", "2606:4700::1"),
        *("localhost", "LocalHost.", "a.b.localhost", "localhost:443", "x@localhost"),
        *("a@x.example", "a:b@x.example", "@x.example", "x.example\\@y.example", "%6cocalhost"),
        *("", ":443", "x..example", ".x.example", "x.example:", "x.example:http", "x.example:123456"),
        *("\uff11\uff12\uff17.0.0.1", "127\u30020\u30020\u30021", "\uff4cocalhost", "loc\xadalhost", "\u2100.example"),
    ],
)  # fmt: skip
def test_a_host_that_not_everybody_reaches_is_refused_however_it_is_spelt(host: str) -> None:
    for rest in ("", "/", "/a.png", "?a", "#a"):
        assert PUBLIC.broken_keywords(f"https://{host}{rest}") == ("pattern",), host + rest
        if host.isascii():
            assert PATTERN.match(f"https://{host}{rest}") is None, host + rest


@pytest.mark.parametrize(
    "url",
    [
        *("https://x.example", "HTTPS://X.EXAMPLE./a@b?c@d#e@f", "https://my_host.example:8443/"),
        *("https://localhost.example", "https://notlocalhost", "https://1.1.1.1/", "https://1a.2b"),
        *("https://x1", "https://x-1.example//localhost/", "https://[2606:4700::1111]:443/a"),
        *("https://[2606:1:2:3:4:5:6:7]", "https://[2606:1:2:3:4:5:6::]", "https://0x7f.example"),
        *("https://\u56fe\u7247.example/\u732b.png", "https://xn--fsq.example/%20a"),
    ],
)
def test_a_host_of_the_world_is_taken_however_it_is_spelt(url: str) -> None:
    assert PUBLIC.broken_keywords(url) == ()
    assert PATTERN.match(url) is not None


@pytest.mark.parametrize("char", [" ", "\n", "\t", "\0", "<", ">", "\x7f", "\u3000", "\u2028"])
@pytest.mark.parametrize("schemes", [(), ("https",), ("s3",)])
def test_no_address_holds_blanks_line_ends_or_angle_brackets(
    schemes: tuple[str, ...], char: str
) -> None:
    scheme = (schemes or ("https",))[0]
    kind, pattern = Url(schemes=schemes), re.compile(address_pattern(schemes, False))
    for url in (f"{scheme}://h{char}/a", f"{scheme}://h/a{char}b", f"{scheme}://h/a{char}"):
        assert kind.broken_keywords(url) == ("pattern",)
        assert pattern.match(url) is None
    assert kind.broken_keywords(f"{scheme}://h/a%20b") == ()


@settings(max_examples=2000, deadline=None)
@given(
    scheme=st.sampled_from(("https://", "http://", "https:/", "")),
    host=st.lists(
        st.sampled_from(
            (*"ab1-._:@[]%\\?#<> /", "x.example", "localhost", "LocalHost", "127.0.0.1", "0x7f", "\uff11")
        ),
        max_size=6,
    ).map("".join),
    rest=st.sampled_from(("", "/", "/a.png", "/a b", "/é", "/a@b?c")),
)  # fmt: skip
def test_what_a_validator_takes_at_a_glance_is_an_address_by_the_rule_too(
    scheme: str, host: str, rest: str
) -> None:
    url = f"{scheme}{host}{rest}"
    for fine, kind in ((PLAIN_ADDRESSES, Url(schemes=("https",))), (PUBLIC_ADDRESSES, PUBLIC)):
        assert url not in fine or kind.broken_keywords(url) == (), url


def test_the_addresses_that_people_give_are_taken_at_a_glance() -> None:
    for url in ("https://x.example/a.png", "https://cdn-1.a.example/b?c=d", "https://x.example"):
        assert url in PLAIN_ADDRESSES
        assert url in PUBLIC_ADDRESSES


@pytest.mark.parametrize(
    "url", ["https://a.\uff4cocalhost/a.png", "https://\xe4.example/a.png", "https://"]
)
def test_a_host_that_may_mean_another_is_not_taken_at_a_glance(url: str) -> None:
    for _ in range(2):  # A host is met once and known then.
        assert url not in PUBLIC_ADDRESSES
