"""Every line that a reader passes over is listed: without a reader, its lines come up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gatewright.pages.reading
import gatewright.pages.shapes.tables.reader
import gatewright.pages.statements.description
import gatewright.pages.statements.params
from gatewright.cli import main
from gatewright.pages import read
from gatewright.pages.shapes.extract import Extract
from tests.pages.made import SHAPES, invented
from tests.pages.rendered import page

SHARED = Path(__file__).parents[3] / "shared" / "docs"
FORMS = {"rivya": ("markdown", "fused", "html"), "umodelverse": ("fused", "markdown")}
PAGES = {
    f"{shape} {form}": page(invented(shape, 3), shape, form)
    for shape in SHAPES
    for form in FORMS.get(shape, ("markdown",))
} | {path.stem: path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("*.txt"))}
READERS = [
    *("read_tables", "read_entries", "read_labels"),
    *("read_sentences", "read_prices", "read_lifetimes"),
    *("read_codes", "read_examples", "read_addresses"),
]


@pytest.mark.parametrize("reader", READERS)
def test_without_a_reader_every_line_that_it_took_facts_from_is_listed(
    reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = 0
    for name, text in PAGES.items():
        gateway = read(text.encode(), name).gateway
        whole = read(text.encode(), name, gateway)
        with monkeypatch.context() as patch:
            patch.setattr(gatewright.pages.reading, reader, lambda *_: Extract())
            less = read(text.encode(), name, gateway)
        listed = {one.line for one in (*less.leftovers, *less.unused)}
        gone = {fact.place.line for fact in whole.facts if less.fact(fact.owner, fact.path) is None}
        # A command on one line has an address, headers and a body: what is left of these explains it.
        lines = enumerate(text.splitlines(), 1)
        commands = {number for number, line in lines if line.lstrip().startswith("curl ")}
        explained = commands & {fact.place.line for fact in less.facts}
        assert gone - explained <= listed, name
        lost += len(gone)
    assert lost


MARKED = """### 输入

| 参数 | 类型 | 是否必选 | 描述 |
|---|---|---|---|
| kind | string | 是 | 此处为 `reeds` |
| mood | string | 否 | 可选值: `calm`, `wild`, 默认 `calm` |
| canvas | string | 否 | 宽x高, 每个维度范围 256 ~ 1536 |
| link_url | string | 否 | HTTPS URL of a picture |
| shape | string | 否 | Text-to-image accepts: wide, tall. Editing additionally accepts: round. |

`https://api.modelverse.cn/v1/x`

### 响应

