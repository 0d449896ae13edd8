"""Every statement of a document is carried or listed, and what is carried is judged as the document says."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gatewright.cli import main
from gatewright.emit.replace import replace_all
from gatewright.published.models import PublishedModel

from .bodies import bent
from .made import CATALOGUE, ImportOptions, imported
from .walker import statements, without

ADDRESSES = jsonschema.FormatChecker(())
ADDRESSES.checks("uri")(lambda one: not isinstance(one, str) or "://" in one)
ACCEPTING = ImportOptions("replicate", "2026-11-28", accept=True)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[PublishedModel]:
    return imported(CATALOGUE, tmp_path_factory.mktemp("specs"), ACCEPTING).models


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The generated package of the catalogue, imported."""
    home = tmp_path_factory.mktemp("package")
    replace_all(imported(CATALOGUE, home / "specs", ACCEPTING).texts)
    options = ["--specs", str(home / "specs"), "--out", str(home / "out")]
    assert main(["generate", *options, "--package", "imported_here"]) == 0
    sys.path.insert(0, str(home / "out"))
    yield importlib.import_module("imported_here")
    sys.path.remove(str(home / "out"))
    for name in [one for one in sys.modules if one.partition(".")[0] == "imported_here"]:
        del sys.modules[name]


def root_of(index: int) -> str:
    return f"/{index}/latest_version/openapi_schema"


def test_an_independent_count_finds_the_same_statements(models: list[PublishedModel]) -> None:
    assert len(models) == len(CATALOGUE)
    for index, model in enumerate(models):
        root = root_of(index)
        counted = statements(CATALOGUE, f"{root}/components/schemas/Input", root)
        carried = {pointer for _, pointer in model.accounting.carried}
        listed = {pointer for _, pointer in model.accounting.listed}
        assert carried | listed == counted and not carried & listed
        assert carried and listed


def test_a_reason_stands_with_each_listed_statement(models: list[PublishedModel]) -> None:
    assert all(why for model in models for why in model.accounting.listed.values())


def test_each_carried_statement_names_a_fact_of_the_spec(models: list[PublishedModel]) -> None:
    for model in models:
        for fact in model.accounting.carried.values():
            if model.data and fact.startswith("params."):
                assert fact.split(".")[1] in str(model.data["params"]), fact


def test_verdicts_are_those_of_the_document(models: list[PublishedModel], package: Any) -> None:
    judged = {True: 0, False: 0}
    for index, model in enumerate(models):
        if not model.data or model.problem:
            continue
        root = root_of(index)
        whole = CATALOGUE[index]["latest_version"]["openapi_schema"]
        listed = {pointer[len(root) :] for _, pointer in model.accounting.listed}
        schema = without(whole, listed, close="params" not in model.lost)
        validator = jsonschema.Draft202012Validator(
            {"$ref": "#/components/schemas/Input", "components": schema["components"]},
            format_checker=ADDRESSES,
        )
        chance = random.Random(model.root)
        for body in bent(whole["components"]["schemas"]["Input"], whole, chance, 300):
            right = validator.is_valid(body)
            key = f"replicate/{model.data['id']}"
            said = package.validate(key, {"version": model.data["id"], "input": body})
            assert (not said) is right, (body, said)
            judged[right] += 1
    assert min(judged.values()) > 100


def test_what_is_written_passes_and_is_typed(tmp_path: Path) -> None:
    replace_all(imported(CATALOGUE, tmp_path / "specs", ACCEPTING).texts)
    options = ["--specs", str(tmp_path / "specs"), "--out", str(tmp_path / "out")]
    assert main(["generate", *options]) == 0
    assert main(["check", *options]) == 0
