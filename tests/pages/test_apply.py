"""Applying a change touches the lines of its fact and no other byte."""

from __future__ import annotations

import difflib
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.check import check
from gatewright.load import SpecFile, Workspace, load
from gatewright.load.document import read as read_spec
from gatewright.pages import Comparison, PagePlace, PageReading, compare, read
from gatewright.pages.drift.findings import DRIFT, PageFinding
from gatewright.pages.drift.spec_facts import spec_facts, spec_value
from gatewright.pages.writing.apply import apply, select_findings
from gatewright.pages.writing.draft import draft
from gatewright.pages.writing.edit import add_fact, change_fact, remove_fact
from gatewright.pages.writing.signing import lines_to_sign
from gatewright.pipeline import read_package
from gatewright.render import render
from tests.catalogue.test_facts import TABLES, facts_of, in_words_of_specs, params_of
from tests.pages.made import SHAPES, invented
from tests.pages.mutations import mutations
from tests.pages.rendered import page
from tests.shares import share

ROOT = Path(__file__).parents[2]
TODAY = "2030-04-05"


def lines_touched(before: str, after: str) -> list[str]:
    """The lines that a diff removes or adds."""
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def a_finding(file: SpecFile, path: tuple[str, ...], value: Any) -> PageFinding:
    old = spec_value(file, path)
    return PageFinding("changed", "model", path, old, value, "breaking", file, 1, PagePlace(1))


