"""Changes of pages that once went unseen, each by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import Comparison, compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.report import change_sentence, sentence
from gatewright.pages.writing.draft import draft
from tests.pages.made import Made, invented
from tests.pages.rendered import page

EXTRA = """
Errors

Failed requests are free. Codes: reed_broken, ink_dry.
Authentication needs a Bearer token.
Only one source picture may be given in the editing mode.
A file may hold 10 MB; a sample has 20 pixels.
At most 4 files (2000 for editing).
Answers are synchronous.
Pixels are written as 1024x1024.
Every value of grain counts from 0 to 100.
Waiting takes 30 seconds.
error.param is the request id.
The states are QUEUED and DONE.

Answer

{
"id": "x1",
"status": "FAILED",
"code": "ink_dry",
"message": "no ink"
}

status — string, required
"""
CHANGES = [
    ("another error key", '"code": "ink_dry"', '"error_code": "ink_dry"'),
    ("an error key is gone", '"message": "no ink"', '"x": "no ink"'),
    ("a code is another", "reed_broken,", "reed_bent,"),
    ("a code is new", "ink_dry.", "ink_dry, ink_wet."),
    ("failed requests are charged", "are free", "are charged"),
    ("the bearer is replaced", "a Bearer token", "an x-key header"),
    ("a rule about modes", "Only one source", "Up to three source"),
    ("a number in brackets", "(2000 for editing)", "(1000 for editing)"),
    ("a seed's range in words", "from 0 to 100", "from 1 to 100"),
    ("another sign between sides", "1024x1024", "1024*1024"),
    ("another unit of time", "30 seconds", "30 milliseconds"),
    ("no request id any more", "is the request id", "is the param that is wrong"),
    ("sample against limit", "a sample has 20", "a sample has 40"),
    ("asynchronous", "are synchronous", "are asynchronous"),
    ("a status word", "QUEUED and DONE", "WAITING and DONE"),
    ("a status word in an example", '"FAILED"', '"BROKEN"'),
    ("status not required", "status — string, required", "status — string, optional"),
    ("exclusive bounds", "from 0 to 100", "from above 0 to below 100"),
    ("the size of files", "10 MB", "12 MB"),
]


@pytest.fixture
def base(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> str:
    text = page(invented("reapi", 4), "reapi") + EXTRA
    keep("reapi", "made", draft(read(text.encode(), "page"), "2026-01-02"))
    accept(text)
    return text


def told(gateways: Path, text: str) -> tuple[Comparison, list[str]]:
    workspace, _ = load(gateways)
    comparison = compare(read(text.encode(), "page"), workspace)
    lines = [sentence(one, "page") for one in comparison.findings if one.kind in DRIFT]
    return comparison, lines + [change_sentence(one, "page") for one in comparison.changes]


@pytest.mark.parametrize(
    ("before", "after"), [one[1:] for one in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_a_change_of_words_is_told_with_its_place(
    base: str, before: str, after: str, gateways: Path
) -> None:
    assert base.count(before) == 1
    changed = base.replace(before, after)
    lines = set(told(gateways, changed)[1]) - set(told(gateways, base)[1])
    at = next(number for number, line in enumerate(changed.split("\n"), 1) if after in line)
    assert [line for line in lines if line.startswith(f"page:{at}:")]


def test_every_sentence_that_is_gone_is_told(base: str, gateways: Path) -> None:
    for line in EXTRA.split("\n"):
        if line.strip():
            _, lines = told(gateways, base.replace(f"\n{line}\n", "\n", 1))
            assert set(lines) - set(told(gateways, base)[1]), line


RIVYA = [
    ("another container", '"params": {', '"settings": {'),
    ("params required", "paramsobjectNo", "paramsobjectYes"),
    ("another upload path", "/api/v1/files", "/api/v2/files"),
    ("another item key", '"kind": "image"', '"type": "image"'),
    ("accepted kinds", "Accepted file kinds\nimage", "Accepted file kinds\nimage, video"),
    ("model optional", "modelstringYes", "modelstringNo"),
]


@pytest.mark.parametrize(("before", "after"), [one[1:] for one in RIVYA], ids=[c[0] for c in RIVYA])
def test_a_change_of_what_the_gateway_asks_for_is_told(
    before: str,
    after: str,
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
) -> None:
    text = page(invented("rivya", 4), "rivya", "fused")
    text = text.replace("where that is asked", "from /api/v1/files where that is asked")
    item = '"params": {\n    "referenceMediaItems": [{"url": "https://x.example/a.png", "kind": "image"}],'
    text = text.replace('"params": {', item)
    keep("rivya", "made", draft(read(text.encode(), "page"), "2026-01-02"))
    accept(text)
    assert not told(gateways, text)[0].has_drift
    assert before in text
    comparison, lines = told(gateways, text.replace(before, after))
    assert comparison.has_drift
    assert lines or comparison.leftovers


def test_a_param_that_is_called_otherwise_everywhere_is_told_as_gone_and_new(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    model = invented("reapi", 4)
    model = type(model)(
        **{
            **{name: getattr(model, name) for name in ("id", "title", "characters")},
            "params": (*model.params, Made("image_url", "string", False, None, (), None, 90)),
        }
    )
    text = page(model, "reapi")
    keep("reapi", "made", draft(read(text.encode(), "page"), "2026-01-02"))
    accept(text)
    comparison, _ = told(gateways, text.replace("image_url", "image_urls"))
    kinds = {(one.kind, one.name) for one in comparison.findings if one.kind in DRIFT}
    assert kinds == {("gone", "params.image_url"), ("new", "params.image_urls")}


def test_a_fact_that_one_of_several_places_states_no_more_is_drift(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    model = invented("rivya", 4)
    text = page(model, "rivya")
    keep("rivya", "made", draft(read(text.encode(), "page"), "2026-01-02"))
    accept(text)
    limit = f"Maximum {model.characters} characters for this model."
    comparison, lines = told(gateways, text.replace(limit, "What the picture shows."))
    assert comparison.has_drift
    assert [line for line in lines if "params.prompt.max_length" in line]
    comparison, _ = told(gateways, text.replace(limit, "Maximum 77 characters for this model."))
    note = next(one.note for one in comparison.findings if one.kind == "unsure")
    assert "the page contradicts itself" in note


def test_another_address_is_told_once_and_what_changes_beside_it_is_told_too(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    call = "/api/v1/images/generations"
    text = f"{page(invented('reapi', 4), 'reapi')}\nEndpoint\n\nPOST {call}\n"
    keep("reapi", "made", draft(read(text.encode(), "page"), "2026-01-02"))
    accept(text)
    changed = text.replace(call, call.replace("v1", "v2"))
    comparison, _ = told(gateways, changed)
    names = [one.name for one in comparison.findings if one.kind in DRIFT]
    assert names == ["operations.images.create"]
    assert comparison.changes == []
    line = next(one for one in changed.split("\n") if one.startswith("curl") and "v2" in one)
    comparison, _ = told(gateways, changed.replace(line, f"{line} --max-time 90", 1))
    assert [one.text for one in comparison.changes] == [f"{line} --max-time 90"]
