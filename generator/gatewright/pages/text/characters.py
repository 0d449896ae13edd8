"""Bytes of a page → text whose characters mean what they look like.

Browsers, word processors and keyboards of other scripts leave behind no-break spaces, curly quotes,
full-width digits and invisible characters. They become what a person reads in them. Nothing is
folded further than that: a superscript two is not a 2.
"""

from __future__ import annotations

import codecs
import re

MAX_BYTES = 16 << 20
MAX_TEXT = 4 << 20
"""Bytes of a saved page, and characters of what a reader sees in it."""

_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ALIKE = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201b": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201f": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2212": "-",
    "\u3001": ",",
    "\u3002": ".",
    "\u2264": "<=",
    "\u2265": ">=",
}
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | {chr(code): "" for code in (*range(9), *range(14, 28), *range(127, 160)) if code != 0x85}
    | dict.fromkeys(_UNSEEN, "")
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | _ALIKE
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_-]{1,40})", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CODECS = frozenset(
    {"utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"}
    | {"gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-8859-15"}
)


class PageError(Exception):
    """A page that cannot be read; the message says why, and what would help."""


def decode(raw: bytes) -> str:
    """`raw` as text: by its byte order mark, by what the page declares, else UTF-8.

    Raises PageError for what is too large, no text, or in an encoding that is nowhere named.
    """
    if len(raw) > MAX_BYTES:
        raise PageError(f"larger than {MAX_BYTES:,} bytes; save the text of the page alone")
    named = next((codec for mark, codec in _MARKS if raw.startswith(mark)), None)
    if named is None and b"\x00" in raw[:65536]:
        raise PageError("binary data, not a page; save it as HTML, Markdown or text")
    if named is None:
        declared = _DECLARED.search(raw, 0, 4096)
        codec = declared[1].decode("ascii").lower() if declared else "utf-8"
        named = codec if codec in _TEXT_CODECS else "utf-8"
    try:
        text = raw.decode(named)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PageError(f"line {line}: not {named.upper()} text; save the page as UTF-8") from None
    if "\x00" in text:
        raise PageError("binary data, not a page; save it as HTML, Markdown or text")
    return text


def tidy(text: str) -> str:
    """`text` in one line: characters as they look, runs of white space as one blank."""
    return " ".join(text.translate(_TABLE).split())
