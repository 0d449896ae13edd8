"""A checkout reads its own templates and specs; tests/package/test_installed.py is about a wheel."""

from __future__ import annotations

from pathlib import Path

from gatewright import resources

ROOT = Path(__file__).parents[2]


def test_a_checkout_reads_its_own_folders() -> None:
    assert resources.templates_dir() == ROOT / "templates"
    assert resources.specs_dir() == ROOT / "specs"
    assert resources.schema_dir() == ROOT / "specs" / "schema"
