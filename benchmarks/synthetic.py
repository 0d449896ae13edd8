"""Folders of specs of any size: copies of real specs and of the fixtures, no two alike.

Deterministic, so that every run and every machine measures the same files. Run as a program it
writes one: ``synthetic.py FOLDER MODELS GATEWAYS``.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

REPO = Path(__file__).parents[1]
SHAPES = (("specs/models", "qwen*.yaml"), ("tests/fixtures/catalogue", "*.yaml"))
"""Which files are copied: few of the real ones, so that figures stay comparable as those grow."""
_ID = re.compile(r"^id: (.*)$", re.MULTILINE)
"""What a copy replaces; a page of several ids has none."""
_OPTIONS = re.compile(r"^(    options: \[)([^\d].*)(\])$", re.MULTILINE)
"""Words of an enum; the options of a number stay as they are."""
_LENGTH = re.compile(r"^(\s+max_length: )(\d+)$", re.MULTILINE)
_MAXIMUM = re.compile(r"^(    maximum: )(\d{3,})$", re.MULTILINE)


def make(folder: Path, models: int, gateways: int) -> list[Path]:
    """Writes specs of `models` models, dealt out to `gateways` gateways; gives the models' files."""
    bases = sorted((REPO / "specs" / "gateways").glob("*.yaml"))
    shapes = {
        base.stem: [
            path
            for home, names in SHAPES
            for path in sorted((REPO / home / base.stem).glob(names))
            if _ID.search(path.read_text(encoding="utf-8"))
        ]
        for base in bases
    }
    (folder / "gateways").mkdir(parents=True)
    shutil.copy(REPO / "specs" / "package.yaml", folder)
    for number in range(gateways):
        base = bases[number % len(bases)]
        text = base.read_text(encoding="utf-8")
        (folder / "gateways" / f"{gateway_name(base, number)}.yaml").write_text(
            _gateway(text, number), encoding="utf-8"
        )
    written: list[Path] = []
    for number in range(models):
        base = bases[number % gateways % len(bases)]
        of_gateway = shapes[base.stem]
        shape = of_gateway[number // gateways % len(of_gateway)]
        home = folder / "models" / gateway_name(base, number % gateways)
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"{shape.stem}-n{number}.yaml"
        path.write_text(_model(shape.read_text(encoding="utf-8"), number), encoding="utf-8")
        written.append(path)
    return written


def gateway_name(base: Path, number: int) -> str:
    """The name of the gateway of that number, a copy of `base`."""
    return f"{base.stem}-n{number}"


def _gateway(text: str, number: int) -> str:
    return re.sub(r"^(class|title): (.*)$", rf"\1: \g<2>N{number}", text, flags=re.MULTILINE)


def _model(text: str, number: int) -> str:
    """The spec under a new name, with limits and options of its own."""
    found = _ID.search(text)
    assert found is not None
    old, new = found[1], f"{found[1]}-n{number}"
    text = text.replace(f"id: {old}\n", f"id: {new}\n", 1)
    named = re.compile(rf"^(    \w+: ){re.escape(old)}$", re.MULTILINE)
    text = named.sub(lambda one: f"{one[1]}{new}", text)
    text = re.sub(r"^title: (.*)$", rf"title: \1 N{number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^name: (.*)$", rf"name: \1_n{number}", text, count=1, flags=re.MULTILINE)
    text = _LENGTH.sub(lambda one: f"{one[1]}{int(one[2]) + number % 97}", text)
    text = _MAXIMUM.sub(lambda one: f"{one[1]}{int(one[2]) + number % 89}", text)
    return _OPTIONS.sub(rf"\1\2, other_{number % 13}\3", text)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
