"""What tests of `check` share: the small shop's files, a change in one of them, and what is found then."""

from __future__ import annotations

from pathlib import Path

from gatewright.check import check
from gatewright.load import Workspace, load

PACKAGE = "package.yaml"
SHOP = "gateways/shop.yaml"
EASEL = "models/shop/easel.yaml"
Case = tuple[str, str, str, str]
"""(file, what stands there, what is written instead, the diagnostic)"""


def loaded(root: Path) -> Workspace:
    workspace, faults = load(root)
    assert faults == []
    return workspace


def found(root: Path) -> list[str]:
    """The diagnostics of the folder as ``file:line:column: message; hint``, from the folder on."""
    prefix = loaded(root).package.path.parent
    return [
        str(fault).replace(f"{prefix}/", "").replace(str(prefix), "")
        for fault in check(loaded(root))
    ]


def change(root: Path, file: str, old: str, new: str) -> None:
    """Replaces the one place in a file where `old` stands."""
    path = root / file
    text = path.read_text()
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new))
