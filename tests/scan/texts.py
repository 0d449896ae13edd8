"""Texts of every sort: right, wrong, broken in one place, and noise."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from .forms import FORM

LETTERS = st.sampled_from(list('abtxyé中🦊"\\/\n\t\x00\x7f 0159-+.eE:,{}[]u'))
WRITTEN = st.sampled_from(list("abtxy/0159-+.eE:,{}[]u?#%=&~"))
"""What an address may be made of, and more."""
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-60, 60), st.integers(), st.floats(allow_nan=False),
        st.text(LETTERS, max_size=9),
        st.sampled_from(["", "a", "bc", "é", "100x300", "1000x1000", "1001x1000", "0100x300", "99x300", "100x", "x9",
                         "100x300 ", "1000000x100", "https://a", "http://0/", "https:///", "https://", "HTTPS://a",
                         "https://x.y", "https://a.LocalHost/", "https://a..b", "https://1.2", "https://x.y:1/",
                         "https://x@y.z", "https://x.y?a", "https://x.y./", "https://.x.y", "https://a b", "https://a<", "https://a\n", "https://a\u00e9", "https://a\x7f"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(["x", "y", "t", "ab"]), st.text(LETTERS, max_size=3)), inner, max_size=4),
    ),
    max_leaves=8,
)  # fmt: skip
RIGHT = st.fixed_dictionaries(
    {"t": st.text(LETTERS, min_size=1, max_size=5)},
    optional={
        "ab": st.integers(-10, 10).map(lambda number: 5 * number),
        "no": st.sampled_from([None, True, False]),
        "url": st.text(WRITTEN, max_size=4).map(lambda rest: f"https://a{rest}"),
        "host": st.sampled_from(
            ["https://x.y", "https://x-1.y/a?b=c", "https://a.b.localhosts/", "https://1.z/.."]
        ),
        "list": st.lists(st.just(5), min_size=1, max_size=3),
        "size": st.sampled_from(["100x300", "1000x1000", "2000x500"]),
        "word": st.sampled_from([None, "", "a", "bc", "bcd"]),
        "inner": st.sampled_from([{"y": 5}, {"y": 0, "x": -5}]),
    },
)
NEARLY = st.builds(
    lambda body, key, value: {**body, key: value},
    RIGHT,
    st.sampled_from([one.decode() for one in FORM.names] + ["zz", "é"]),
    VALUES,
)


@st.composite
def written(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> bytes:
    """A value as JSON, written in one of many ways."""
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", " :\r\n")]))
    ascii_ = draw(st.booleans())
    text = json.dumps(draw(values), separators=separators, ensure_ascii=ascii_)
    return draw(st.sampled_from(["", " ", "\n"])).encode() + text.encode()


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """Nearly right, with some bytes put in, taken out or doubled."""
    data = bytearray(draw(written(st.one_of(RIGHT, NEARLY))))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 12)))
        noise = st.sampled_from(
            [
                b'"',
                b"\\",
                b"\\u",
                b"\\ud83e",
                b"{",
                b"}",
                b",",
                b":",
                b"0",
                b"-",
                b"\xff",
                b"\xc3",
                b"\0",
            ]
        )
        data[at:to] = draw(
            st.one_of(noise, st.just(bytes(data[at:to]) * 2), st.binary(max_size=3), st.just(b""))
        )
    return bytes(data)  # fmt: skip


TEXTS = st.one_of(
    written(RIGHT), written(NEARLY), written(VALUES), broken(), st.binary(max_size=12)
)
