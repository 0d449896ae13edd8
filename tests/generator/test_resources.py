"""Templates and specs are found from a checkout and from a wheel alike."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gatewright import resources

ROOT = Path(__file__).parents[2]


def test_a_checkout_reads_its_own_folders() -> None:
    assert resources.templates_dir() == ROOT / "templates"
    assert resources.specs_dir() == ROOT / "specs"
    assert resources.schema_dir() == ROOT / "specs" / "schema"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but what the wheel of this checkout holds."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    sources.mkdir()
    for name in ("generator", "templates", "specs", "pyproject.toml"):
        (sources / name).symlink_to(ROOT / name)
    for name in ("README.md", "LICENSE"):
        # Metadata only; a checkout in the making may not have them yet.
        (sources / name).write_text(f"{name}\n")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=sources,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def relative(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_wheel_carries_every_template_and_spec(installed: Path) -> None:
    for name in ("templates", "specs"):
        assert relative(installed / "gatewright" / "_data" / name) == relative(ROOT / name)


def test_a_wheel_generates_from_the_specs_it_carries(installed: Path, tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "from gatewright import resources\n"
        "from gatewright.cli import main\n"
        "import gatewright\n"
        f"assert gatewright.__file__.startswith({str(installed)!r})\n"
        "sys.exit(main(['generate', '--specs', str(resources.specs_dir())]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "generated" / "pyproject.toml").is_file()
