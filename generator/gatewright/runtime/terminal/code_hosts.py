"""Findings in files for code hosts: SARIF 2.1.0 and workflow commands of GitHub."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"
COLUMNS = "unicodeCodePoints"
"""What a column counts, in the words of SARIF."""


def location(file: str, line: int, column: int | None = None) -> dict[str, Any]:
    """A line of a file and perhaps a column in it, from 1, as SARIF says it."""
    address = quote(os.fsencode(file.replace(os.sep, "/")))
    region = {"startLine": line} | ({} if column is None else {"startColumn": column})
    place = {"artifactLocation": {"uri": address}, "region": region}
    return {"physicalLocation": place}


def tool(name: str, version: str, rules: list[str]) -> dict[str, Any]:
    """The program that found it, with the rules that it knows."""
    return {"driver": {"name": name, "version": version, "rules": [{"id": one} for one in rules]}}


def command(text: str) -> str:
    """Escapes the text of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """Escapes the value of an attribute of a workflow command."""
    return command(text).replace(":", "%3A").replace(",", "%2C")
