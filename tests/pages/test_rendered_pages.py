"""The same page in every rendering says the same."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pytest

from gatewright.pages import PageReading, read
from tests.pages.made import SHAPES, facts, invented
from tests.pages.rendered import page

SEEDS = range(12)


def own_facts(reading: PageReading) -> dict[str, Any]:
    """What a reading says about the model itself; what is merely not required is left out."""
    return {
        fact.name: fact.value
        for fact in reading.facts
        if fact.owner == "model"
        and not (fact.path[0] == "params" and fact.value is False and fact.path[-1] == "required")
    }


def reading_of(text: str) -> PageReading:
    return read(text.encode("utf-8"), "page")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_fact_of_a_made_page_is_read_and_nothing_else(shape: str, seed: int) -> None:
    model = invented(shape, seed)
    reading = reading_of(page(model, shape))
    assert own_facts(reading) == facts(model, shape)
    assert reading.leftovers == ()
    assert not [fact for fact in reading.facts if fact.sure == "unsure" or fact.contradicted]


@pytest.mark.parametrize("form", ["html", "fused", "tabs"])
@pytest.mark.parametrize("shape", ["rivya", "umodelverse"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_says_the_same_in_every_form(shape: str, form: str, seed: int) -> None:
    model = invented(shape, seed)
    reading = reading_of(page(model, shape, form))
    assert own_facts(reading) == facts(model, shape)
    assert not [fact for fact in reading.facts if fact.sure == "unsure"]


@pytest.mark.parametrize("form", ["markdown", "fused", "html"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_that_lost_its_labels_says_the_same(form: str, seed: int) -> None:
    model = invented("rivya", seed)
    assert own_facts(reading_of(page(model, "rivya", form, labels=False))) == facts(model, "rivya")


def curly(text: str) -> str:
    return "".join(
        "\u201c" if char == '"' and index % 2 else "\u201d" if char == '"' else char
        for index, char in enumerate(text)
    ).replace("'", "\u2019")


DISGUISES = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "curly quotes": curly,
    "full-width digits": lambda text: text.translate(
        {48 + digit: 0xFF10 + digit for digit in range(10)}
    ),
    "unseen characters": lambda text: text.replace("a", "a\u200b").replace("e", "\u2060e"),
    "a banner and menus around it": lambda text: (
        f"Home\nDocs\nPricing\n\nWe use cookies.\nAccept all\n\n{text}\nWas this page helpful?\nYes\nNo\n"
    ),
    "a byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(4))
def test_a_disguise_of_characters_changes_no_fact(shape: str, disguise: str, seed: int) -> None:
    model = invented(shape, seed)
    reading = reading_of(DISGUISES[disguise](page(model, shape)))
    assert own_facts(reading) == facts(model, shape)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_with_a_mark_are_read(encoding: str) -> None:
    model = invented("rivya", 1)
    reading = read(page(model, "rivya").encode(encoding), "page")
    assert own_facts(reading) == facts(model, "rivya")


def in_html(text: str) -> str:
    """A page of lines as HTML: a paragraph each, entries under headings, names in tags of their own."""
    blocks: list[str] = []
    for line in text.splitlines():
        if " — " in line and not line.endswith("."):
            name, rest = line.split(" — ", 1)
            blocks.append(f"<h3 id='{name}'><code>{name}</code> — {escape(rest)}</h3>")
        elif line in ("Request body", "Body", "Response", "Pricing", "Quick example"):
            blocks.append(f"<h2>{line}<a href='#x'>\u200b</a></h2>")
        else:
            blocks.append(f"<div><span>{escape(line)}</span></div>")
    return (
        f"<!doctype html><html><body><nav>Body<br>Pricing</nav>{chr(10).join(blocks)}</body></html>"
    )


def in_markdown(text: str) -> str:
    """A page of lines as Markdown: headings, entries under headings of a lower level, code marks."""
    lines: list[str] = []
    for line in text.splitlines():
        if " — " in line and not line.endswith("."):
            name, rest = line.split(" — ", 1)
            lines += ["", f"### `{name}` — {rest}", ""]
        elif line in ("Request body", "Body", "Response", "Pricing", "Quick example"):
            lines += ["", f"## {line}", ""]
        else:
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("rendered", [in_html, in_markdown])
@pytest.mark.parametrize("shape", ["reapi", "skills-video"])
@pytest.mark.parametrize("seed", SEEDS)
def test_prose_and_dumps_say_the_same_in_html_and_markdown(
    shape: str, rendered: Callable[[str], str], seed: int
) -> None:
    model = invented(shape, seed)
    reading = reading_of(rendered(page(model, shape)))
    assert own_facts(reading) == facts(model, shape)
    assert reading.leftovers == ()
