"""Loading: plain data, the place of every value, and what no file may hold."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.load import SpecFile, document, load
from gatewright.load.document import read

SPECS = Path(__file__).parents[2] / "specs"

PARSERS: dict[str, Any] = {"pure": yaml.BaseLoader}
if yaml.__with_libyaml__:
    PARSERS["libyaml"] = yaml.CBaseLoader


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Each parser in turn: a machine without libyaml reads the same."""
    monkeypatch.setattr(document, "_YamlParser", PARSERS[request.param])
    return request.param


def parsed(text: str | bytes) -> tuple[SpecFile, list[str]]:
    file = SpecFile(Path("x.yaml"), "model", "shop")
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return file, [str(fault) for fault in read(file, raw)]


def value(text: str) -> Any:
    """What YAML makes of `text` after ``v: ``."""
    file, faults = parsed(f"v: {text}\n")
    assert faults == []
    return file.data["v"]


SCALARS: list[tuple[str, object]] = [
    ("5", 5),
    ("-3", -3),
    ("0", 0),
    ("2.5", 2.5),
    ("-0.1", -0.1),
    ("1.0", 1.0),
    ("0.0001", 0.0001),
    ("0.00005", 0.00005),
    ("-0.0000001", -0.0000001),
    ("0.00000000000000000000000000000000000001", 1e-38),
    ("10000000000000000.0", 1e16),
    ("12345678901234567000.0", 12345678901234567000.0),
    ("100000000000000000000000", 10**23),
    ("true", True),
    ("false", False),
    ("null", None),
    ("", None),
    ("16:9", "16:9"),
    ("no", "no"),
    ("on", "on"),
    ("y", "y"),
    ("2026-11-21", "2026-11-21"),
    ("1_000", "1_000"),
    ("12:30:45", "12:30:45"),
    ("1.2.3", "1.2.3"),
    ("010x", "010x"),
    ('"1.10"', "1.10"),
    ('"true"', "true"),
    ("'null'", "null"),
    ('"\\u00e9"', "é"),
    ("日本", "日本"),
    ("[1, a, []]", [1, "a", []]),
    ("{a: {b: 1}}", {"a": {"b": 1}}),
    ("|\n  one\n  two", "one\ntwo\n"),
    (">-\n  one\n  two", "one two"),
]


@pytest.mark.parametrize(("text", "expected"), SCALARS)
def test_scalars_are_read_as_yaml_1_2_has_them(parser: str, text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "1.10",
        "0x10",
        "0o17",
        "1e3",
        "+5",
        ".5",
        "5.",
        "007",
        "-0",
        "1.50",
        "1.0e2",
        "True",
        "FALSE",
        "Null",
        "~",
        ".inf",
        "-.Inf",
        ".NaN",
        "0.1000000000000000055",
        "5e-05",
        "5e-5",
        "0.000050",
        "12345678901234567890.0",
        "1e23",
    ],
)
def test_a_scalar_that_would_not_print_as_it_is_written_is_refused(parser: str, text: str) -> None:
    _, faults = parsed(f"v: {text}\n")
    (fault,) = faults
    told, _, number = fault.partition("; a number is written ")
    assert told == f'x.yaml:1:4: `{text}` would not print as it is written; quote it: "{text}"'
    # Only a number that is exactly the same is offered.
    assert not number or (parsed(f"v: {number}\n")[1] == [] and Decimal(number) == Decimal(text))


def test_a_number_too_long_to_be_exact_is_refused_quickly() -> None:
    start = time.perf_counter()
    _, faults = parsed(f"v: {'9' * 500_000}\n")
    assert time.perf_counter() - start < 0.5
    assert faults == ["x.yaml:1:4: this number is too long to be exact; quote it"]


def test_keys_are_text_as_they_are_written() -> None:
    file, faults = parsed("10001: a\ntrue: b\nnull: c\n1.10: d\n'': e\n")
    assert faults == []
    assert file.data == {"10001": "a", "true": "b", "null": "c", "1.10": "d", "": "e"}


