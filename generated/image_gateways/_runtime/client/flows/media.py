"""Which medium each file of a result is: by the answer's own words, else by its model."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from ...catalog.info import ModelInfo, OperationInfo
from ..media.sniff import BY_SUFFIX, MADE_OF, MediaType
from ..outcome import MADE, Output


def of_media(
    outputs: tuple[Output, ...],
    operation: OperationInfo,
    model: ModelInfo | None,
    warnings: dict[str, None],
) -> tuple[Output, ...]:
    """`outputs` with their media; an answer that contradicts its model joins `warnings`."""
    found: list[Output] = []
    for number, output in enumerate(outputs, 1):
        said = output.medium or medium_of(output.media_type) or by_label(output)
        medium = said or (model.medium if model is not None else guess_medium(output, operation))
        if model is not None and medium != model.medium and not (output.medium or output.label):
            made = MADE[model.medium]
            warnings[f"result {number} is {output.media_type}, and the model makes a {made}"] = None
        certain = bool(said or model is not None or len(operation.media) == 1)
        found.append(replace(output, medium=medium, certain=certain))
    return tuple(found)


def medium_of(mime: str | None) -> str | None:
    """The medium that a MIME type names, or None; of a container that may hold either, None."""
    kind = (mime or "").partition("/")[0].strip().lower()
    holds = MADE_OF.get((mime or "").partition(";")[0].strip().lower(), ())
    return kind if kind in MADE and not holds else None


def by_label(output: Output) -> str | None:
    """The medium of a file beside the others, such as a last frame, by the end of its name."""
    found = suffix(output) if output.label else None
    return None if found is None or found.holds else found.kind


def suffix(output: Output) -> MediaType | None:
    """The type that the name or the address of a file ends with, or None."""
    for name in (output.file_name, path_of(output.url)):
        found = BY_SUFFIX.get(f".{(name or '').rpartition('.')[2].lower()}")
        if found is not None:
            return found
    return None


def guess_medium(output: Output, operation: OperationInfo) -> str:
    """The medium of a task whose model is not known: by the file's name, else the first there is."""
    if len(operation.media) > 1:
        found = suffix(output)
        if found is not None and found.kind in operation.media:
            return found.kind
        kind = (output.media_type or "").partition("/")[0]
        if kind in operation.media:
            return kind
    return next(iter(operation.media), "image")


def path_of(url: str | None) -> str:
    """The path of an address; empty when it is not one."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""
