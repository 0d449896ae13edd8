"""Modules are loaded only when they are needed."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import gatewright.runtime

HOME = Path(gatewright.runtime.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))


def loaded(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after `statement`."""
    code = f"{statement}\nimport sys, json\nprint(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "module",
    ["rules.violations", "rules.rule", "rules.kinds.text", "rules.messages", "catalog.models"],
)
def test_validators_load_neither_http_nor_anything_heavy(module: str) -> None:
    found = loaded(f"import gatewright.runtime.{module}")
    assert not found & {"httpx", "asyncio", "ssl", "dataclasses", "inspect", "json", "typing"} - (
        loaded("import gatewright")
    )


@pytest.mark.parametrize(
    "module",
    [
        *("client.client", "client.model", "client.errors", "client.results", "client.tasks"),
        *("cli", "cli.generate", "cli.task", "cli.balance"),
    ],
)
def test_clients_and_models_load_neither_httpx_nor_asyncio(module: str) -> None:
    assert not loaded(f"import gatewright.runtime.{module}") & {"httpx", "asyncio", "ssl"}


def test_a_client_that_has_sent_nothing_has_loaded_no_flow_and_no_result() -> None:
    found = loaded("from image_gateways import AsyncRivya, Rivya; Rivya(), AsyncRivya()")
    late = {"flows", "tasks", "results", "files", "model"}
    at = "image_gateways._runtime.client."
    assert sorted(one for one in found if one.removeprefix(at).partition(".")[0] in late) == []


def imports(path: Path) -> set[str]:
    """The absolute modules that a file imports when it runs."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(str(node.module).partition(".")[0])
    return found


def test_no_file_imports_an_http_library_and_only_async_ones_import_asyncio() -> None:
    def holders(name: str) -> list[str]:
        return [str(path.relative_to(HOME)) for path in MODULES if name in imports(path)]

    assert holders("httpx") == holders("httpx2") == []  # chosen by name, at the first send
    ours = [
        "client/http/drive_async.py",
        "client/http/loop.py",
        "client/http/streams.py",
        "testing/delivery.py",
    ]
    assert holders("asyncio") == ours


BESIDE = {"pytest_plugin.py": ["pytest"], "crowd.py": ["aiohttp", "yarl"]}
"""The fixture for pytest is loaded by pytest alone, what stands on aiohttp where that is installed."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_the_runtime_stands_alone(path: Path) -> None:
    assert imports(path) <= {*sys.stdlib_module_names, *BESIDE.get(path.name, ())}
    assert not re.search(r"\bgatewright\b", path.read_text(encoding="utf-8"))


def test_the_tree_at_the_top_of_the_errors_is_the_tree() -> None:
    from gatewright.runtime.client import errors

    drawn = errors.__doc__ or ""
    for name, member in vars(errors).items():
        if isinstance(member, type) and issubclass(member, errors.GatewayError):
            assert re.search(rf"\b{name}\b", drawn), name
