"""The specs say what the signed tables of the catalogue say, and nothing beyond it.

The tables in `facts/` were written from the pages and not from the specs, in the words of the pages.
`WORDS` says how a spec calls them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gatewright.load import SpecFile, load
from gatewright.load.document import read

HERE = Path(__file__).parent / "facts"
SPECS = Path(__file__).parents[2] / "specs"
Facts = dict[str, Any]

WORDS = {"select": "enum", "text": "string", "array": "list", "flag": "boolean"}
OWN = {"doc", "role", "name", "at", "in", "key", "wire", "file_keys", "deprecated"}
"""What a spec says of a param in words of the project, or of how it travels."""
MEBIBYTE = 1024 * 1024


def tables() -> dict[str, Facts]:
    """Each entry of each table, by the model's key."""
    found: dict[str, Facts] = {}
    for path in sorted(HERE.glob("*.yaml")):
        file = SpecFile(path, "package", "")
        assert read(file, path.read_bytes()) == []
        found |= file.data
    return found


TABLES = tables()


@cache
def specs() -> dict[str, Facts]:
    """Each spec as data, by the model's key."""
    workspace, faults = load(SPECS)
    assert faults == []
    return {one.key: one.data for one in workspace.models}


@pytest.mark.parametrize("key", TABLES)
def test_the_params_of_a_spec_are_those_of_the_page(key: str) -> None:
    signed = {name: in_words_of_specs(one) for name, one in params_of(TABLES[key]).items()}
    stated = {name: facts_of(one) for name, one in specs()[key].get("params", {}).items()}
    assert stated == signed


@pytest.mark.parametrize("key", TABLES)
def test_the_price_of_a_spec_is_that_of_the_page(key: str) -> None:
    signed, stated = TABLES[key].get("price", {}), specs()[key].get("price", {})
    if "base_credits" in signed:
        assert stated.get("billing", "metered") == signed["billing"].lower()
        if signed["billing"] == "FIXED":
            assert amounts(specs()[key]) == {signed["base_credits"]}
            assert stated.get("by") == signed.get("differs_with")
    elif signed:
        assert amounts(specs()[key]) == amounts(TABLES[key])
        assert stated.get("known") == signed.get("known")
        silent = [one for one in specs()[key].get("undocumented", ()) if one.startswith("price")]
        assert silent == []


IN_WORDS_OF_SPECS = [key for key in TABLES if TABLES[key]["page"].startswith("api_doc/")]
"""Models of the vendor whose table says modes, rules and links as a spec does."""


@pytest.mark.parametrize("key", IN_WORDS_OF_SPECS)
def test_modes_rules_and_links_of_a_spec_are_those_of_the_page(key: str) -> None:
    signed, stated = TABLES[key], specs()[key]
    assert stated["medium"] == signed["medium"]
    assert stated.get("links", {}) == signed.get("links", {})
    assert alike(stated.get("rules", {})) == alike(signed.get("rules", {}))
    assert alike(limits_of_modes(stated)) == alike(limits_of_modes(signed))


@pytest.mark.parametrize("key", [key for key in TABLES if "max" in TABLES[key].get("files", {})])
def test_reference_files_of_a_spec_are_those_of_the_page(key: str) -> None:
    signed, stated = TABLES[key]["files"], specs()[key]["uploads"]
    assert stated["max_files"] == signed["max"]
    kinds = {kind: one for kind, one in stated.items() if kind in ("image", "video", "audio")}
    assert kinds.keys() == signed.keys() - {"max"}
    for kind, limits in kinds.items():
        assert limits.get("mime_types") == signed[kind].get("mime")
        assert limits.get("max_bytes", 0) == signed[kind].get("mb", 0) * MEBIBYTE


def amounts(facts: Facts) -> set[float]:
    """Every amount of money in the prices of a model and of its modes."""
    modes = [mode.get("price", {}) for mode in facts.get("modes", {}).values()]
    prices = (facts.get("price", {}), *modes)
    found: list[Any] = [price.get(unit) for price in prices for unit in ("cny", "usd", "credits")]
    found += [price["adds"]["amount"] for price in prices if "adds" in price]
    numbers: set[float] = set()
    while found:
        one = found.pop()
        if isinstance(one, dict):
            found += one.values()
        elif isinstance(one, list):
            found += one
        elif one is not None:
            numbers.add(float(one))
    return numbers


def alike(named: Facts) -> list[str]:
    """What stands under names of our own, whatever these are and however it is ordered."""
    return sorted(json.dumps(one, sort_keys=True) for one in named.values() if one)


def limits_of_modes(facts: Facts) -> Facts:
    """What differs in each mode."""
    return {name: mode.get("params") for name, mode in facts.get("modes", {}).items()}


def params_of(table: Facts) -> Facts:
    """The params of an entry, with the prompt where a table has it apart."""
    prompt = {"prompt": {"type": "string", **table["prompt"]}} if "prompt" in table else {}
    return {**prompt, **table.get("params", {})}


def in_words_of_specs(signed: Any) -> Any:
    """What a table says of a param, as a spec says it."""
    said = without(signed, {"shown", "but"})
    if "but" in signed or said.get("required") is False:
        del said["required"]
    words, mime = said.pop("words", None), said.pop("mime", None)
    match said["type"]:
        case "urls":
            files = {"takes": {"image": {"mime_types": mime}}} if mime else {}
            return said | {"type": "list", "items": {"type": "url"}, **files}
        case "none":
            return said | {"type": "union", "any_of": [{"type": "number"}, {"type": "string"}]}
        case "string" if words:
            return said | {"type": "enum", "options": words, "open": True}
        case "array" if mime:
            files = {"items": {"type": "url"}, "takes": {"image": {"mime_types": mime}}}
            return said | {"type": "list", **files}
        case "array":
            fields = {name: {"type": WORDS[one]} for name, one in said["items"].items()}
            return said | {"type": "list", "items": {"type": "object", "fields": fields}}
        case kind:
            return said | {"type": WORDS.get(kind, kind)}


def facts_of(stated: Any) -> Any:
    """What a spec says of a param, without its own words."""
    said = without(stated, OWN)
    if not any(said.get("takes", {}).values()):
        said.pop("takes", None)
    return said


def without(facts: Any, left_out: set[str]) -> Any:
    """`facts` without the keys `left_out`, in the items and fields of a param as well."""
    match facts:
        case {"type": str()}:
            kept = {key: one for key, one in facts.items() if key not in left_out}
            if isinstance(fields := kept.get("fields"), dict):
                kept["fields"] = {key: without(one, left_out) for key, one in fields.items()}
            if "items" in kept:
                kept["items"] = without(kept["items"], left_out)
            if isinstance(kinds := kept.get("any_of"), list):
                kept["any_of"] = [without(one, left_out) for one in kinds]
            return kept
        case _:
            return facts
