"""The generated distribution alone, in a virtual environment with nothing else in it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]


WHEEL = (
    "import sys; from setuptools import build_meta as build; folder = sys.argv[1]; "
    "build.build_wheel(folder); "
    "build.build_sdist(folder)"
)
LARGEST = 1_500_000
"""Bytes that the wheel may have."""


def built(folder: Path, project: Path = REPO / "generated") -> tuple[Path, Path]:
    """(wheel, sdist) of a copy of a project."""
    copy = folder / "source"
    unwanted = shutil.ignore_patterns("build", "*.egg-info", "__pycache__", "*.so", "*.pyd")
    shutil.copytree(project, copy, ignore=unwanted)
    command = [sys.executable, "-c", WHEEL, str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=copy)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel of generated/ and not even pip."""
    folder = tmp_path_factory.mktemp("bare")
    wheel, _ = built(folder)
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    unpack(wheel, python)
    return python


def unpack(wheel: Path, python: Path) -> None:
    """Puts the modules of a wheel where `python` finds them."""
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    with zipfile.ZipFile(wheel) as unpacked:
        unpacked.extractall(purelib)


def test_the_wheel_is_pure_and_small_and_has_nothing_of_the_toolbox(tmp_path: Path) -> None:
    wheel, sdist = built(tmp_path)
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size <= LARGEST
    with zipfile.ZipFile(wheel) as unpacked:
        names = {name for name in unpacked.namelist() if ".dist-info/" not in name}
        (meta,) = (name for name in unpacked.namelist() if name.endswith("/WHEEL"))
        assert b"Root-Is-Purelib: true" in unpacked.read(meta)
    tracked = {
        path.relative_to(REPO / "generated").as_posix()
        for path in (REPO / "generated/image_gateways").rglob("*")
        if path.suffix in (".py", ".pyi", ".json", ".jsonl") or path.name == "py.typed"
    }
    assert names == tracked
    folders = {part for name in names for part in Path(name).parts[:-1]}
    assert not folders & {"bulk", "repair", "doctor", "engines", "scan", "report", "integrations"}
    with tarfile.open(sdist) as packed:
        assert not [name for name in packed.getnames() if name.endswith((".c", ".h", ".so"))]


def test_the_wheel_validates_with_the_standard_library_alone(python: Path) -> None:
    code = (
        "import image_gateways, sys; "
        "v = image_gateways.validate('reapi/qwen-image-2', {'model': 'qwen-image-2'}); "
        "print(v[0].path, 'httpx' in sys.modules)"
    )
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["/prompt", "False"]


def test_the_command_line_runs_without_httpx(python: Path, tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    body.write_text('{"model": "qwen-image-2", "prompt": "x", "image_size": "21:9"}')
    command = [
        python,
        "-m",
        "image_gateways",
        "validate",
        "--model",
        "reapi/qwen-image-2",
        str(body),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "/image_size" in done.stdout
    done = subprocess.run([python, "-m", "image_gateways", "models", "--json"], capture_output=True)
    assert done.returncode == 0 and len(json.loads(done.stdout)) > 0
    ask = [*command[:3], "generate", *command[4:6], "--prompt", "x", "--out", "x.txt"]
    done = subprocess.run(ask, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, "use .png" in done.stderr) == (2, True), done.stderr
    done = subprocess.run([*command[:3], "task", "x"], capture_output=True, text=True, env={})
    assert (done.returncode, "--gateway" in done.stderr) == (2, True), done.stderr


def test_every_module_can_be_imported_and_does_nothing_by_it(python: Path) -> None:
    code = """
import pkgutil, sys
def hook(event, args):
    if event in ("socket.connect", "subprocess.Popen", "os.system", "shutil.rmtree", "os.remove"):
        raise SystemExit(f"importing did {event}")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        if "__pycache__" not in str(args[0]):
            raise SystemExit(f"importing wrote {args[0]}")
sys.addaudithook(hook)
import image_gateways
count = 0
for module in pkgutil.walk_packages(image_gateways.__path__, "image_gateways."):
    if module.name.endswith(("__main__", "http.transport", "http.drive", "http.drive_async")):
        continue  # the three that send need httpx
    if module.name.endswith("http.crowd"):
        continue  # the extra for crowds needs aiohttp
    if module.name.endswith("_runtime.pytest_plugin"):
        continue  # pytest alone loads it
    __import__(module.name)
    count += 1
print(count)
"""
    # Without -B Python itself would write, its compiled modules.
    done = subprocess.run([python, "-B", "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) > 40
