"""From a result to its files: each is saved, or the command says where it is and how to get it."""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path

from ..client.errors import DownloadError, GatewayWarning, NotSaved
from ..client.files import SyncFile
from ..client.flows.keep import stem_of
from ..client.results import Result
from ..rules.messages import printable
from ..terminal.console import FINE, NETWORK
from .destination import Destination
from .output import data, talk


def save_result(
    arguments: argparse.Namespace, result: Result, place: Destination, again: str
) -> int:
    """Saves the files of `result` and prints where; the exit code says whether all are there.

    `again` is the command that fetches them later, empty where there is none.
    """
    for warning in result.warnings:
        talk(f"warning: {warning}")
    paths, failed = keep_files(result, place)
    for error in failed:
        talk(str(error))
        if error.url:
            talk(f"its link: {printable(error.url)}")
    if failed and again:
        talk(f"to fetch it again: {again}")
    if arguments.json:
        data(
            {
                "id": result.id,
                "model": result.model,
                "status": result.status,
                "files": [str(path) for path in paths],
                "paid": None if result.charge is None else str(result.charge),
                "request_id": result.request_id,
                "expires_at": result.expires_at,
            }
        )
    elif place.path is not None:
        for path in paths:
            print(path)
    return NETWORK if failed else FINE


def keep_files(result: Result, place: Destination) -> tuple[list[Path], list[DownloadError]]:
    """(where the files are, what went wrong); what cannot be written there is written elsewhere."""
    paths: list[Path] = []
    failed: list[DownloadError] = []
    if place.path is None and len(result.files) != 1:
        failed.append(NotSaved(f"standard output takes one file, and {len(result.files)} came"))
        paths += rescue_files(result, result.files)
        return paths, failed
    for number, file in enumerate(result.files, 1):
        try:
            paths += write_file(result, file, number, place)
        except DownloadError as error:
            failed.append(error)
            if isinstance(error, NotSaved):
                paths += rescue_files(result, [file])
    return paths, failed


def write_file(result: Result, file: SyncFile, number: int, place: Destination) -> list[Path]:
    """The path of one file; none for standard output. Raises DownloadError."""
    if place.path is None:
        content = file.read()
        try:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except OSError as error:
            raise NotSaved(f"standard output: {error.strerror or error}") from error
        return []
    stem = f"{stem_of(result.name)}-{number}"
    if place.folder:
        return [file.save_in(place.path, stem, overwrite=place.overwrite)]
    several = len(result.files) > 1
    if several or (place.path.exists() and not place.overwrite):
        stem = f"{place.path.stem}-{number}"
        return [file.save_in(place.path.parent, stem, overwrite=place.overwrite)]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", GatewayWarning)
        path = file.save(place.path)
    for one in told:
        talk(f"warning: {one.message}")
    return [path]


def rescue_files(result: Result, files: Iterable[SyncFile]) -> list[Path]:
    """Where else the files are: here, or in the folder for temporary files. Says so."""
    saved: list[Path] = []
    for number, file in enumerate(files, 1):
        for folder in (Path.cwd(), Path(tempfile.gettempdir())):
            try:
                path = file.save_in(folder, f"{stem_of(result.name)}-{number}")
            except DownloadError:
                continue
            talk(f"it is saved as {path} instead")
            saved.append(path)
            break
    return saved