def another(value: Any, chance: random.Random) -> Any:
    """A value of the same kind that differs."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + chance.randint(1, 9)
    if isinstance(value, list):
        return [*value[1:], f"new{chance.randint(1, 99)}", "3:1"]
    return chance.choice(
        ["one: two", "it's", 'say "so"', "1:2", "no", "1.10", "# x", "plain", "ünï", "{a}"]
    )


def test_200_random_edits_touch_their_own_line_and_read_back_as_the_new_value() -> None:
    chance = random.Random(7)
    workspace, _ = load(ROOT / "specs")
    cases = [
        (file, path, value)
        for file in workspace.models
        if "\nids:" not in file.text
        for path, value in spec_facts(file)
        if path[0] in ("params", "prompt", "price", "uploads", "outputs", "links", "title")
        # `docs apply` leaves what is inside a union to a person.
        and "any_of" not in path
    ]
    for _ in range(200):
        file, path, value = chance.choice(cases)
        new = another(value, chance)
        text = change_fact(file, path, new)
        assert len(lines_touched(file.text, text)) == 2, path
        again = reloaded(file, text)
        assert spec_value(again, path) == new
        untouched = {one: other for one, other in spec_facts(again) if one != path}
        assert untouched == {one: other for one, other in spec_facts(file) if one != path}


def reloaded(file: SpecFile, text: str) -> SpecFile:
    again = SpecFile(file.path, file.kind, file.gateway)
    assert read_spec(again, text.encode()) == []
    return again


def test_what_is_added_and_removed_again_leaves_every_byte_as_it_was() -> None:
    workspace, _ = load(ROOT / "specs")
    for file in workspace.models:
        for path in (("params", "halo"), ("params", "prompt", "min_length"), ("outputs", "count")):
            if path[:1] == ("outputs",) and "outputs" in file.data:
                continue
            if path in file.value_marks or "\nids:" in file.text:
                continue
            value = {"type": "integer", "minimum": 1} if path[-1] == "halo" else 1
            with_it = reloaded(file, add_fact(file, path, value))
            assert spec_value(with_it, path) == value
            assert remove_fact(with_it, path) == file.text, path


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_order_and_quoting_stay(tmp_path: Path, newline: str) -> None:
    text = newline.join(
        [
            "id: x # the id",
            "params:",
            "  # about the size",
            "  size:",
            "    type: enum",
            "    options: ['1:1', \"2:1\", wide]   # all three",
            "    default: '1:1'",
            "  seed: {type: integer, minimum: 0, maximum: 9}",
            "",
        ]
    )
    file = reloaded(SpecFile(tmp_path / "x.yaml", "model", "g"), text)
    assert change_fact(file, ("params", "size", "options"), ["1:1", "wide", "3:1"]) == text.replace(
        "['1:1', \"2:1\", wide]", "['1:1', wide, '3:1']"
    )
    assert change_fact(file, ("params", "size", "default"), "2:1") == text.replace(
        "default: '1:1'", "default: '2:1'"
    )
    assert change_fact(file, ("params", "seed", "maximum"), 12) == text.replace("9}", "12}")
    assert remove_fact(file, ("params", "seed", "minimum")) == text.replace("minimum: 0, ", "")
    assert remove_fact(file, ("params", "seed", "maximum")) == text.replace(", maximum: 9", "")
    assert add_fact(file, ("params", "seed", "step"), 3) == text.replace("9}", "9, step: 3}")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", share(range(8), 1, "made models whose mutations are applied"))
def test_after_applying_a_mutation_the_page_and_the_spec_agree(
    shape: str,
    seed: int,
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
) -> None:
    model = invented(shape, seed)
    before = read(page(model, shape).encode(), "page")
    path = keep(shape, "made", draft(before, "2026-01-02"))
    accept(page(model, shape))
    text = path.read_text()
    for mutation in mutations(model, shape):
        workspace, _ = load(gateways)
        comparison = compare(read(page(mutation.model, shape).encode(), "page"), workspace)
        done = apply([(comparison, one) for one in select_findings(comparison)], workspace, TODAY)
        assert (done.faults, done.left) == ([], []), mutation.what
        ((_, after),) = done.texts.items()
        touched = lines_touched(text, after)
        assert [line for line in touched if "read:" in line][1:2] == [f"+    read: {TODAY}"]
        path.write_text(after)
        workspace, faults = load(gateways)
        assert [*faults, *check(workspace)] == []
        again = compare(read(page(mutation.model, shape).encode(), "page"), workspace)
        assert [one.name for one in again.findings if one.kind in DRIFT] == [], mutation.what
        path.write_text(text)


def spec_of(workspace: Workspace, id: str) -> SpecFile:
    return next(one for one in workspace.models if one.data["id"] == id)


def applied(workspace: Workspace, file: SpecFile, finding: PageFinding) -> SpecFile:
    """`file` after `finding`, which has to pass every check."""
    comparison = Comparison(PageReading("page", file.gateway, (), ()), file, [finding])
    done = apply([(comparison, finding)], workspace, TODAY)
    assert done.faults == []
    return reloaded(file, done.texts[file.path])


def test_a_fact_that_pages_now_state_is_no_longer_undocumented() -> None:
    workspace, _ = load(ROOT / "specs")
    file = spec_of(workspace, "Qwen/Qwen-Image")
    finding = replace(
        a_finding(file, ("params", "prompt", "max_length"), 900), kind="new", spec=None
    )
    after = applied(workspace, file, finding)
    assert after.data["params"]["prompt"]["max_length"] == 900
    assert "params.prompt.max_length" in file.data["undocumented"]
    assert "params.prompt.max_length" not in after.data["undocumented"]


def test_a_fact_that_is_gone_takes_its_provenance_along() -> None:
    workspace, _ = load(ROOT / "specs")
    file = spec_of(workspace, "qwen2-image")
    finding = replace(a_finding(file, ("uploads", "image", "max_bytes"), None), kind="gone")
    after = applied(workspace, file, finding)
    assert "max_bytes" not in after.data["uploads"]["image"]
    assert "provenance" in file.data
    assert "provenance" not in after.data


def test_applying_then_generating_changes_the_files_of_that_model_and_no_other(
    gateways: Path, keep: Callable[[str, str, str], Path]
) -> None:
    model = invented("rivya", 2)
    for name, one in (
        ("made", model),
        ("other", replace(model, id="bystander", title="Bystander")),
    ):
        keep("rivya", name, draft(read(page(one, "rivya").encode(), "page"), "2026-01-02"))
    before = generated(gateways)
    workspace, _ = load(gateways)
    drifted = page(replace(model, characters=model.characters + 7), "rivya")
    comparison = compare(read(drifted.encode(), "page"), workspace)
    done = apply(
        [(comparison, one) for one in select_findings(comparison)], workspace, "2026-01-02"
    )
    for path, text in done.texts.items():
        path.write_text(text)
    after = generated(gateways)
    different = {path for path in before | after if before.get(path) != after.get(path)}
    assert different
    assert not [path for path in different if "bystander" in path]
    changed_text = "".join(after[path] for path in different)
    assert str(model.characters + 7) in changed_text


def generated(specs: Path) -> dict[str, str]:
    package, faults = read_package(specs)
    assert package is not None, faults
    return render(package, None)


def a_drifted_page(gateways: Path, keep: Callable[[str, str, str], Path]) -> Comparison:
    model = invented("rivya", 2)
    keep("rivya", "made", draft(read(page(model, "rivya").encode(), "page"), "2026-01-02"))
    workspace, _ = load(gateways)
    changed_page = page(replace(model, credits=99), "rivya").replace(
        "Prompt limit\n", "Prompt limit\n1"
    )
    return compare(read(changed_page.encode(), "page"), workspace)


def test_an_unsure_fact_is_applied_only_when_it_is_named(
    gateways: Path, keep: Callable[[str, str, str], Path]
) -> None:
    comparison = a_drifted_page(gateways, keep)
    assert [one.name for one in select_findings(comparison)] == ["price.credits"]
    assert [one.name for one in select_findings(comparison, ["params.prompt.max_length"])] == [
        "params.prompt.max_length"
    ]


def test_the_lines_to_sign_are_told_in_the_shape_of_the_table_that_has_the_model(
    gateways: Path, keep: Callable[[str, str, str], Path], tmp_path: Path
) -> None:
    comparison = a_drifted_page(gateways, keep)
    workspace, _ = load(gateways)
    (before,) = workspace.models
    done = apply([(comparison, one) for one in select_findings(comparison)], workspace, TODAY)
    after = reloaded(before, done.texts[before.path])
    # Nobody has signed anything of this model.
    assert list(lines_to_sign(before, after, tmp_path)) == []
    own = tmp_path / "facts/models/rivya/made.facts"
    own.parent.mkdir(parents=True)
    own.touch()
    assert list(lines_to_sign(before, after, tmp_path)) == [
        f"to sign in {own}:",
        "  price.credits = 99",
    ]
    table = tmp_path / "catalogue/facts/rivya.yaml"
    table.parent.mkdir(parents=True)
    table.write_text(f"rivya/{before.data['id']}:\n  medium: image\n")
    head, *lines = lines_to_sign(before, after, tmp_path)
    assert head == f"to sign in {table}, under rivya/{before.data['id']}:"
    (price,) = lines
    assert yaml.safe_load(price) == {"price": after.data["price"]}


@pytest.mark.parametrize("key", ["umodelverse/kling-v2-6", "reapi/mureka-v9-song"])
def test_the_lines_to_sign_of_every_param_are_what_the_table_says(key: str) -> None:
    workspace, _ = load(ROOT / "specs")
    after = next(one for one in workspace.models if one.key == key)
    before = SpecFile(after.path, after.kind, after.gateway)
    before.data = {**after.data, "params": {}}
    lines = list(lines_to_sign(before, after, ROOT / "tests"))
    assert lines[0] == f"to sign in {ROOT}/tests/catalogue/facts/{after.gateway}.yaml, under {key}:"
    told = yaml.safe_load("\n".join(line[2:] for line in lines[1:]))["params"]
    signed = {name: in_words_of_specs(one) for name, one in params_of(TABLES[key]).items()}
    assert {name: facts_of(one) for name, one in told.items()} == signed


def test_a_result_that_would_not_pass_the_checks_is_not_written(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    shutil.copytree(ROOT / "specs", specs)
    workspace, _ = load(specs)
    file = next(one for one in workspace.models if one.data["id"] == "qwen-image-2")
    finding = a_finding(file, ("params", "image_size", "default"), "7:1")
    comparison = Comparison(PageReading("page", "reapi", (), ()), file, [finding])
    done = apply([(comparison, finding)], workspace, TODAY)
    ((left, why),) = done.left
    assert (left, done.texts) == (finding, {})
    assert "default" in why
