"""The command line over a small package that is written here."""

from __future__ import annotations

import io
import json
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from gatewright.runtime.cli import main
from gatewright.runtime.client import errors

from .gateways import DEDUP_ONE

KEY = "dedup/art/one"


def line(data: dict[str, Any]) -> str:
    """The packed data of the one model."""
    return json.dumps(["one", data]) + "\n"


FILES = {
    "__init__.py": "",
    "_models.py": """
        from gatewright.runtime.catalog import Catalog
        MODELS = Catalog(__package__, {"dedup": "dedup"})
    """,
    "dedup/__init__.py": "from tests.runtime.gateways import CLIENTS\nDedup = CLIENTS['dedup'][0]\n",
    "dedup/_models.py": "MODELS = {'art/one': 'one'}\nCLASSES = {'one': 'One'}\n",
    "dedup/_gateway.py": """
        from tests.runtime.gateways import DEDUP as GATEWAY
        from tests.runtime.gateways import DEDUP_IMAGES
        OPERATIONS = {"images": DEDUP_IMAGES}
    """,
    "dedup/one.py": "raise ImportError('this module is broken')\n",
    "dedup/infos.jsonl": line(asdict(DEDUP_ONE) | {"operation": "images"}),
    "dedup/rules/__init__.py": "",
    "dedup/rules/one.py": "from tests.runtime.gateways import check\n",
    "dedup/facts.jsonl": line(
        {
            "id": "art/one",
            "sources": {
                "page": {"title": "A page", "url": "https://x.example", "read": "2026-01-01"}
            },
            "prompt": {"required": True, "max_length": 20},
            "params": {"size": {"type": "enum", "options": ["1:1", "16:9"], "doc": "How wide."}},
        }
    ),
    "dedup/schemas.jsonl": line({"type": "object"}),
}


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, text in FILES.items():
        path = tmp_path / "small_package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delenv("DEDUP_API_KEY", raising=False)
    monkeypatch.delenv("DEDUP_KEY", raising=False)
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "small_package"]:
        del sys.modules[name]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments, package="small_package")
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_models_lists_what_there_is_even_if_the_module_of_a_model_is_broken(run: Any) -> None:
    code, out, _ = run("models")
    assert code == 0
    assert out.splitlines()[1].split() == [KEY, "image", "text", "6", "credits", "per", "request"]
    code, out, _ = run("models", "--json")
    assert json.loads(out)[0]["key"] == KEY


def test_show_tells_limits_and_sources(run: Any) -> None:
    code, out, _ = run("show", KEY)
    assert code == 0
    assert "1:1 | 16:9" in out
    assert "https://x.example, read 2026-01-01" in out
    assert json.loads(run("show", KEY, "--json")[1])["id"] == "art/one"
    assert json.loads(run("show", KEY, "--schema")[1]) == {"type": "object"}


def test_validate_prints_every_violation_and_exits_with_one(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "body.json"
    path.write_text('{"params": {"size": "9:9"}}')
    code, out, err = run("validate", "--model", KEY, str(path))
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["/prompt", "/params/size"]
    assert err == "2 broken rules\n"
    code, out, _ = run("validate", "--model", KEY, str(path), "--json")
    assert code == 1
    assert [one["rule"] for one in json.loads(out)["violations"]] == ["required", "enum"]


def test_validate_reads_stdin_and_exits_with_zero(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"prompt": "a fox"}')))
    assert run("validate", "--model", KEY) == (0, "", "valid\n")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'{"a": 1,\n  b}', "body.json:2:3: no JSON"),
        (b"\xff\xfe{", "no JSON"),
        (b"[" * 100_000, "no JSON that can be read"),
        (b"9" * 5000, "no JSON that can be read"),
        (None, "No such file"),
    ],
)
def test_a_file_that_holds_no_json_is_one_line_with_its_place(
    run: Any, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    path = tmp_path / "body.json"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("validate", "--model", KEY, str(path))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert complaint in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "name a command"),
        (("modles",), "did you mean models?"),
        (("show", "dedup/art/on"), f"did you mean {KEY}?"),
        (("validate", "--model", "dedup/art/on"), f"did you mean {KEY}?"),
        (("validate",), "--model"),
        (("models", "--jso"), "--jso"),
        (("estimate", "--model", KEY, "-p", "siz=1:1"), "did you mean size?"),
        (("estimate", "--model", KEY, "-p", "size"), "NAME=VALUE"),
        (("generate", "--model", KEY, "--out", "x", "--max-credits", "many"), "max-credits"),
    ],
)
def test_a_wrong_command_line_exits_with_two_and_the_nearest_right_word(
    run: Any, arguments: tuple[str, ...], complaint: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err


def test_estimate_says_the_price_with_its_unit(run: Any) -> None:
    assert run("estimate", "--model", KEY, "-p", "seed=7")[:2] == (0, "6 credits per request\n")
    assert json.loads(run("estimate", "--model", KEY, "--json")[1])["amount"] == "6"


def test_generate_without_a_key_exits_with_three(run: Any, tmp_path: Path) -> None:
    code, out, err = run(
        "generate", "--model", KEY, "--prompt", "a fox", "--out", str(tmp_path / "x")
    )
    assert (code, out) == (3, "")
    assert "set DEDUP_API_KEY or DEDUP_KEY" in err


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.OutcomeUnknown("x"), 5),
        (errors.ConnectionFailed("x"), 4),
        (errors.TaskTimeout("x"), 4),
        (errors.InvalidRequest("x"), 1),
        (errors.PriceRefused("x"), 1),
    ],
)
def test_each_kind_of_failure_has_its_exit_code(
    run: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, expected: int
) -> None:
    def fail(self: object, arguments: dict[str, object]) -> None:
        assert arguments["prompt"] == "x"
        assert arguments["seed"] == 7
        assert arguments["safe"] is True
        assert arguments["size"] == "1:1"
        raise error

    monkeypatch.setattr("tests.runtime.gateways.SyncModel._generate", fail)
    pairs = ("-p", "seed=7", "-p", "safe=true", "-p", "size=1:1")
    code, out, _ = run("generate", "--model", KEY, "--prompt", "x", "--out", "x", *pairs)
    assert (code, out) == (expected, "")


def test_the_version_is_told(run: Any) -> None:
    version, quick = run("--version")[1].split(" (")
    assert version == "gateways 0.0.0"
    # The generator's own copy of the runtime is never compiled.
    assert quick.startswith("compiled no, msgspec ")
