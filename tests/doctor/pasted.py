"""Pasted calls, as `doctor` sees them in the package of the catalogue."""

from __future__ import annotations

from gatewright_tools.doctor import Diagnosis, NoCall, diagnose, read
from gatewright_tools.package import open_package

PACKAGE = open_package("image_gateways")


def no_files(name: str) -> bytes:
    """Reads no file that a call names."""
    raise NoCall(name)


def diagnoses(text: str) -> list[Diagnosis]:
    """The diagnosis of each call in `text`."""
    return [diagnose(PACKAGE, case) for case in read(text.encode(), no_files)]


def diagnosed(text: str) -> Diagnosis:
    """The diagnosis of the only call in `text`."""
    (found,) = diagnoses(text)
    return found
