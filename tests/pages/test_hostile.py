"""Pages that mean harm give a clear refusal or plain facts: never code, never a hang."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.pages import PageError, compare, read
from gatewright.pages.report import comparison_lines, github_lines, reading_lines
from gatewright.pages.text.characters import MAX_BYTES
from gatewright.pages.writing.draft import draft
from tests.pages.made import invented
from tests.pages.rendered import page
from tests.pages.test_rendered_pages import own_facts

SIZE = 50_000
BOMBS = {
    "open tags": "<div>" * SIZE,
    "open comments": "<!--" * SIZE,
    "angle brackets": "<" * SIZE * 4,
    "open scripts": "<html><script " * SIZE,
    "open table cells": "<table><tr>" + "<td>" * SIZE,
    "many headings": "# Request body\n" * SIZE,
    "open objects": '{"a":' * SIZE,
    "objects on lines": '{ "a"\n' * SIZE,
    "open quotes": '{"\\"' * SIZE,
    "pipes": "|" * SIZE * 4,
    "rows of pipes": "|a|b|\n" * SIZE,
    "a fused head and a long row": "KeyTypeRequiredDefaultRangeOptionsDescription\n"
    + "astringNo" * SIZE,
    "fused rows": "KeyTypeRequiredDefaultRangeOptionsDescription\n"
    + "astringNo1-1:1, 2:2Text\n" * (SIZE // 20),
    "numbers": "Body\nx\ninteger\n\n" + "between 1 and 2 " * SIZE,
    "one word": "a" * SIZE * 8,
    "blank lines": "a b c\n" + "\n" * SIZE * 4,
    "types": "Body\n" + "string\n" * SIZE,
    "options": "Body\nx\nenum<string>\nAvailable options:\n" + "a,\n" * SIZE,
    "entities": "<p>" + "&amp;&#x41;&lt;" * SIZE,
    "addresses": "https://reapi.ai/images/" * SIZE,
    "links": "[a](b" * SIZE,
    "upload to": "upload up to up to " * SIZE,
    "errors": "Errors\n" + "a_b, " * SIZE,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_read_in_time_or_refused(bomb: str) -> None:
    start = time.process_time()
    try:
        read(b"Rivya AI Docs\n" + BOMBS[bomb].encode(), "page")
    except PageError as error:
        assert str(error)
    assert time.process_time() - start < 60


def test_reading_takes_time_in_proportion_to_the_page() -> None:
    made = page(invented("skills-video", 1), "skills-video")

    def seconds(times: int) -> float:
        start = time.process_time()
        read((made * times).encode(), "page")
        return time.process_time() - start

    seconds(10)
    # The least of a few: what else the process has in memory lengthens some of them.
    small, large = (min(seconds(times) for _ in range(4)) for times in (20, 160))
    assert large < 8 * small * 4


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"caf\xe9 and \xff\xfe", "UTF-8"),
        (b"x" * (MAX_BYTES + 1), "larger"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_page_is_refused_in_one_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(PageError, match=why):
        read(raw, "page")


def test_a_declared_encoding_is_heeded() -> None:
    html = "<html><head><meta charset='gbk'></head><body><p>链接 7 天</p></body></html>"
    assert read(html.encode("gbk"), "page").facts is not None


def test_scripts_styles_and_menus_are_no_part_of_the_page() -> None:
    made = page(invented("rivya", 3), "rivya", "html")
    evil = made.replace(
        "<main>", "<script>var x = '<p>Prompt limit</p><p>9 characters</p>'</script><main>"
    )
    assert own_facts(read(evil.encode(), "page")) == own_facts(read(made.encode(), "page"))


AIMED = (
    "\x1b[2J\x1b]0;owned\x07",
    "{{ 7 * 7 }}{% raw %}",
    '"""\nimport os\nos.abort()\n"""',
    "': !!python/object/apply:os.abort []",
    "x\n::error::injected",
    "%0A::error::injected",
    "&anchor *alias <<: *x",
    "\u202egnp.exe",
)


@pytest.mark.parametrize("text", AIMED)
def test_text_that_aims_at_yaml_templates_or_the_terminal_stays_text(
    text: str, gateways: Path, keep: Callable[[str, str, str], Path]
) -> None:
    made = page(invented("rivya", 3), "rivya")
    hostile = made.replace("gouache", text).replace("Look of the picture", f"Look {text} 5 max")
    hostile = f"{text}\nup to 5 {text} images\n{hostile}"
    reading = read(hostile.encode(), f"page{text}")
    kept = keep("rivya", "made", draft(reading, "2026-01-02"))
    assert "\x1b" not in kept.read_text()
    workspace, faults = load(gateways)
    assert [*faults, *check(workspace)] == [] or all(str(fault) for fault in faults)
    comparison = compare(reading, workspace)
    lines = [*reading_lines(reading), *comparison_lines(comparison), *github_lines([comparison])]
    for line in lines:
        assert line.isprintable()
    assert not [line for line in github_lines([comparison]) if line.startswith("::error::injected")]
