"""Checking: whole folders, examples, sources, and several faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.resolve import resolve

from .checking import EASEL, PACKAGE, SHOP, change, found, loaded

SPECS = Path(__file__).parents[2] / "specs"


def test_the_real_specs_have_no_fault() -> None:
    assert check(loaded(SPECS)) == []


def test_the_small_shop_has_no_fault(shop: Path) -> None:
    assert found(shop) == []


EXAMPLES: dict[str, tuple[str, str, str]] = {
    "another model": (
        "    model: easel",
        "    model: easle",
        '30:5: in this example `model` is "easel", not "easle"',
    ),
    "an unknown key": (
        '    size: "16:9"',
        "    sice: 5",
        "32:5: in this example there is no key `sice` here",
    ),
    "a prompt that is too long": (
        "prompt: a hat",
        f"prompt: {'a' * 101}",
        "31:5: in this example `prompt` has more than 100 characters",
    ),
    "a number above its limit": (
        '    size: "16:9"',
        "    seed: 10",
        "32:5: in this example `seed` is 10, above 9",
    ),
}


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_that_its_own_model_refuses_is_told_where(
    shop: Path, case: tuple[str, str, str]
) -> None:
    old, new, expected = case
    change(shop, EASEL, old, new)
    assert found(shop) == []
    _, faults = resolve(loaded(shop))
    assert [f"{fault.line}:{fault.column}: {fault.message}" for fault in faults] == [expected]


def test_a_gateway_without_a_page_of_its_own_says_where_each_fact_comes_from(shop: Path) -> None:
    change(shop, SHOP, "  page: {title", "  docs: {title")
    assert found(shop) == [
        f"gateways/shop.yaml:{line}:1: nothing says where `{key}` comes from; "
        f"add it to `provenance`, such as `{key}: {{source: docs}}`"
        for line, key in (
            (3, "base_url"),
            (8, "auth"),
            (12, "operations"),
            (20, "states"),
            (25, "polling"),
            (28, "answers"),
            (46, "uploads"),
            (49, "errors"),
        )
    ]


def test_a_fact_is_covered_when_everything_below_it_is(shop: Path) -> None:
    change(shop, SHOP, "  page: {title", "  docs: {title")
    whole = ("base_url", "operations", "states", "polling", "answers", "uploads", "errors")
    lines = [f"  {key}: {{source: docs}}" for key in (*whole, "auth.scheme", "auth.env")]
    path = shop / SHOP
    path.write_text(path.read_text() + "\n".join(["\nprovenance:", *lines, ""]))
    assert found(shop) == []


def test_a_model_that_is_there_twice_is_at_fault_in_the_later_file(shop: Path) -> None:
    (shop / "models/shop/palette.yaml").write_text((shop / EASEL).read_text())
    (fault,) = found(shop)
    assert fault == "models/shop/palette.yaml:1:5: this model is also in models/shop/easel.yaml"


def test_two_gateways_cannot_share_a_client_class(shop: Path) -> None:
    text = (shop / SHOP).read_text()
    (shop / "gateways/stall.yaml").write_text(text)
    (shop / "gateways/tent.yaml").write_text(text.replace("class: Shop", "class: AsyncShop"))
    assert found(shop) == [
        "gateways/stall.yaml:2:8: `AsyncShop` is also a class of gateways/shop.yaml",
        "gateways/stall.yaml:2:8: `Shop` is also a class of gateways/shop.yaml",
        "gateways/tent.yaml:2:8: `AsyncShop` is also a class of gateways/shop.yaml",
    ]


def test_a_gateway_is_named_in_small_letters_digits_and_hyphens(shop: Path) -> None:
    text = (shop / SHOP).read_text().replace("class: Shop", "class: Stall")
    (shop / "gateways/My Stall.yaml").write_text(text)
    assert found(shop) == [
        "gateways/My Stall.yaml:1:1: `My Stall` is not a name for a gateway; "
        "a gateway's file is named in small letters, digits and hyphens"
    ]


def test_every_fault_of_a_file_is_told_at_once_and_sorted_by_place(shop: Path) -> None:
    change(shop, EASEL, "title: Easel\nmedium: image", "titel: Easel\nmedium: picture")
    change(shop, EASEL, "    required: true\n    max_length: 100", "    max_length: -1")
    change(shop, EASEL, "type: integer", "type: int")
    change(shop, EASEL, 'options: ["1:1", "16:9"]', "options: [1, 1]")
    change(shop, EASEL, "billing: fixed", "billing: free\n  discount: 5")
    faults = found(shop)
    assert [fault.partition(" ")[0] for fault in faults] == [
        f"models/shop/easel.yaml:{place}:"
        for place in (
            "1:1",
            "2:1",
            "3:9",
            "12:17",
            "15:14",
            "15:14",
            "19:11",
            "24:12",
            "25:3",
        )
    ]


def test_faults_of_several_files_come_together(shop: Path) -> None:
    change(shop, PACKAGE, "license: MIT\n", "")
    change(shop, SHOP, "deadline: 60", "deadline: 0")
    change(shop, EASEL, "id: easel\n", "")
    assert [fault.partition(": ")[0] for fault in found(shop)] == [
        "gateways/shop.yaml:26:13",
        "models/shop/easel.yaml:1:1",
        "package.yaml:1:1",
    ]


def test_a_model_is_not_blamed_for_the_shape_of_its_gateway(shop: Path) -> None:
    change(shop, SHOP, "via: public_url", "via: public_url\n  argument: [files]")
    extra = "uploads: {image: {}}\n\nmodes:\n  text: {absent: [files]}\n\nprice:"
    change(shop, EASEL, "price:", extra)
    (fault,) = found(shop)
    assert fault.startswith("gateways/shop.yaml:48:13: `argument` is text, not a list")


def test_a_file_that_was_not_read_to_its_end_is_not_judged(shop: Path) -> None:
    (shop / EASEL).write_text("id: [1\n")
    workspace, faults = load(shop)
    assert len(faults) == 1
    assert check(workspace) == []


@pytest.mark.parametrize("file", [PACKAGE, SHOP, EASEL])
@pytest.mark.parametrize(
    "value", ["null", "5", "true", "text", "[]", "[1]", "{}", "{a: 1}", "[[]]"]
)
def test_whatever_stands_at_a_key_is_a_diagnostic_and_never_a_crash(
    shop: Path, file: str, value: str
) -> None:
    original = (shop / file).read_text()
    tops = [line.partition(":")[0] for line in original.splitlines() if line[:1].isalpha()]
    for key in tops:
        start = original.index(f"\n{key}:") + 1 if f"\n{key}:" in original else 0
        rest = original[start:].splitlines(keepends=True)
        end = next((n for n, line in enumerate(rest[1:], 1) if line[:1].isalpha()), len(rest))
        (shop / file).write_text(f"{original[:start]}{key}: {value}\n{''.join(rest[end:])}")
        package, faults = resolve(loaded(shop))
        assert (package is None) == bool(faults)
        for fault in faults:
            assert fault.line >= 1
            assert fault.message


def test_a_client_cannot_be_called_what_every_package_calls_something_else(tmp_path: Path) -> None:
    import shutil

    from gatewright.pipeline import read_package

    specs = tmp_path / "specs"
    shutil.copytree(Path(__file__).parents[2] / "specs", specs)
    path = specs / "gateways/rivya.yaml"
    path.write_text(path.read_text().replace("class: Rivya", "class: Result"))
    package, faults = read_package(specs)
    assert package is None
    assert [(fault.line, fault.column) for fault in faults] == [(3, 8)]
    assert "`Result`" in faults[0].message
