"""Whatever changes on an accepted page is told; what only looks different is not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest

from gatewright.load import Workspace, load
from gatewright.pages import Comparison, compare, read
from gatewright.pages.report import comparison_lines
from gatewright.pages.writing.draft import draft
from tests.pages.made import SHAPES, invented
from tests.pages.rendered import page
from tests.shares import share

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "docs"
REAL = sorted(SHARED.glob("*.txt")) if SHARED.is_dir() else []
FORMS = {"rivya": ("markdown", "fused", "html", "tabs"), "umodelverse": ("fused", "markdown")}
CASES = [
    (shape, form, seed)
    for shape in SHAPES
    for form in FORMS.get(shape, ("markdown",))
    for seed in range(100, 108)
]
_BY_THEMSELVES = (
    *("Copy page", "5 min read", "1,204 views", "Updated 3 days ago", "Ask AI", "Edit this page"),
    "\u00a9 2026 Reeds and sons",
)
_DRAWN = re.compile(r"[\s|:`#*-]*\Z|<[^<>]*>\Z")


def single_changes(text: str) -> Iterator[tuple[str, str]]:
    """(what, page) of every line removed, moved, and with one word changed or added."""
    lines = text.split("\n")
    said = [index for index, line in enumerate(lines) if says_something(line)]
    for index in said:
        line = lines[index]
        rest = [*lines[:index], *lines[index + 1 :]]
        yield f"line {index + 1} removed: {line}", "\n".join(rest)
        far = (index + len(lines) // 2) % len(lines)
        if says_something("".join(sorted(set(lines[min(index, far) : max(index, far)])))):
            moved = [*rest[:far], line, *rest[far:]]
            if [one for one in moved if says_something(one)] != [lines[at] for at in said]:
                yield f"line {index + 1} moved: {line}", "\n".join(moved)
        words = [
            found.span()
            for found in re.finditer(
                r"[\w.:/-]*\w", re.sub(r"<[^<>]*>", lambda tag: " " * len(tag[0]), line)
            )
        ]
        if words:
            start, end = random.Random(index).choice(words)
            change = ("changed", f"{line[:start]}zebra{line[end:]}")
            for what, new in (change, ("added", f"{line[:end]} zebra{line[end:]}"))[
                : 1 + index % 2
            ]:
                yield (
                    f"line {index + 1}, word {what}: {new}",
                    "\n".join([*lines[:index], new, *lines[index + 1 :]]),
                )


def says_something(line: str) -> bool:
    return (
        not _DRAWN.match(re.sub(r"<(style|title|nav|footer)\b.*?</\1>|<(?!/?nav)[^<>]*>", "", line))
        and not line.startswith(("<nav", "<footer"))
        and "cookies" not in line
        and "Skip to" not in line
    )


def harmless(text: str) -> Iterator[tuple[str, str]]:
    """(what, page) of the same page drawn otherwise."""
    yield "carriage returns", text.replace("\n", "\r\n")
    yield "blanks", text.replace(" ", "  ") if "\t" not in text else text
    yield "no-break spaces", text.replace(" ", "\u00a0")
    yield "blank lines", text.replace("\n", "\n\n\n")
    yield "a byte order mark", "\ufeff" + text
    menu = ["Skip to main content", "Was this page helpful?", "Last updated on May 3, 2026"]
    above, *below = [f"<p>{one}</p>" for one in menu] if "<body>" in text else menu
    yield "a menu that is known", "\n".join([above, text, *below])
    for number, line in enumerate(_BY_THEMSELVES, 1):
        known = f"<p>{line}</p>" if "<body>" in text else line
        yield f"a line that changes by itself ({number})", f"{known}\n\n{text}\n\n{known}\n"
    yield "curly quotes", text.replace("'", "\u2019")
    yield "dashes between numbers", re.sub(r"(?<=\d) - (?=\d)", " \u2013 ", text)
    yield "digits of full width", re.sub(r"(?<=[a-z] )\d(?=\b)", lambda one: _wide(one[0]), text)
    yield "marks of direction", text.replace(" ", " \u200e")
    if "<body>" not in text:
        yield "unseen characters", text.replace("e", "e\u200b")
        yield (
            "bold words",
            re.sub(r"\b(characters|Between|Required|picture)\b(?![^|]*\|)", r"**\1**", text),
        )


def _wide(digit: str) -> str:
    return chr(ord(digit) + 0xFEE0)


def in_html(text: str) -> str:
    """A page of lines as HTML, with menus around it."""
    blocks = "\n".join(f"<div><span>{escape(line)}</span></div>" for line in text.split("\n"))
    return f"<!doctype html><html><head><title>x</title></head><body><nav>Home<br>{random.random()}</nav><main>{blocks}</main><footer>2026</footer></body></html>"


def told(workspace: Workspace, text: str, gateway: str) -> Comparison:
    return compare(read(text.encode(), "page", gateway), workspace)


@pytest.mark.parametrize(("shape", "form", "seed"), share(CASES, 24, "pages, each changed singly"))
def test_every_single_change_of_a_made_page_is_drift_and_another_drawing_is_not(
    shape: str,
    form: str,
    seed: int,
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
) -> None:
    text = page(invented(shape, seed), shape, form)
    keep(shape, "made", draft(read(text.encode(), "page"), "2026-01-02"))
    accept(text)
    workspace, faults = load(gateways)
    assert faults == []
    silent = [
        what for what, after in single_changes(text) if not told(workspace, after, shape).has_drift
    ]
    assert silent == []
    for what, after in harmless(text):
        assert not told(workspace, after, shape).has_drift, what


def test_there_are_at_least_5000_single_changes_and_1000_harmless_ones_over_60_pages() -> None:
    pages = [page(invented(shape, seed), shape, form) for shape, form, seed in CASES]
    assert len(pages) >= 60
    assert sum(len(list(single_changes(text))) for text in pages) >= 5000
    assert sum(after != text for text in pages for _, after in harmless(text)) >= 1000


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_single_change_of_a_real_page_is_drift_and_another_drawing_is_not(path: Path) -> None:
    workspace, _ = load(ROOT / "specs")
    text = path.read_text(encoding="utf-8")
    gateway = read(text.encode(), "page").gateway or ""
    silent = [
        what
        for what, after in single_changes(text)
        if not told(workspace, after, gateway).has_drift
    ]
    assert silent == []
    # Tables in Markdown are not tables once their lines are paragraphs.
    drawn = [] if "|---" in text else [("HTML", in_html(text))]
    for what, after in (*harmless(text), *drawn):
        comparison = told(workspace, after, gateway)
        assert not comparison.has_drift, (what, *comparison_lines(comparison))


@pytest.mark.parametrize("shape", ["rivya", "umodelverse"])
@pytest.mark.parametrize("form", ["html", "fused", "tabs", "markdown"])
def test_a_page_accepted_in_one_form_is_known_in_every_other(
    shape: str,
    form: str,
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
) -> None:
    model = invented(shape, 3)
    keep(shape, "made", draft(read(page(model, shape).encode(), "page"), "2026-01-02"))
    accept(page(model, shape, form))
    workspace, _ = load(gateways)
    for other in ("html", "fused", "tabs", "markdown"):
        comparison = told(workspace, page(model, shape, other), shape)
        assert comparison.changes == [], other
