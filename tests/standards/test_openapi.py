"""redocly and spectral, with the rules that they recommend, have nothing to say of any document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gatewright.export import files
from gatewright.pipeline import read_package

from .conftest import node

ROOT = Path(__file__).parents[2]
SPECS = ("specs", "examples/more_gateways")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The document of every gateway, as `gatewright export openapi` writes it."""
    folder = tmp_path_factory.mktemp("openapi")
    for specs in SPECS:
        package, faults = read_package(ROOT / specs)
        assert package is not None, faults
        for name, text in files(package, "openapi").items():
            (folder / name).write_text(text, "utf-8")
    return sorted(folder.iterdir())


def test_spectral_has_nothing_to_say(modules: Path, documents: list[Path]) -> None:
    folder = documents[0].parent
    rules = folder.with_suffix(".yaml")
    rules.write_text('extends: ["spectral:oas"]\n')
    program = modules / "@stoplight/spectral-cli/dist/index.js"
    told = ["--format", "json", "--fail-severity", "hint", "--quiet"]
    said = node(program, "lint", "--ruleset", rules, *told, *documents, cwd=folder)
    assert (said.returncode, json.loads(said.stdout)) == (0, []), said.stderr


def test_redocly_has_nothing_to_say(modules: Path, documents: list[Path]) -> None:
    folder = documents[0].parent
    program = modules / "@redocly/cli/bin/cli.js"
    told = ["--extends", "recommended", "--format", "json", "--max-problems", "20"]
    said = node(program, "lint", *told, *documents, cwd=folder)
    told_of = said.stdout.replace("}{", "}\n\x1e{").split("\x1e")
    found = [json.loads(one) for one in told_of]
    assert [one["problems"] for one in found] == [[]] * len(documents)
    assert said.returncode == 0


def test_both_find_what_is_wrong(modules: Path, documents: list[Path], tmp_path: Path) -> None:
    described = json.loads(documents[0].read_text("utf-8"))
    del described["info"]["license"], described["info"]["contact"]
    (tmp_path / "bent.json").write_text(json.dumps(described), "utf-8")
    (tmp_path / "rules.yaml").write_text('extends: ["spectral:oas"]\n')
    spectral = modules / "@stoplight/spectral-cli/dist/index.js"
    said = node(spectral, "lint", "-r", "rules.yaml", "bent.json", cwd=tmp_path)
    assert "info-contact" in said.stdout
    redocly = modules / "@redocly/cli/bin/cli.js"
    said = node(redocly, "lint", "--extends", "recommended", "bent.json", cwd=tmp_path)
    assert "info-license" in said.stderr + said.stdout
