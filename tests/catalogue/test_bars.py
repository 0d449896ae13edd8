"""What the catalogue may cost: the modules that an import and a validation load, and a wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gatewright.cli import main
from tests.first import ROOT, copy_first, first_specs

KEY = "rivya/qwen2-image"
RELATIONS = "_runtime/rules/relations"
SCRIPT = f"""
import sys
import {{name}}
assert {{name}}.validate({KEY!r}, {{{{"model": "qwen2-image", "prompt": "x"}}}}) == []
print(*sorted(one for one in sys.modules if one.startswith({{name!r}})))
"""


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package of the first models only, and a copy of the whole one beside it."""
    out = tmp_path_factory.mktemp("five")
    arguments = ["--specs", str(first_specs()), "--out", str(out), "--package", "first_models"]
    assert main(["generate", *arguments]) == 0
    home = ROOT / "generated" / "image_gateways"
    shutil.copytree(home, out / home.name, ignore=shutil.ignore_patterns("__pycache__"))
    return out


def test_an_import_and_a_validation_load_what_they_load_with_five_models(five: Path) -> None:
    # How long they take is measured in benchmarks.
    path = os.pathsep.join([str(five), os.environ.get("PYTHONPATH", "")])
    loaded: list[set[str]] = []
    for name in ("image_gateways", "first_models"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(name=name)],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        loaded.append({one.removeprefix(name) for one in done.stdout.split()})
    assert loaded[0] == loaded[1]


def test_a_package_of_five_models_fits_a_wheel_of_400_kb(five: Path) -> None:
    assert wheel_size(five / "first_models") <= 400_000


def test_rules_between_params_that_no_model_has_are_not_shipped(five: Path) -> None:
    shipped = {one.stem for one in (five / "first_models" / RELATIONS).glob("*.py")}
    whole = {one.stem for one in (ROOT / "generated/image_gateways" / RELATIONS).glob("*.py")}
    assert {"__init__", "base", "conditions"} <= shipped < whole


def test_the_kind_of_unions_is_shipped_where_a_model_has_one(five: Path) -> None:
    kinds = "_runtime/rules/kinds"
    whole = {one.name for one in (ROOT / "generated/image_gateways" / kinds).glob("*.py")}
    shipped = {one.name for one in (five / "first_models" / kinds).glob("*.py")}
    assert whole - shipped == {"either.py"}


def test_a_rule_is_shipped_with_what_it_imports(tmp_path: Path) -> None:
    specs = copy_first(tmp_path / "specs")
    shutil.copy(ROOT / "specs/models/umodelverse/vidu-lip-sync.yaml", specs / "models/umodelverse")
    arguments = ["--specs", str(specs), "--out", str(tmp_path), "--package", "lips"]
    assert main(["generate", *arguments]) == 0
    script = (
        "import lips; key = 'umodelverse/vidu-lip-sync'; "
        "print([one.rule for one in lips.validate(key, {'input': {'text': 'x<#9999#>'}})])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.startswith("[")


def test_the_package_fits_a_small_wheel() -> None:
    assert wheel_size(ROOT / "generated" / "image_gateways") <= 1_500_000


def wheel_size(home: Path) -> int:
    """The bytes of a wheel of the package below `home`, with the README of the distribution."""
    wheel, record = BytesIO(), ""
    with ZipFile(wheel, "w", ZIP_DEFLATED) as file:
        for path in sorted(home.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(home.parent).as_posix()
                file.write(path, name)
                digest = b64encode(sha256(path.read_bytes()).digest()).decode()
                record += f"{name},sha256={digest},{path.stat().st_size}\n"
        file.write(home.parent / "README.md", "METADATA")
        file.writestr("RECORD", record)
    return wheel.tell()
