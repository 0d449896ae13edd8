"""The words for reading a gateway's pages: beside its spec, checked, and of a user's own making."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gatewright.captures import CAPTURES
from gatewright.check import check
from gatewright.check.readings import reading_faults
from gatewright.check.shape import schema_of, shape_faults
from gatewright.cli import main
from gatewright.load import SpecFile, Workspace, load
from gatewright.load.document import read as read_spec
from gatewright.pages import read
from gatewright.pages.words.values import capture
from gatewright.pages.words.vocabularies import COMMON, released_vocabularies

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "reading-pages.md").read_text(encoding="utf-8")
OWN = re.findall(r"```yaml\n(# yaml-language-server.*?)```", DOCUMENT, re.DOTALL)[0]
"""The vocabulary that the document shows."""
PAGE = """# Brush 3 by Pictura

In requests to the Pictura API, call it as brush-3.

POST /v1/images

Longest prompt
900 characters
Cost
4

## What you may send

| Key | Type | Obligatory | Description |
|---|---|---|---|
| ratio | enum | yes | One of 1:1, 2:1, or 3:1 |

The addresses end after a while.
"""


@pytest.fixture
def own(gateways: Path) -> Path:
    """A specs folder with a gateway that gatewright has never met, and its words."""
    text = (gateways / "gateways" / "reapi.yaml").read_text(encoding="utf-8")
    text = text.replace("class: ReAPI", "class: Pictura")
    (gateways / "gateways" / "pictura.yaml").write_text(text, encoding="utf-8")
    (gateways / "reading" / "pictura.yaml").write_text(OWN, encoding="utf-8")
    return gateways


def test_the_words_of_all_pages_have_the_shape_of_a_gateways_words() -> None:
    file = SpecFile(COMMON, "reading", "")
    assert read_spec(file, COMMON.read_bytes()) == []
    nothing = Workspace(Path(), SpecFile(Path(), "package", ""))
    assert [*shape_faults(file), *reading_faults(file, nothing)] == []


def test_a_gateway_of_ones_own_brings_its_words(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    assert main(["docs", "read", str(page), "--specs", str(own), "--json"]) == 0
    (reading,) = json.loads(capsys.readouterr().out)
    facts = {one["fact"]: one["value"] for one in reading["facts"]}
    assert (reading["gateway"], reading["model"]) == ("pictura", "brush-3")
    assert reading["not_understood"] == []
    assert facts == {
        "title": "Brush 3",
        "id": "brush-3",
        "operations.images.create": "POST /v1/images",
        "params.prompt.max_length": 900,
        "price.credits": 4,
        "params.ratio.type": "enum",
        "params.ratio.options": ["1:1", "2:1", "3:1"],
        "params.ratio.required": True,
        "links.expire": True,
    }


def test_a_gateway_without_words_is_read_with_the_common_ones(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "reading" / "pictura.yaml").unlink()
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    command = ["docs", "read", str(page), "--specs", str(own), "--json"]
    assert main(command) == 1
    assert json.loads(capsys.readouterr().out)[0]["gateway"] is None
    assert main([*command, "--gateway", "pictura"]) == 0
    (reading,) = json.loads(capsys.readouterr().out)
    assert reading["gateway"] == "pictura"
    assert "price.credits" not in {one["fact"] for one in reading["facts"]}


def test_the_specs_of_the_project_know_each_gateway_by_its_marks() -> None:
    workspace, _ = load(ROOT / "specs")
    assert workspace.readings.keys() == workspace.gateways.keys()
    for name, file in workspace.readings.items():
        for mark in file.data["marks"]:
            assert released_vocabularies().recognise([f"a page with {mark} in it"]) == name


@pytest.mark.parametrize(
    ("change", "place", "message", "hint"),
    [
        (("headings:", "heading:"), "5:1", "no key `heading` here", "did you mean `headings`?"),
        (("params: [What", "param: [What"), "6:3", "no key `param` here", "`params`?"),
        (("  required: [Obl", "  requird: [Obl"), "8:3", "no key `requird`", "`required`?"),
        (("as: characters", "as: character"), "11:65", "cannot be", "`characters`?"),
        (("fact: params.prompt", "fact: parms.prompt"), "11:35", "no model can have", "`params`?"),
        (("<title>", "<titel>"), "15:23", "cannot be called `titel`", "did you mean `title`?"),
        (("(?P<word>[\\w-]+)", "(?P<word>[\\w-]+"), "16:20", "not a regular expression", ""),
        (("(?P<word>[\\w-]+)", "[\\w-]+"), "16:20", "what value this sentence states", "`value`"),
        ((", owner: gateway, says: '\\b(", ", says: '\\b("), "17:10", "no model can", "`owner: gateway`"),
        (("value: true, ", ""), "18:46", "what value", "name a group"),
        (("says: '\\badd", "sais: '\\badd"), "18:3", "`says` is missing", ""),
        (("marks:", "slots: {x: output.uri}\nmarks:"), "2:12", "no slot `output.uri`", "`output.url`?"),
        (("marks:", "types: {strng: [x]}\nmarks:"), "2:9", "cannot be a key", "`string`?"),
        (("marks:", "prices: {x: price.credit}\nmarks:"), "2:13", "no model can have", "`credits`?"),
    ],
)  # fmt: skip
def test_a_fault_in_the_words_is_told_with_its_place_and_the_nearest_word(
    own: Path, change: tuple[str, str], place: str, message: str, hint: str
) -> None:
    text = OWN.replace(*change)
    assert text != OWN
    (own / "reading" / "pictura.yaml").write_text(text, encoding="utf-8")
    workspace, faults = load(own)
    found = [str(one) for one in (*faults, *check(workspace))]
    assert any(
        f"pictura.yaml:{place}: " in one and message in one and hint in one for one in found
    ), found


def test_words_for_a_gateway_that_has_no_spec_are_a_fault(own: Path) -> None:
    (own / "gateways" / "pictura.yaml").unlink()
    _, faults = load(own)
    assert [fault.message for fault in faults] == ["there is no gateway `pictura`"]


def test_faulty_words_stop_reading_and_checking_with_their_place(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own / "reading" / "pictura.yaml"
    path.write_text(OWN.replace("marks:", "mark:"), encoding="utf-8")
    assert main(["docs", "read", str(tmp_path / "none.md"), "--specs", str(own)]) == 3
    said = "pictura.yaml:2:1: there is no key `mark` here; did you mean `marks`?"
    assert said in capsys.readouterr().err
    assert main(["check", "--specs", str(own), "--out", str(tmp_path / "out")]) == 3
    assert said in capsys.readouterr().err


SAMPLES = {
    "word": ("x-1", "x-1"),
    "title": ("Brush 3", "Brush 3"),
    "integer": ("2,000", 2000),
    "number": ("4.5", 4.5),
    "money": ("0.04", "0.04"),
    "count": ("two", 2),
    "words": ("png, jpeg, or webp", ["png", "jpeg", "webp"]),
    "names": ("image_url", ["image_url"]),
    "kinds": ("Image and Video", ["image", "video"]),
    "duration": ("24 Hours", "24 hours"),
    "days": ("7", "7 days"),
    "hours": ("1", "1 hour"),
    "per_usd": (".001", 1000),
    "post": ("/v1/images", "POST /v1/images"),
}


@pytest.mark.parametrize("group", CAPTURES)
def test_every_group_is_read_as_it_is_documented(group: str) -> None:
    text, value = SAMPLES[group]
    assert capture(group, text) == value
    assert f"| `{group}` | {CAPTURES[group]} |" in DOCUMENT


def test_a_type_that_specs_know_is_a_type_that_pages_may_name() -> None:
    names = schema_of("reading")["properties"]["types"]["propertyNames"]
    assert names == {"$ref": "#/$defs/type"}


def test_a_page_is_read_with_the_released_words_when_nobody_names_others() -> None:
    assert read(b"Rivya AI Docs\n", "x").gateway == "rivya"
