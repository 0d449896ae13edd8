"""Text of a spec never becomes code: hostile text gives the same syntax tree as harmless text, or a refusal."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.render import render
from gatewright.resolve import resolve

REPO = Path(__file__).parents[2]

PAYLOADS = {
    "double quotes": 'a"b',
    "single quotes": "a'b",
    "both quotes": "a'b\"c",
    "triple double": 'x""" + injected() + """y',
    "triple single": "x''' + injected() + '''y",
    "backslash": "a\\b",
    "trailing backslash": "ends\\",
    "backslash and quote": '\\"; injected() #',
    "Jinja": "{{ 7*7 }}{% for x in y %}",
    "Jinja comment": "{# gone #}",
    "braces": "{injected()} {0} %s %(a)s",
    "named escape": "\\N{BULLET}\\x00\\u0000",
    "comment": "# type: ignore",
    "Markdown": "| a | b | `c` <script>alert(1)</script>",
    "non-ASCII": "Leuchtturm \u706f\u5854 \U0001f98a",
    "very long": "word " * 500,
    "newline": "a\ninjected()",
    "carriage return": "a\rinjected()",
    "line separator": "a\u2028injected()",
    "paragraph separator": "a\u2029injected()",
    "form feed": "a\x0cinjected()",
    "NUL": "a\x00b",
    "escape": "a\x1b[31mred",
    "bidi": "a\u202eb",
    "next line": "a\x85b",
    "byte order mark": "a\ufeffb",
}
FILES = (
    "package.yaml",
    "gateways/rivya.yaml",
    "gateways/skills-video.yaml",
    "models/rivya/qwen2-image.yaml",
    "models/reapi/qwen-image-2.yaml",
    "models/skills-video/qwen-image-2.yaml",
)
Spot = tuple[str | int, ...]


def spots(node: Any, path: Spot = ()) -> Iterator[Spot]:
    """Every string in the data, and every key, as a path; a key's path ends in ("key", name)."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield (*path, "key", key)
            yield from spots(child, (*path, key))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from spots(child, (*path, index))
    elif isinstance(node, str):
        yield path


def changed(node: Any, path: Spot, text: str) -> Any:
    """The data with `text` at `path`."""
    if not path:
        return text
    if path[0] == "key" and len(path) == 2:
        return {text if key == path[1] else key: child for key, child in node.items()}
    if isinstance(node, list):
        return [changed(c, path[1:], text) if i == path[0] else c for i, c in enumerate(node)]
    return {key: changed(c, path[1:], text) if key == path[0] else c for key, c in node.items()}


@cache
def data_of(name: str) -> Any:
    workspace, _ = load(REPO / "specs")
    return next(
        file.data for file in workspace.files() if Path(file.path).as_posix().endswith(name)
    )


class Bench:
    """A copy of the specs of one gateway, whose files are replaced one at a time; JSON is YAML."""

    def __init__(self, folder: Path, gateway: str = "rivya") -> None:
        self.specs = folder / gateway
        for kept in ("package.yaml", f"gateways/{gateway}.yaml"):
            (self.specs / kept).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPO / "specs" / kept, self.specs / kept)
        shutil.copytree(REPO / "specs/models" / gateway, self.specs / "models" / gateway)

    def rendered(self, name: str, data: Any) -> dict[str, str] | list[str]:
        """The files of the package, or the diagnostics."""
        path = self.specs / name
        before = path.read_text(encoding="utf-8")
        try:
            path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            workspace, faults = load(self.specs)
            faults = faults or check(workspace)
            package = None
            if not faults:
                package, faults = resolve(workspace)
            if package is None:
                return [str(fault) for fault in faults]
            files = render(package)
            return {path: text for path, text in files.items() if "/_runtime/" not in path}
        finally:
            path.write_text(before, encoding="utf-8")


