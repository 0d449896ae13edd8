"""gatewright as others get it: built from a clone, installed in an empty environment, used elsewhere."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .environments import REPO, built, environment, git, link_dependencies, run, unpack

BODY = {"model": "qwen-image-2", "prompt": "a lighthouse", "image_size": "1:1"}
CALL = """
import sys
from image_gateways import ReAPI
with ReAPI(api_key="test-key", base_url=sys.argv[1]) as client:
    print(client.qwen_image_2.generate("a lighthouse", timeout=60).id)
"""


@pytest.fixture(scope="module", params=["wheel", "sdist"])
def installed(
    request: pytest.FixtureRequest, clone: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of commands of an environment that has gatewright and what it needs."""
    folder = tmp_path_factory.mktemp(request.param)
    made = built(clone, request.param, folder)
    if request.param == "sdist":
        with tarfile.open(made) as packed:
            packed.extractall(folder / "unpacked", filter="data")
        (source,) = (folder / "unpacked").iterdir()
        made = built(source, "wheel", folder)
    commands, site = environment(folder / "env")
    unpack(made, site)
    link_dependencies(site, "mock")
    write_script(site, commands)
    return commands


def write_script(site: Path, commands: Path) -> None:
    """The command that the wheel declares, as an installer writes it."""
    (entries,) = site.glob("gatewright-*.dist-info/entry_points.txt")
    (target,) = re.findall(r"^gatewright = ([\w.]+):main$", entries.read_text(), re.MULTILINE)
    script = commands / "gatewright"
    script.write_text(
        f"#!{commands / 'python'}\nimport sys\nfrom {target} import main\nsys.exit(main())\n"
    )
    script.chmod(0o755)


@pytest.fixture(scope="module")
def elsewhere(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the checkout, with the specs that came along and what they give."""
    folder = tmp_path_factory.mktemp("elsewhere")
    say = "from gatewright.resources import specs_dir; print(specs_dir())"
    specs = Path(run(installed, "python", "-c", say, cwd=folder).stdout.strip())
    assert specs.is_relative_to(installed.parent)
    (folder / "specs").symlink_to(specs)
    run(installed, "gatewright", "generate", cwd=folder)
    return folder


def test_every_tracked_module_template_and_spec_is_installed(
    installed: Path, elsewhere: Path
) -> None:
    home = (elsewhere / "specs").resolve().parents[1]
    for folder, there in (
        ("generator/gatewright", home),
        ("templates", home / "_data/templates"),
        ("specs", home / "_data/specs"),
    ):
        tracked = git("ls-files", folder).splitlines()
        assert len(tracked) > 5
        below = [path.removeprefix(f"{folder}/") for path in tracked if (REPO / path).exists()]
        assert [path for path in below if not (there / path).is_file()] == []


def test_nothing_comes_from_the_checkout(installed: Path, elsewhere: Path) -> None:
    code = (
        "import pkgutil, sys, gatewright\n"
        "for one in pkgutil.walk_packages(gatewright.__path__, 'gatewright.'):\n"
        "    if not one.name.endswith(('__main__', 'pytest_plugin', 'crowd', 'scan._scan')):\n"
        "        __import__(one.name)\n"
        "print(*{m.__file__ for n, m in sys.modules.items() if n.startswith('gatewright') and m.__file__},"
        " sep='\\n')"
    )
    paths = run(installed, "python", "-W", "error", "-c", code, cwd=elsewhere).stdout.splitlines()
    tracked = git("ls-files", "generator/gatewright/*.py").splitlines()
    # The two plugins want pytest, the crowd of connections aiohttp; they are loaded where those are.
    assert len(paths) >= len(tracked) - 4
    assert all(Path(path).is_relative_to(installed.parent) for path in paths)


def test_an_installed_gatewright_finds_nothing_to_change(installed: Path, elsewhere: Path) -> None:
    done = run(installed, "gatewright", "check", cwd=elsewhere)
    assert "all as the specs give them" in done.stderr


def test_what_it_generates_is_what_the_checkout_has(elsewhere: Path) -> None:
    tracked = git("ls-files", "generated").splitlines()
    for path in tracked:
        assert (elsewhere / path).read_bytes() == (REPO / path).read_bytes(), path


def test_what_it_generates_validates_a_body(installed: Path, elsewhere: Path) -> None:
    code = (
        "import json, sys, image_gateways as made; "
        "print([v.path for v in made.validate('reapi/qwen-image-2', json.loads(sys.argv[1]))])"
    )
    out = elsewhere / "generated"
    right = run(installed, "python", "-c", code, json.dumps(BODY), cwd=out).stdout
    wrong = run(installed, "python", "-c", code, json.dumps({**BODY, "prompt": 5}), cwd=out).stdout
    assert (right.strip(), wrong.strip()) == ("[]", "['/prompt']")


def test_it_exports_the_schema_of_a_request(installed: Path, elsewhere: Path) -> None:
    run(installed, "gatewright", "export", "jsonschema", "--out", "exported", cwd=elsewhere)
    (path,) = (elsewhere / "exported").rglob("reapi/qwen_image_2.schema.json")
    assert "prompt" in json.loads(path.read_text())["properties"]


def test_it_reads_a_page_with_the_words_that_came_along(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Rivya Public API\n\nwith model id brush-3.\n")
    done = run(installed, "gatewright", "docs", "read", "page.md", "--json", cwd=tmp_path)
    (reading,) = json.loads(done.stdout)
    assert (reading["gateway"], reading["model"]) == ("rivya", "brush-3")


def free_port() -> int:
    """A port that is free, as is the next one; the system gives neither to anybody who names none."""
    for port in range(20000 + os.getpid() % 9000, 32000, 2):
        with (
            contextlib.suppress(OSError),
            socket.create_server(("127.0.0.1", port)),
            socket.create_server(("127.0.0.1", port + 1)),
        ):
            return port
    raise OSError("no two ports are free")


@contextlib.contextmanager
def mock(commands: Path, folder: Path) -> Iterator[str]:
    """The address of a mock that runs in the environment, and is stopped by its process id."""
    port = free_port()
    command = [commands / "gatewright", "mock", "--port", str(port), "--speed", "1000"]
    process: subprocess.Popen[Any] = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/reapi"
    finally:
        process.terminate()
        process.wait(20)


def test_its_mock_answers_a_call_of_the_generated_client(installed: Path, elsewhere: Path) -> None:
    with mock(installed, elsewhere) as address:
        done = run(installed, "python", "-c", CALL, address, cwd=elsewhere / "generated")
    assert done.stdout.strip()


def test_the_linter_looks_at_every_tracked_module() -> None:
    ruff = Path(sys.executable).with_name("ruff")
    shown = subprocess.run(
        [ruff, "check", "--show-files"], cwd=REPO, check=True, capture_output=True, text=True
    ).stdout
    seen = {Path(line).relative_to(REPO).as_posix() for line in shown.splitlines()}
    tracked = git("ls-files", "*.py", "*.pyi").splitlines()
    assert [path for path in tracked if path not in seen and (REPO / path).exists()] == []


def test_no_tracked_file_is_ignored() -> None:
    assert git("ls-files", "--cached", "--ignored", "--exclude-standard") == ""


def test_plain_pytest_collects_every_test() -> None:
    pytest_script = Path(sys.executable).with_name("pytest")
    clean = {key: one for key, one in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [pytest_script, "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=REPO, capture_output=True, text=True, env=clean, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
