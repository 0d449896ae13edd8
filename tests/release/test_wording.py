"""A change is told as a person would tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.release import compare
from gatewright.release.changelog import entry

from .conftest import edited, package_of
from .table import QWEN2, REAPI, REAPI_GATEWAY, UCLOUD


def told(specs: Path, name: str, old: str, new: str) -> list[str]:
    before = package_of(specs)
    edited(specs, name, old, new)
    return [one.text for one in compare(before, package_of(specs))]


@pytest.mark.parametrize(
    ("lifetime", "words"),
    [("3 days", "3 days"), ("36 hours", "36 hours"), ("1 hour", "1 hour"), ("24 hours", "1 day")],
)
def test_spans_are_told_in_their_largest_unit(specs: Path, lifetime: str, words: str) -> None:
    text = f"The life of a result link may be at most {words} now; it was 7 days."
    assert told(specs, UCLOUD, "lifetime: 7 days", f"lifetime: {lifetime}") == [text]


def test_a_wait_is_told_in_minutes(specs: Path) -> None:
    text = "A whole wait may be at most 15 minutes now; it was 10 minutes."
    assert text in told(specs, REAPI_GATEWAY, "deadline: 600", "deadline: 900")


def test_what_is_at_least_so_much_must_be_it_and_what_is_at_most_may_be_it(specs: Path) -> None:
    (text,) = told(specs, UCLOUD, "min_side: 256", "min_side: 512")
    assert "must be at least 512" in text and text.endswith(" now; it was 256.")
    (text,) = told(specs, REAPI, "max_length: 800", "max_length: 700")
    assert text == "`prompt` may be at most 700 characters now; it was 800."


def test_pages_that_were_only_read_again_are_one_line_of_the_changelog(specs: Path) -> None:
    before = package_of(specs)
    for name in (REAPI, QWEN2, UCLOUD):
        edited(specs, name, "read: 2026-11-2", "read: 2026-10-2")
    edited(specs, REAPI, "max_length: 800", "max_length: 700")
    changes = compare(before, package_of(specs))
    lines = entry("0.2.0", "2026-11-28", changes).splitlines()
    again = [line for line in lines if "read again" in line]
    assert again == ["- The pages of 3 models and gateways were read again."]
    assert sum(line.startswith("- ") for line in lines) == 2


def test_another_page_is_no_page_read_again(specs: Path) -> None:
    assert told(specs, REAPI, "read: 2026-11-2", "read: 2026-10-2") == [
        "Its pages were read again."
    ]
    assert told(specs, REAPI, "{title: qwen-image-2,", "{title: another,")[-1] == (
        "Its facts are from other pages."
    )