class Blank(ast.NodeTransformer):
    """Takes constants and the identifiers that come from specs out of a tree."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str):
            return ast.Constant("")
        return node


def shape(source: str) -> str:
    """The tree of `source` without its strings."""
    return ast.dump(Blank().visit(ast.parse(source)))


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("name", FILES)
def test_hostile_text_gives_the_tree_of_harmless_text_or_a_refusal(
    name: str, tmp_path: Path
) -> None:
    gateway = next((part for part in ("reapi", "skills-video") if part in name), "rivya")
    bench = Bench(tmp_path, gateway)
    data = data_of(name)
    counts = {"same tree": 0, "refused": 0}
    free: list[Spot] = []
    for number, spot in enumerate(spots(data)):
        harmless: dict[str, str] | list[str] | None = None
        # Every payload at every spot alone would take minutes: each spot gets two alone, in turn,
        # and those that take text get every payload, many spots at a time.
        names = list(PAYLOADS)
        for offset in range(2):
            payload = PAYLOADS[names[(number * 2 + offset) % len(names)]]
            made = bench.rendered(name, changed(data, spot, payload))
            if isinstance(made, list):
                assert made, (spot, payload)
                assert all(_has_place(fault) for fault in made), made
                counts["refused"] += 1
                continue
            if harmless is None:
                harmless = bench.rendered(name, changed(data, spot, "harmless"))
            if isinstance(harmless, list):
                harmless = bench.rendered(name, data)
            assert isinstance(harmless, dict)
            same(made, harmless, (spot, payload))
            counts["same tree"] += 1
            if "key" not in spot and spot not in free:
                free.append(spot)
    for payload in PAYLOADS.values():
        taken = everywhere(bench, name, data, free, payload)
        counts["same tree"] += taken
        counts["refused"] += len(free) - taken
    print(f"{name}: {counts['same tree']} with the same tree, {counts['refused']} refused")


def same(made: dict[str, str], harmless: dict[str, str], label: object) -> None:
    """Fails unless both have the same files, and the same code but for its strings."""
    assert harmless.keys() == made.keys(), label
    for path, text in made.items():
        if path.endswith(".py"):
            assert shape(text) == shape(harmless[path]), (label, path)
            assert text.isascii()
        elif path.endswith(".json"):
            json.loads(text)


def everywhere(bench: Bench, name: str, data: Any, free: list[Spot], payload: str) -> int:
    """Puts a payload at all of the spots at once; where it is refused, at half of them, and so on.

    How many spots took it. Numbers keep texts apart that have to differ.
    """
    made = bench.rendered(name, filled(data, free, payload))
    if isinstance(made, dict):
        harmless = bench.rendered(name, filled(data, free, "harmless"))
        assert isinstance(harmless, dict), harmless
        same(made, harmless, (name, payload))
        return len(free)
    assert made and all(_has_place(fault) for fault in made), made
    unprintable = not payload.isprintable()
    if len(free) == 1 or unprintable:
        # No control character is taken anywhere: each spot would only be refused by itself.
        return 0
    half = len(free) // 2
    return sum(everywhere(bench, name, data, part, payload) for part in (free[:half], free[half:]))


def filled(data: Any, free: list[Spot], text: str) -> Any:
    """The data with numbered texts at the spots."""
    for number, spot in enumerate(free):
        data = changed(data, spot, f"{number}{text}")
    return data


def _has_place(fault: str) -> bool:
    head = fault.partition(": ")[0].rsplit(":", 2)
    return len(head) == 3 and head[1].isdigit() and head[2].isdigit() and fault.isprintable()


@pytest.mark.parametrize(
    "path",
    [
        "../../escape",
        "/etc/escape",
        "a/../../b",
        "con:x",
        "x" * 300,
        "A\\B",
        "a//b",
        "a/",
        ".hidden",
    ],
)
def test_an_id_cannot_lead_out_of_the_output_folder(path: str, bench: Bench) -> None:
    name = "models/rivya/qwen2-image.yaml"
    made = bench.rendered(name, {**data_of(name), "id": path})
    assert isinstance(made, list), path


def test_two_ids_that_differ_in_case_only_are_refused(bench: Bench) -> None:
    name = "models/rivya/qwen2-image.yaml"
    made = bench.rendered(name, {**data_of(name), "id": "Qwen-Image"})
    assert isinstance(made, list)
    assert "qwen_image" in made[0] and "name:" in made[0]


def test_a_lone_surrogate_cannot_be_in_a_file(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    path = bench.specs / "models/rivya/qwen2-image.yaml"
    path.write_bytes(path.read_bytes().replace(b"Qwen2 Image", b"Qwen2 \xed\xa0\x80", 1))
    _, faults = load(bench.specs)
    assert "not UTF-8" in str(faults[0])
