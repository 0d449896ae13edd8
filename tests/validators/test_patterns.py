"""Forms of texts: matched as regular expressions match, in linear time, and refused where readers differ."""

from __future__ import annotations

import re
import time

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.runtime.rules.patterns import BadPattern, TextForm

FORMS = (
    "[0-9]+:[0-9]+", "a|bc|", "(ab)*c?", "(?:a|b){2,3}", "[^/]+/[^/]+", "\\(x\\)", "[a\\-z]+", "[-a]",
    "[a-]", "x{0,2}y{3}", "(a|ab)(c|bcd)*", "\u00e9+", "[\u00e0-\u00ff]{1,}", "((a?){3})+b", "[a-c&]",
)  # fmt: skip
REFUSED = {
    "a.b": "write a set such as [^/]",
    "^a": "leave it out",
    "a$": "leave it out",
    "\\d+": "write a set such as [0-9]",
    "\\": "ends in the middle",
    "(a": "')' is missing",
    "a)": "nothing opens ')'",
    "[a": "ends in the middle",
    "[]": "a set lists",
    "[z-a]": "is not a range",
    "[&&]": "is not a range",
    "(?=a)": "nothing else behind its bracket",
    "a**": "one count at a place",
    "*a": "cannot stand here",
    "a{": "a count is a number",
    "a{3,2}": "a count of 3 to 2 is none",
    "a{2": "'}' is missing",
    "((a{99}){99}){99}": "it counts too far",
}


@pytest.mark.parametrize("pattern", FORMS)
def test_a_form_fits_what_two_other_readers_find_in_it(pattern: str) -> None:
    form, theirs = TextForm(pattern), re.compile(pattern)
    judge = jsonschema_rs.validator_for({"pattern": f"^(?:{pattern})$"})

    @settings(max_examples=60, derandomize=True, deadline=None, database=None)
    @given(
        st.one_of(
            st.text("abcxyz0:/()-&\u00e9\n", max_size=7), st.from_regex(pattern, fullmatch=True)
        )
    )
    def check(text: str) -> None:
        assert form.fits(text) == bool(theirs.fullmatch(text)) == judge.is_valid(text)

    check()


@pytest.mark.parametrize("pattern", FORMS)
def test_the_example_of_a_form_has_it_and_the_length_that_is_asked_for(pattern: str) -> None:
    form = TextForm(pattern)
    for least in range(5):
        text = form.example(least, 9)
        assert text is None or (form.fits(text) and least <= len(text) <= 9)
    assert form.example() is not None


@pytest.mark.parametrize("pattern", REFUSED)
def test_what_readers_understand_differently_is_refused_with_what_to_write(pattern: str) -> None:
    with pytest.raises(BadPattern, match=re.escape(REFUSED[pattern])):
        TextForm(pattern)


@pytest.mark.parametrize("pattern", ["(a*)*b", "(a|a)*b", "a*a*a*a*a*a*b", "(?:[a-z]+ ?)+!"])
def test_no_form_takes_long_over_a_text_that_has_it_not(pattern: str) -> None:
    form, start = TextForm(pattern), time.perf_counter()
    assert not form.fits("a" * 20_000)
    assert time.perf_counter() - start < 5
