"""The command line over a small package that is written here, without the toolbox."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from gatewright.runtime.catalog import data, shipped
from gatewright.runtime.cli import main
from gatewright.runtime.cli.words import change
from gatewright.runtime.client import errors

from .gateways import DEDUP_ONE

KEY = "dedup/art/one"


def line(data: dict[str, Any]) -> str:
    """The packed data of the one model."""
    return json.dumps(["one", data]) + "\n"


FILES = {
    "__init__.py": "",
    "_models.py": """
        from gatewright.runtime.catalog.models import Catalog
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
    "dedup/index.jsonl": line(
        {
            "key": KEY,
            "title": "One",
            "summary": "Pictures with snow.",
            "medium": "image",
            "takes": ["text"],
            "modes": ["text"],
            "price": "6 credits per request",
            "least": {"amount": "6", "unit": "credit", "per_usd": 100},
        }
    ),
    "dedup/rules/__init__.py": "",
    "dedup/rules/one.py": "from tests.runtime.gateways import check\n",
    "dedup/facts.jsonl": line(
        {
            "id": "art/one",
            "sources": {
                "page": {"title": "A page", "url": "https://x.example", "read": "2026-01-01"}
            },
            "params": {
                "prompt": {"type": "string", "role": "prompt", "required": True, "max_length": 20},
                "size": {"type": "enum", "options": ["1:1", "16:9"], "doc": "How wide."},
            },
        }
    ),
    "dedup/schemas.jsonl": line({"type": "object"}),
    "dedup/gateway.json": json.dumps(
        {"params": {"client_id": {"type": "string", "doc": "Your own id."}}}
    ),
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
    for module in ("gatewright_tools", "gatewright_tools.cli", "gatewright_tools.record.fast"):
        monkeypatch.setitem(sys.modules, module, None)
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


@pytest.mark.parametrize(
    ("flags", "there"),
    [
        (("--gateway", "dedup"), True),
        (("--medium", "image"), True),
        (("--medium", "video"), False),
        (("--takes", "text"), True),
        (("--takes", "text", "--takes", "image"), False),
        (("--max-price", "6"), True),
        (("--max-price", "5.99"), False),
        (("--max-price", "6credits"), True),
        (("--max-price", "0.06USD"), True),
        (("--max-price", "0.059 usd"), False),
        (("--max-price", "100cny"), False),
        (("SNOW",), True),
        (("snow", "one"), True),
        (("snow", "rain"), False),
    ],
)
def test_models_shows_those_that_fit_and_how_many_they_are(
    run: Any, flags: tuple[str, ...], there: bool
) -> None:
    code, out, err = run("models", *flags)
    assert (code, KEY in out) == (0, there)
    said = "1 model\n" if there else "0 of 1 model; chat models are not part of this package\n"
    assert err == said
    assert bool(json.loads(run("models", *flags, "--json")[1])) is there


def test_a_filter_of_models_that_cannot_be_is_a_wrong_command_line(run: Any) -> None:
    code, _, err = run("models", "--gateway", "dedupp")
    assert code == 2
    assert err.endswith(": no gateway 'dedupp'; did you mean dedup?\n")
    code, _, err = run("models", "--max-price", "cheap")
    assert code == 2
    assert "'cheap' is not an amount such as 10credits, 0.05usd or 0.3cny" in err


