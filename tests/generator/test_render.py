"""Rendering: the same bytes everywhere, formatted as it stands, open to other people's templates."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright.pipeline import read_package
from gatewright.render import TemplateFault, render

REPO = Path(__file__).parents[2]
DIGEST = """
import hashlib, sys
sys.path[:0] = {path!r}
from pathlib import Path
from gatewright.pipeline import read_package
from gatewright.render import render
package, _ = read_package(Path({specs!r}))
text = "\\0".join(f"{{path}}\\1{{content}}" for path, content in render(package).items())
print(hashlib.sha256(text.encode()).hexdigest())
"""


def digest() -> str:
    package, _ = read_package(REPO / "specs")
    assert package is not None
    text = "\0".join(f"{path}\1{content}" for path, content in render(package).items())
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_order_of_hashes_changes_no_byte(seed: str) -> None:
    code = DIGEST.format(path=sys.path, specs=str(REPO / "specs"))
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == digest()


def python(version: str) -> str | None:
    """An interpreter of that version, on the path or beside the one that runs the tests."""
    beside = Path(sys.base_prefix).parent.glob(f"*/bin/python{version}")
    return next((str(path) for path in sorted(beside)), None) or shutil.which(f"python{version}")


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_every_python_gives_the_same_bytes(version: str) -> None:
    interpreter = python(version)
    if interpreter is None or subprocess.run([interpreter, "-V"], capture_output=True).returncode:
        pytest.skip(f"there is no python{version} here")
    # Jinja and YAML bring pure versions of what is compiled for this interpreter only.
    pure = [path for path in sys.path if path.endswith("site-packages")]
    code = DIGEST.format(path=[*pure, str(REPO / "generator")], specs=str(REPO / "specs"))
    done = subprocess.run([interpreter, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == digest(), done.stderr


def test_what_is_generated_needs_no_formatter_and_no_linter(tmp_path: Path) -> None:
    assert main(["generate", "--specs", str(REPO / "specs"), "--out", str(tmp_path / "out")]) == 0
    ruff = [sys.executable, "-m", "ruff"]
    for command in (["format", "--check"], ["check"]):
        done = subprocess.run(
            [*ruff, *command, "--no-cache", str(tmp_path / "out")], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout


def test_a_template_of_ones_own_replaces_ours_and_others_are_added(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "PACKAGE").mkdir(parents=True)
    (own / "PACKAGE" / "_models.py.j2").write_text("MODELS = {{ package.models | length }}\n")
    (own / "PACKAGE" / "GATEWAY").mkdir()
    (own / "PACKAGE" / "GATEWAY" / "note.txt.j2").write_text("{{ gateway.title }}\n")
    package, _ = read_package(REPO / "specs")
    assert package is not None
    files = render(package, own)
    assert files["image_gateways/_models.py"] == f"MODELS = {len(package.models)}\n"
    assert files["image_gateways/rivya/note.txt"] == "Rivya\n"
    assert len(files) == len(render(package)) + len(package.gateways)


@pytest.mark.parametrize(
    ("text", "line"),
    [("fine\n{{ package.nam }}\n", 2), ("{% if x %}\n", 1), ("{{ 1 | nofilter }}", 1),
     ("fine\n{{ 1 // 0 }}\n", 2), ("{{ package.models.sort(5) }}", 1)],
)  # fmt: skip
def test_a_faulty_template_is_one_sentence_with_its_line(
    text: str, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "extra.txt.j2").write_text(text)
    package, _ = read_package(REPO / "specs")
    assert package is not None
    with pytest.raises(TemplateFault) as caught:
        render(package, tmp_path / "own")
    assert caught.value.path.endswith("extra.txt.j2")
    assert caught.value.line == line
    arguments = ["--specs", str(REPO / "specs"), "--out", str(tmp_path / "out")]
    assert main(["generate", *arguments, "--templates", str(tmp_path / "own")]) == 3
    assert f"extra.txt.j2:{line}:1: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_template_that_is_not_utf8_is_one_sentence_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "extra.txt.j2").write_bytes(b"caf\xe9")
    arguments = ["--specs", str(REPO / "specs"), "--out", str(tmp_path / "out")]
    assert main(["generate", *arguments, "--templates", str(tmp_path / "own")]) == 3
    said = capsys.readouterr().err
    assert "extra.txt.j2:1:1: is not UTF-8" in said


@pytest.mark.parametrize("name", ["json", "httpx", "class", "a-b"])
def test_a_package_is_not_given_the_name_of_a_module_that_it_needs(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--specs", str(REPO / "specs"), "--out", str(tmp_path / "out")]
    assert main(["generate", *arguments, "--package", name]) == 3
    assert f"package.yaml:1:1: `{name}` " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "other",
    [
        "PACKAGE/GATEWAY/client.py.j2",
        "PACKAGE/rivya/qwen_image.py.j2",
        "image_gateways/__init__.py.j2",
    ],
)
def test_two_templates_cannot_write_one_path(other: str, tmp_path: Path) -> None:
    other = other.replace("GATEWAY", "rivya")
    (tmp_path / other).parent.mkdir(parents=True)
    (tmp_path / other).write_text("x = 1\n")
    package, _ = read_package(REPO / "specs")
    assert package is not None
    with pytest.raises(TemplateFault, match="another template writes image_gateways/"):
        render(package, tmp_path)


def test_the_runtime_is_copied_as_it_stands() -> None:
    package, _ = read_package(REPO / "specs")
    assert package is not None
    files = render(package)
    runtime = REPO / "generator/gatewright/runtime"
    left_out = []
    for path in runtime.rglob("*.py"):
        below = path.relative_to(runtime).as_posix()
        copied = files.get(f"image_gateways/_runtime/{below}")
        if copied is None:
            left_out.append(below)
        elif path.name != "_about.py":
            assert copied == path.read_text(encoding="utf-8")
    # A rule between params that no model of the package has stays at home.
    assert all(below.startswith("rules/relations/") for below in left_out), left_out


def test_a_rendered_module_that_is_not_python_is_one_diagnostic_and_nothing_is_written(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own" / "PACKAGE"
    own.mkdir(parents=True)
    (own / "extra.py.j2").write_text("fine = 1\nbroken = (\n")
    out = tmp_path / "out"
    arguments = ["--specs", str(shop), "--out", str(out), "--templates", str(own.parent)]
    for command in ("generate", "check"):
        assert main([command, *arguments]) == 3
        err = capsys.readouterr().err
        assert err.count("\n") == 2, err
        assert (
            "extra.py.j2:1:1: what it gives for shop_images/extra.py is not Python: line 2" in err
        )
    assert not out.exists()


def test_a_gateway_without_models_gives_a_package_that_can_be_imported(
    shop: Path, tmp_path: Path
) -> None:
    (shop / "models/shop/easel.yaml").unlink()
    assert main(["generate", "--specs", str(shop), "--out", str(tmp_path / "out")]) == 0
    code = (
        "import shop_images, shop_images.shop as shop; print(shop.__all__, list(shop_images.MODELS));"
        "print(shop_images.Shop(api_key='k'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "out", capture_output=True, text=True
    )
    assert done.stdout.startswith("['AsyncShop', 'Shop'] []"), done.stderr
    for command in (["format", "--check"], ["check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", str(tmp_path / "out")]
        checked = subprocess.run(ruff, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout
