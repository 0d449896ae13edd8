"""Which addresses certainly satisfy the pattern of a param."""

from __future__ import annotations

import re

STARTS = ("https://", "http://")
"""The starts of addresses that a pattern is tested with."""
NAMED = "x.example"
"""A host that everybody reaches."""
WRITTEN = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "<>\\")
"""The characters that the scanner takes in an address."""

_LOOKS_ON = re.compile(r"\$|\\[zZbB]|\(\?[^:]|[*+?}]\+")
"""What makes it matter to a pattern what follows the part that it has matched."""
_REST = re.compile(r"\[\^((?:\\.|[^\]\\])+)\]\*\(\?!\[\\s\\S\]\)\Z")
"""The end of a pattern that says which characters may not follow."""


def address_starts(pattern: str) -> tuple[bytes, ...]:
    """Which of STARTS satisfy `pattern` when a letter or a digit follows, and then any of WRITTEN."""
    rest = _REST.search(pattern)
    if rest is not None:
        if re.search(f"[{rest[1]}]", WRITTEN):
            return ()
        pattern = pattern[: rest.start()]
    if not pattern.startswith("^") or _LOOKS_ON.search(pattern):
        return ()
    letters = [chr(code) for code in range(128) if chr(code).isalnum()]
    search = re.compile(pattern).match
    return tuple(
        start.encode() for start in STARTS if all(search(start + letter) for letter in letters)
    )


def public_starts(pattern: str) -> tuple[bytes, ...]:
    """The same of a `pattern` that asks for a public host, which the scanner sees for itself."""
    search = re.compile(pattern).match
    return tuple(start.encode() for start in STARTS if search(start + NAMED))