def test_models_imports_no_module_of_a_model_or_a_gateway() -> None:
    script = (
        "import sys; from image_gateways._runtime.cli import main; main(['models', '--medium', 'image']);"
        "import image_gateways._models as m; homes = m.MODELS._gateways.values();"
        "print(sorted(n for n in sys.modules if n.count('.') > 1 and n.split('.')[1] in homes))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    loaded = done.stdout.splitlines()[-1]
    assert "qwen" not in loaded and "_gateway" not in loaded.replace("image_gateways", ""), loaded


def test_show_tells_how_far_the_page_was_seen(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "page: seen whole\n" in run("show", KEY)[1]
    whole = shipped.load_data

    def partly(package: str, kind: str, module: str) -> Any:
        found = whole(package, kind, module)
        return {**found, "unseen": ["params", "limits"]} if kind == "infos" else found

    monkeypatch.setattr(shipped, "load_data", partly)
    monkeypatch.setattr(data, "load_data", partly)
    _, out, _ = run("show", KEY)
    assert (
        "page: seen except for params and limits: unknown keys travel with a warning, and more limits"
        " may exist\n"
    ) in out


def test_show_tells_what_arguments_ask_of_each_other_and_params_of_the_gateway(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "rules" not in run("show", KEY)[1]
    whole = shipped.load_data

    def ruled(package: str, kind: str, module: str) -> Any:
        found = whole(package, kind, module)
        if kind != "infos":
            return found
        own = {"client_id": {"at": ["client_id"], "kind": "string"}}
        rules = ["When client_id is there, size is required"]
        return {**found, "arguments": {**found["arguments"], **own}, "rules": rules}

    monkeypatch.setattr(shipped, "load_data", ruled)
    monkeypatch.setattr(data, "load_data", ruled)
    out = run("show", KEY)[1]
    assert "Your own id." in out
    assert out.endswith("\nrules  When client_id is there, size is required.\n")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"max_items": 4}, "in edit at most 4 elements"),
        ({"min_items": 2}, "in edit 2 to 9 elements"),
    ],
)
def test_what_a_mode_changes_at_either_end_of_a_range_is_said(
    changed: dict[str, int], said: str
) -> None:
    whole = {"type": "list", "items": {"type": "url"}, "max_items": 9}
    assert change("edit", changed, whole) == said


def test_show_tells_limits_and_sources(run: Any) -> None:
    code, out, _ = run("show", KEY)
    assert code == 0
    assert "1:1, 16:9" in out
    assert "https://x.example, read 2026-01-01" in out
    assert json.loads(run("show", KEY, "--json")[1])["id"] == "art/one"
    assert json.loads(run("show", KEY, "--schema")[1]) == {"type": "object"}


@pytest.mark.parametrize(
    ("argument", "key", "fact"),
    [
        ("image_size", "imageSize", {}),
        ("shape", "size", {"name": "shape"}),
        ("size", "sized", {"key": "sizing"}),
    ],
)
def test_show_tells_the_limits_of_what_has_another_name_in_json(
    run: Any, monkeypatch: pytest.MonkeyPatch, argument: str, key: str, fact: dict[str, str]
) -> None:
    whole = shipped.load_data
    wire = fact.get("key", key)

    def renamed(package: str, kind: str, module: str) -> Any:
        found = whole(package, kind, module)
        if kind == "facts":
            params = {key: {**found["params"]["size"], **fact, "required": True}}
            modes = {"wide": {"params": {key: {"options": ["16:9"]}}}}
            return {**found, "params": params, "modes": modes}
        if kind == "infos":
            return {**found, "arguments": {argument: {"at": ["params", wire], "kind": "enum"}}}
        return found

    monkeypatch.setattr(shipped, "load_data", renamed)
    monkeypatch.setattr(data, "load_data", renamed)
    lines = run("show", KEY)[1].splitlines()
    start = lines.index("") + 1
    assert lines[start].split(maxsplit=1) == [argument, "1:1, 16:9, required"]
    assert [one.strip() for one in lines[start + 1 :]] == ["in wide 16:9", "How wide."]


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
        (b'{"a": 1,\n  b}', "at line 2, column 3 (byte 11)"),
        (b'\xef\xbb\xbf{"\xc3\xa9": "\xc3\xa9" b}', "at line 1, column 11 (byte 15)"),
        (b"\xff\xfe{", "no UTF-8 at byte 0"),
        (b"[" * 100_000, "no JSON: nested too deep"),
        (b"9" * 5000, "no JSON: a number too long"),
    ],
)
def test_a_file_that_holds_no_json_is_a_finding_with_its_place(
    run: Any, tmp_path: Path, content: bytes, complaint: str
) -> None:
    path = tmp_path / "body.json"
    path.write_bytes(content)
    code, out, err = run("validate", "--model", KEY, str(path))
    assert (code, out.count("\n"), err) == (1, 1, "1 broken rule\n")
    assert out.startswith(f"{path}: ") and complaint in out


