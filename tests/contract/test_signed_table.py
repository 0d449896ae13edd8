"""The specs state exactly the signed facts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gatewright.load import load

from .conftest import ROOT
from .table import HOME, Table, facts_of, read, tables

SPECS = ROOT / "specs"
CATALOGUE = ROOT / "tests/catalogue/facts"
"""The tables of the models that came later, in a shape of their own."""


def test_every_spec_has_a_table_and_every_table_a_spec() -> None:
    workspace, _ = load(SPECS)
    # Reading vocabularies state no facts: they say how pages are read.
    stating = [file for file in workspace.files() if file.kind != "reading"]
    written = {file.path.resolve().relative_to(SPECS).as_posix() for file in stating}
    signed = {table.spec for table in tables()}
    assert signed <= written
    elsewhere = {key for path in CATALOGUE.glob("*.yaml") for key in _keys(path)}
    without = [
        file.key
        for file in stating
        if file.path.resolve().relative_to(SPECS).as_posix() not in signed
    ]
    assert [key for key in without if key not in elsewhere] == []


def _keys(path: Path) -> list[str]:
    """The models of a table of the catalogue."""
    return re.findall(r"^([a-z][\w.+/:-]*/[^\s]+):$", path.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.spec)
def test_every_fact_of_a_spec_is_signed_and_no_other(table: Table) -> None:
    workspace, _ = load(SPECS)
    (file,) = (
        one
        for one in workspace.files()
        if one.path.resolve().relative_to(SPECS).as_posix() == table.spec
    )
    facts = facts_of(file.data)
    assert facts.keys() - table.facts.keys() == set(), "in the spec and not signed"
    assert table.facts.keys() - facts.keys() == set(), "signed and not in the spec"
    for name, value in table.facts.items():
        # 1 and true are equal in Python and different facts.
        assert (facts[name], type(facts[name])) == (value, type(value)), name


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.spec)
def test_a_table_says_which_day_of_which_pages_was_signed(table: Table) -> None:
    text = (HOME / table.spec).with_suffix(".facts").read_text(encoding="utf-8")
    header = text.partition("\n\n")[0]
    (line,) = re.findall(r"signed off (.*) by the maintainers", header)
    signed = set(re.findall(r"\d{4}-\d\d-\d\d", line))
    days = {
        value for name, value in table.facts.items() if re.fullmatch(r"sources\.[^.]+\.read", name)
    }
    assert signed and days in (signed, set())
    assert table.kind == "package" or "# page" in header


def test_a_line_that_is_no_fact_is_refused() -> None:
    for text in ("seed.minimum=0\n", "a = 1\na = 2\n", "a b = 1\n"):
        with pytest.raises(ValueError):
            read(text)
