"""``gatewright export``: one to stdout, all to files, and nothing foreign replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gatewright import ir
from gatewright.cli import main
from gatewright.schema import request_schema

from .conftest import SPECS, Judge

FORMATS = ("jsonschema", "openapi", "markdown")


def run(*arguments: str) -> int:
    return main(["export", *arguments, "--specs", str(SPECS)])


def test_one_model_goes_to_stdout(package: ir.Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("jsonschema", "--model", "reapi/qwen-image-2") == 0
    out = capsys.readouterr().out
    assert json.loads(out) == request_schema(package.model("reapi/qwen-image-2"))
    assert out.endswith("}\n")


def test_the_schema_of_a_gateway_takes_the_requests_of_its_models_only(
    package: ir.Package, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("jsonschema", "--gateway", "rivya") == 0
    schema = json.loads(capsys.readouterr().out)
    for part in schema["$defs"].values():
        del part[
            "$schema"
        ]  # it would bring back the library's own judge, who steps in binary fractions
    judge = Judge(schema)
    for model in package.models:
        for _, body in model.examples:
            assert judge.is_valid(body) == (model.gateway == "rivya")


def test_a_document_of_one_model_knows_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("openapi", "--model", "rivya/qwen-image") == 0
    out = capsys.readouterr().out
    assert "QwenImageRequest" in out and "Qwen2ImageRequest" not in out


@pytest.mark.parametrize("format", FORMATS)
def test_without_a_choice_everything_goes_to_files(
    format: str, tmp_path: Path, package: ir.Package, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(format, "--out", str(tmp_path)) == 0
    written = [path for path in (tmp_path / format).rglob("*") if path.suffix in (".json", ".md")]
    named = [path for path in written if not path.name.startswith(".")]
    extra = 1 if format == "markdown" else 0
    expected = len(package.gateways if format == "openapi" else package.models) + extra
    assert len(named) == expected == len(capsys.readouterr().out.splitlines())
    stamps = {path: path.stat().st_mtime_ns for path in named}
    assert run(format, "--out", str(tmp_path)) == 0
    assert capsys.readouterr().out == ""
    assert stamps == {path: path.stat().st_mtime_ns for path in named}


def test_formats_do_not_delete_each_other(tmp_path: Path) -> None:
    for format in FORMATS:
        assert run(format, "--out", str(tmp_path)) == 0
    assert {path.name for path in tmp_path.iterdir()} == set(FORMATS)
    assert (tmp_path / "jsonschema/reapi/qwen_image_2.schema.json").is_file()
    assert (tmp_path / "markdown/README.md").is_file()


def test_a_foreign_file_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "openapi" / "reapi.openapi.json"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    assert run("openapi", "--out", str(tmp_path)) == 3
    assert mine.read_text("utf-8") == "mine"
    assert [path.name for path in mine.parent.iterdir()] == [mine.name]
    assert "not written by gatewright" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("choice", "near"),
    [
        (("--model", "rivya/qwen2-imag"), "did you mean `rivya/qwen2-image`?"),
        (("--gateway", "rivia"), "did you mean `rivya`?"),
        (("--gateway", ""), "one of reapi, rivya, skills-video, umodelverse"),
    ],
)
def test_an_unknown_name_gets_the_nearest(
    choice: tuple[str, str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("openapi", *choice) == 2
    said = capsys.readouterr()
    assert near in said.err and said.out == ""


def test_a_folder_for_one_model_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("openapi", "--model", "rivya/qwen-image", "--out", str(tmp_path)) == 2
    assert "stdout" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [(), ("yaml",), ("openapi", "--model", "a", "--gateway", "b")])
def test_wrong_usage_is_2(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*wrong) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_specs_with_a_fault_are_3_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", "openapi", "--specs", str(tmp_path / "none"), "--out", str(out)]) == 3
    assert not out.exists()
    assert "fault" in capsys.readouterr().err