def test_a_file_that_is_not_there_is_a_wrong_command_line(run: Any, tmp_path: Path) -> None:
    code, out, err = run("validate", "--model", KEY, str(tmp_path / "body.json"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "No such file" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("completion",), "name a shell: bash, zsh or fish"),
        (("models", "--medium", "imgae"), "did you mean image?"),
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


def test_a_bare_command_line_shows_what_can_be_done(run: Any) -> None:
    code, out, _ = run()
    assert code == 2 and "  validate" in out and "exit codes: 0 fine" in out
    assert run("help") == (0, out, "")
    assert run("help", "validate")[:2] == run("validate", "--help")[:2]
    assert run("-V") == run("--version")


def test_estimate_says_the_price_with_its_unit(run: Any) -> None:
    assert run("estimate", "--model", KEY, "-p", "seed=7")[:2] == (0, "6 credits per request\n")
    said = json.loads(run("estimate", "--model", KEY, "--json")[1])
    assert (said["amount"], said["floor"]) == ("6", "6")


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
    assert run("--version")[1] == "gateways 0.0.0 (tools no)\n"


@pytest.mark.parametrize("arguments", [("doctor", "x"), ("validate", "--jobs", "2", "x")])
def test_what_only_the_toolbox_does_says_how_to_install_it(
    run: Any, arguments: tuple[str, ...]
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "pip install gateways[tools]" in err


LINES = b'\xef\xbb\xbf{"prompt": "a"}\n\n{"prompt": 5}\n{"prompt": "a", "prompt": "a"}\n{\n'


def test_files_of_lines_and_arrays_are_judged_one_by_one(run: Any, tmp_path: Path) -> None:
    lines, array = tmp_path / "r.jsonl", tmp_path / "r.json"
    lines.write_bytes(LINES)
    array.write_bytes(b'[{"prompt": "a"},\n {"prompt": "\xc3\xa9", "prompt": "b"}, {}\n]')
    code, out, err = run("validate", "--model", KEY, "--json", str(lines), str(array))
    rows = [json.loads(line) for line in out.splitlines()]
    said = [(one["line"], one["offset"], one.get("element"), one["valid"]) for one in rows]
    assert code == 1
    assert said == [
        (1, 0, None, True),
        (3, 20, None, False),
        (4, 34, None, False),
        (5, 65, None, False),
        (1, 1, 0, True),
        (2, 19, 1, False),
        (2, 52, 2, False),
    ]
    rules = [[one["rule"] for one in row["violations"]] for row in rows]
    assert rules == [[], ["type"], ["duplicateKey"], ["json"], [], ["duplicateKey"], ["required"]]
    assert err == "7 requests: 2 valid, 5 invalid\n"
    places = [[(one["line"], one["column"]) for one in row["violations"]] for row in rows]
    assert places == [[], [(3, 12)], [(4, 1)], [(5, 2)], [], [(2, 2)], [(2, 34)]]
    code, out, err = run("validate", "--model", KEY, "--quiet", str(array))
    assert [line.split(": ")[0:2] for line in out.splitlines()] == [
        [f"{array}:2:2", "element 1"],
        [f"{array}:2:34", "element 2"],
    ]
    assert err == ""


@pytest.mark.parametrize(
    "text", [b'[{"prompt": "a"}', b'[{"prompt": "a"}] 1', b'[{"prompt": "a"},]']
)
def test_an_array_that_ends_oddly_is_said(run: Any, tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(text)
    code, out, _ = run("validate", "--model", KEY, "--json", "--input", "array", str(path))
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [one["valid"] for one in rows] == [True, False]
    assert [one["rule"] for one in rows[1]["violations"]] == ["json"]


@pytest.mark.parametrize("start", [b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1"])
def test_packed_files_and_tables_are_left_to_the_toolbox(
    run: Any, tmp_path: Path, start: bytes
) -> None:
    path = tmp_path / "requests"
    path.write_bytes(start + b"\0" * 100)
    code, out, err = run("validate", "--model", KEY, str(path))
    assert (code, out) == (2, "")
    assert err.endswith("pip install gateways[tools]\n")


def test_a_line_that_is_too_long_is_passed_over(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gatewright.runtime.cli.several.MAX_LINE", 100)
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"prompt": "%s"}\n{"prompt": "a"}\n' % (b"x" * 200_000))
    code, out, _ = run("validate", "--model", KEY, "--json", str(path))
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [one["rule"] for one in rows[0]["violations"]] == ["lineLength"]
    assert (rows[1]["line"], rows[1]["offset"], rows[1]["valid"]) == (2, 200_015, True)