REFUSED: dict[str, tuple[str, list[str]]] = {
    "a key that is there twice": (
        "a: 1\nb: 2\na: 3\n",
        ["3:1: `a` is here twice, first in line 1"],
    ),
    "an anchor": ("a: &x 1\n", ["1:4: anchors are not allowed; remove it"]),
    "an anchor on a key": ("&x a: 1\n", ["1:1: anchors are not allowed; remove it"]),
    "an anchor on the whole file": ("&x\na: 1\n", ["1:1: anchors are not allowed; remove it"]),
    "an alias": (
        "a: &x [1]\nb: *x\n",
        [
            "1:4: anchors are not allowed; remove it",
            "2:4: aliases are not allowed; write the value out",
        ],
    ),
    "a tag": ("a: !!str 5\n", ["1:4: tags are not allowed; remove it"]),
    "a tag that runs code elsewhere": (
        "a: !!python/object/apply:os.system [ls]\n",
        ["1:4: tags are not allowed; remove it"],
    ),
    "a merge key": (
        "a: 1\n<<: {b: 2}\n",
        ["2:1: merge keys are not allowed; write the keys out"],
    ),
    "a key that is a list": ("? [a]\n: 1\n", ["1:3: a key is a plain word"]),
    "two documents": ("a: 1\n---\nb: 2\n", ["2:1: a spec file is one document"]),
    "a list": ("- 1\n", ["1:1: a spec file is a mapping of keys to values"]),
    "a word": ("word\n", ["1:1: a spec file is a mapping of keys to values"]),
    "nothing": ("", ["1:1: the file is empty"]),
    "only a comment": ("# nothing yet\n", ["1:1: the file is empty"]),
    "a new line in quotes": ('a: "x\\ny"\n', ["1:4: the character U+000A is not allowed here"]),
    "a bell in quotes": ('a: "\\a"\n', ["1:4: the character U+0007 is not allowed here"]),
    "an escape in a key": (
        '"a\\e": 1\n',
        ["1:1: a key holds a character that is not allowed"],
    ),
    "a line separator in quotes": (
        'a: "\\u2028"\n',
        ["1:4: the character U+2028 is not allowed here"],
    ),
    "a noncharacter": ('a: "\\uFFFE"\n', ["1:4: the character U+FFFE is not allowed here"]),
    "a noncharacter outright": (
        "ok: 1\nb: \uffff\n",
        ["2:4: the character U+FFFF is not allowed; remove it"],
    ),
    "a text that reads backwards": (
        "ok: 1\nb: \u202e1\n",
        ["2:4: the character U+202E is not allowed; remove it"],
    ),
    "a null character": ("a: 1\n# \x00\n", ["2:3: the character U+0000 is not allowed; remove it"]),
    "a byte order mark": ("\ufeffa: 1\n", ["1:1: the character U+FEFF is not allowed; remove it"]),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_no_file_may_hold_is_refused_at_its_place(
    parser: str, case: tuple[str, list[str]]
) -> None:
    text, expected = case
    assert parsed(text)[1] == [f"x.yaml:{one}" for one in expected]


def test_a_surrogate_is_refused(parser: str) -> None:
    _, faults = parsed('a: "\\ud800"\n')
    assert len(faults) == 1
    assert faults[0].startswith("x.yaml:1:")


def test_bytes_that_are_no_utf_8_are_refused_where_they_are() -> None:
    assert parsed(b"a: 1\nb: \xff\n")[1] == ["x.yaml:2:4: this is not UTF-8"]


@pytest.mark.parametrize(
    "text",
    ["a: [1\n", "a: {b\n", 'a: "b\n', "a: b: c\n", "\ta: 1\n", "a: @b\n", "a: %b\n", "- a\nb: 1\n"],
)
def test_broken_syntax_is_one_diagnostic_in_one_line(parser: str, text: str) -> None:
    file, faults = parsed(text)
    assert len(faults) == 1
    assert faults[0].startswith("x.yaml:")
    assert "\n" not in faults[0]
    assert not file.complete


def test_several_things_to_refuse_are_told_together(parser: str) -> None:
    _, faults = parsed("a: &x 1\nb: !t 2\nc: 1.10\na: 3\n")
    assert [fault.split(": ")[0] for fault in faults] == [
        "x.yaml:1:4",
        "x.yaml:2:4",
        "x.yaml:3:4",
        "x.yaml:4:1",
    ]


BOMBS = {
    "depth": "a: " + "[" * 20_000,
    "depth of mappings": "a: " + "{a: " * 20_000,
    "depth of blocks": "\n".join(f"{' ' * depth}a:" for depth in range(1_000)),
    "nodes": "a: [" + "1," * 400_000 + "]",
    "aliases": "a: &a [x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)},' * 9}]\n" for n in range(20)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_before_it_expands(text: str) -> None:
    start = time.perf_counter()
    _, faults = parsed(text)
    assert faults
    # A hundredth of this where libyaml reads; the pure parser takes longer over as many nodes.
    assert time.perf_counter() - start < 5


def test_a_file_of_more_than_a_mebibyte_is_refused_unread() -> None:
    _, faults = parsed("# " + "x" * (1 << 20) + "\n")
    assert faults == ["x.yaml:1:1: the file is larger than 1,048,576 bytes"]


TEXT = """\
# A comment.
id: easel
prompt:
  max_length: 100 # characters
params:
  größe: {options: ["1:1", 日本], doc: 'two lines'}
  seed: {}
last: "x"
"""


def test_every_value_and_key_has_a_place(parser: str) -> None:
    file, faults = parsed(TEXT)
    assert faults == []
    assert file.mark(("id",)) == (2, 5)
    assert file.mark(("id",), key=True) == (2, 1)
    assert file.mark(("prompt", "max_length")) == (4, 15)
    assert file.mark(("params", "größe", "options", 1)) == (6, 28)
    assert file.mark(("params", "größe", "doc"), key=True) == (6, 33)
    assert file.mark(("last",)) == (8, 7)


def test_what_is_missing_has_the_place_of_its_nearest_parent(parser: str) -> None:
    file, _ = parsed(TEXT)
    assert file.mark(("prompt", "min_length")) == (4, 3)
    assert file.mark(("params", "größe", "options", 7)) == (6, 20)
    assert file.mark(("price", "usd")) == (1, 1)
    assert file.span(("price",)) is None
    assert file.key_span(("price",)) is None


def test_spans_cut_out_exactly_what_is_written(parser: str) -> None:
    file, _ = parsed(TEXT)

    def written(*fact: str | int) -> str:
        span = file.span(fact)
        assert span is not None
        return file.text[slice(*span)]

    assert written("id") == "easel"
    assert written("prompt", "max_length") == "100"
    assert written("params", "größe", "options") == '["1:1", 日本]'
    assert written("params", "größe", "options", 0) == '"1:1"'
    assert written("params", "größe", "options", 1) == "日本"
    assert written("params", "größe", "doc") == "'two lines'"
    assert written("last") == '"x"'
    key = file.key_span(("params", "größe"))
    assert key is not None
    assert file.text[slice(*key)] == "größe"


def test_facts_come_in_the_order_of_the_text() -> None:
    file, _ = parsed("b: {y: 1, x: [2]}\na: 3\n")
    assert list(file.facts()) == [(), ("b",), ("b", "y"), ("b", "x"), ("b", "x", 0), ("a",)]


@pytest.mark.skipif(len(PARSERS) == 1, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize(
    "path", sorted(SPECS.glob("**/*.yaml")), ids=lambda path: path.relative_to(SPECS).as_posix()
)
def test_both_parsers_read_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results: list[SpecFile] = []
    for one in PARSERS.values():
        monkeypatch.setattr(document, "_YamlParser", one)
        file = SpecFile(Path("x.yaml"), "model", "shop")
        assert read(file, path.read_bytes()) == []
        results.append(file)
    first, second = results
    assert first.data == second.data
    assert first.key_marks == second.key_marks
    assert first.value_marks == second.value_marks


def faults_of(root: Path) -> list[str]:
    workspace, faults = load(root)
    prefix = workspace.package.path.parent
    return [str(fault).replace(f"{prefix}/", "") for fault in faults]


def test_a_folder_of_specs_is_read_file_by_file(shop: Path) -> None:
    workspace, faults = load(shop)
    assert faults == []
    assert [file.kind for file in workspace.files()] == ["package", "gateway", "model"]
    assert list(workspace.gateways) == ["shop"]
    assert [file.gateway for file in workspace.models] == ["shop"]
    assert workspace.models[0].data["id"] == "easel"
    assert all(file.complete and len(file.digest) == 64 for file in workspace.files())


def test_the_digest_is_that_of_the_bytes(shop: Path) -> None:
    before = load(shop)[0].models[0].digest
    path = shop / "models/shop/easel.yaml"
    path.write_text(path.read_text() + "# a comment\n")
    assert load(shop)[0].models[0].digest != before


def test_files_without_a_place_are_named(shop: Path) -> None:
    (shop / "notes.txt").write_text("hm")
    (shop / "gateways/shop.yml").write_text("a: 1")
    (shop / "models/easel.yaml").write_text("a: 1")
    (shop / "models/shop/deep").mkdir()
    (shop / "models/shop/deep/easel.yaml").write_text("a: 1")
    assert [fault.split(":1:1: ")[0] for fault in faults_of(shop)] == [
        "gateways/shop.yml",
        "models/easel.yaml",
        "models/shop/deep/easel.yaml",
        "notes.txt",
    ]
    assert all("this file has no place here" in fault for fault in faults_of(shop))


def test_hidden_files_and_schemas_are_left_alone(shop: Path) -> None:
    (shop / ".DS_Store").write_bytes(b"\x00")
    (shop / "gateways/.shop.yaml.swp").write_bytes(b"\x00")
    (shop / "schema").mkdir()
    (shop / "schema/model.schema.json").write_text("{}")
    assert faults_of(shop) == []


def test_a_model_of_an_unknown_gateway_is_told_what_to_write(shop: Path) -> None:
    (shop / "models/market").mkdir()
    (shop / "models/market/easel.yaml").write_text("id: easel\n")
    assert faults_of(shop) == [
        "models/market/easel.yaml:1:1: there is no gateway `market`; write gateways/market.yaml"
    ]


def test_a_folder_without_a_package_file_says_so(shop: Path) -> None:
    (shop / "package.yaml").unlink()
    assert faults_of(shop) == ["package.yaml:1:1: this file is missing"]


def test_a_folder_without_gateways_says_so(shop: Path) -> None:
    (shop / "gateways/shop.yaml").unlink()
    (shop / "models/shop/easel.yaml").unlink()
    assert faults_of(shop) == ["gateways:1:1: there is no gateway"]


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    _, faults = load(tmp_path / "none")
    assert [fault.message for fault in faults] == ["there is no such folder"]


def test_a_link_that_leads_out_of_the_folder_is_refused(shop: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("id: secret\n")
    (shop / "models/shop/stolen.yaml").symlink_to(outside)
    assert faults_of(shop) == ["models/shop/stolen.yaml:1:1: this link leads out of the folder"]
    assert len(load(shop)[0].models) == 1


def test_a_linked_folder_outside_is_refused_as_well(shop: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "easel.yaml").write_text("id: secret\n")
    (shop / "models/market").symlink_to(outside)
    assert faults_of(shop) == ["models/market:1:1: this link leads out of the folder"]


def test_a_link_to_nothing_is_a_fault_and_no_crash(shop: Path) -> None:
    (shop / "models/shop/gone.yaml").symlink_to(shop / "models/shop/never.yaml")
    assert faults_of(shop) == [
        "models/shop/gone.yaml:1:1: cannot be read: No such file or directory"
    ]


def test_a_terminal_cannot_be_steered_by_a_diagnostic(shop: Path) -> None:
    (shop / "models/shop/\x1b[2J.txt").write_text("hm")
    (fault,) = faults_of(shop)
    assert "\x1b" not in fault
    assert "\\x1b[2J" in fault


def test_loading_two_thousand_files_takes_about_a_second() -> None:
    raw = (SPECS / "models/rivya/qwen2-image.yaml").read_bytes()
    start = time.perf_counter()
    for _ in range(100):
        read(SpecFile(Path("x.yaml"), "model", "rivya"), raw)
    # Twenty times what libyaml takes: a machine may be busy, or without it.
    assert (time.perf_counter() - start) / 100 < 0.02