```json
{"created": 1756958375, "data": [{"url": "https://files.example.com/1.png"}]}
```
"""
HANDLERS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "limits in sentences": (gatewright.pages.statements.params, "limits_of", lambda *_: []),
    "options in sentences": (
        gatewright.pages.statements.description,
        "options_in",
        lambda *_: None,
    ),
    "defaults in sentences": (
        gatewright.pages.statements.description,
        "default_in",
        lambda *_: None,
    ),
    "constants in sentences": (
        gatewright.pages.statements.description,
        "constant_in",
        lambda *_: None,
    ),
    "options of a mode": (
        gatewright.pages.statements.description,
        "mode_options_in",
        lambda *_: [],
    ),
    "addresses in sentences": (gatewright.pages.statements.params, "address_in", lambda *_: None),
    "sizes in sentences": (gatewright.pages.statements.description, "size_in", lambda *_: False),
    "ranges in cells": (gatewright.pages.statements.params, "ranges_in", lambda *_: iter(())),
    "rows of files": (gatewright.pages.reading, "file_statements", lambda *_: iter(())),
    "example answers": (gatewright.pages.reading, "answer_statements", lambda *_: iter(())),
    "cells that have run together": (
        gatewright.pages.shapes.tables.reader,
        "fused_columns",
        lambda *_: None,
    ),
}


OF_EXAMPLES: dict[str, tuple[str, Callable[..., Any], str]] = {
    "requests": (
        "request_statements",
        lambda *_: iter(()),
        'Rivya AI Docs\n\n```json\n{\n  "prompt": "x",\n  "params": {\n    "referenceMediaItems": [{"url": "x", "kind": "image"}]\n  }\n}\n```\n',
    ),
    "answers": (
        "answer_statements",
        lambda *_: iter(()),
        'Models on reAPI\n\n## Response\n\n```json\n{\n  "id": "x",\n  "status": "queued"\n}\n```\n',
    ),
    "values that are held against their params": (
        "check_examples",
        lambda facts, *_: (facts, set[int]()),
        'Models on reAPI\n\n```json\n{\n  "prompt": "x",\n  "mood": "calm"\n}\n```\n',
    ),
    "values in code": (
        "check_examples",
        lambda facts, *_: (facts, set[int]()),
        "Models on reAPI\nRequest body\nseed — integer, optional\nMaximum 9.\n\nExample\n\nseed=12,\n",
    ),
    "own paths": (
        "own_path_statements",
        lambda *_: iter(()),
        "# Reed-1\n\nreAPI\n\n`https://api.example.com/v1/maker/reed-1`\n",
    ),
    "ids in code": ("shown_id_statements", lambda *_: [], 'reAPI\n\nmodel="maker/reed-1",\n'),
    "ids in rows": (
        "model_ids",
        lambda *_: ([], ""),
        "reAPI\n\n## Request body\n\n| Key | Type | Description |\n|---|---|---|\n| model | string | `maker/reed-1` |\n",
    ),
    "lists of status words": (
        "state_statements",
        lambda *_: iter(()),
        "skills.video\nResponse\n\nstatus\nenum<string>\nrequired\n\nAvailable options:\nIN_QUEUE,\nFAILED\n",
    ),
}


@pytest.mark.parametrize("name", OF_EXAMPLES)
def test_without_a_handler_of_examples_the_lines_that_it_read_are_listed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler, nothing, text = OF_EXAMPLES[name]
    whole = read(text.encode(), "x")
    with monkeypatch.context() as patch:
        patch.setattr(gatewright.pages.reading, handler, nothing)
        less = read(text.encode(), "x", whole.gateway)
    told = {(one.owner, one.path): (one.value, one.sure, one.contradicted) for one in less.facts}
    changed = {
        place.line
        for one in whole.facts
        if told.get((one.owner, one.path)) != (one.value, one.sure, one.contradicted)
        for place in (one.contradicted or (one.place,))
    }
    assert changed
    assert changed <= {one.line for one in (*less.leftovers, *less.unused)}
    assert not changed & {one.line for one in (*whole.leftovers, *whole.unused)}


@pytest.mark.parametrize("name", HANDLERS)
def test_without_a_handler_every_line_that_it_took_facts_from_is_listed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, handler, nothing = HANDLERS[name]
    lost = 0
    for page_name, text in {**PAGES, "marked": MARKED}.items():
        whole = read(text.encode(), page_name)
        with monkeypatch.context() as patch:
            patch.setattr(module, handler, nothing)
            less = read(text.encode(), page_name, whole.gateway)
        listed = {one.line for one in (*less.leftovers, *less.unused)}
        # A cell that was not understood is listed at the head of its entry.
        listed |= {line for line, path in whole.entries.items() if path in less.partly_read}
        gone = {fact.place.line for fact in whole.facts if less.fact(fact.owner, fact.path) is None}
        assert gone <= listed, page_name
        lost += len(gone)
    assert lost


def test_what_was_not_used_is_listed_and_all_was_used_is_said_only_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "## Request body\n\n| Key | Type | Required |\n|---|---|---|\n| prompt | string | Yes |\n"
    )
    path = tmp_path / "x.md"
    path.write_text(table)
    assert main(["docs", "read", str(path), "--gateway", "rivya"]) == 0
    assert "every line was used" in capsys.readouterr().out
    path.write_text(f"{table}\nIt paints reeds.\n")
    assert main(["docs", "read", str(path), "--gateway", "rivya"]) == 0
    out = capsys.readouterr().out
    assert "It paints reeds.  [looks like no fact]" in out
    assert "every line" not in out
