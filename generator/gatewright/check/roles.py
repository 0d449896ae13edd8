"""What params are to their model: the prompt, and those that take files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, SpecPath
from ..runtime.rules.kinds import kind_class
from .values import stated_kind

NamedFacts = Iterable[tuple[SpecPath, dict[str, Any]]]
"""Types of a value that is a file: its address, or its content."""
_ONCE = ("first_frame", "last_frame", "mask")
_PAIRS = (
    ("min_side", "max_side"),
    ("min_seconds", "max_seconds"),
    ("min_seconds", "max_seconds_tall"),
)
_OF_KIND = {
    "image": ("min_seconds", "max_seconds", "max_seconds_tall"),
    "audio": ("min_side", "max_side", "max_ratio", "max_seconds_tall"),
}
"""Kind of file → limits that it has not."""


def role_faults(file: SpecFile, params: NamedFacts) -> Iterator[Diagnostic]:
    """Roles and files at a place that cannot have them, and limits of files that exclude each other."""
    first: dict[str, str] = {}
    for fact, facts in params:
        own = file.kind == "model" and len(fact) == 2
        if "takes" in facts and file.kind == "model" and "fields" in fact[2:]:
            yield from _holding(file, fact, facts)
        elif "takes" in facts:
            yield from _taking(file, fact, facts, own)
        elif "file_keys" in facts:
            message = "nothing says which files the param takes"
            yield file.fault((*fact, "file_keys"), message, "add `takes`", key=True)
        if "addresses_only" in facts:
            yield from _addresses(file, fact, facts)
        if "order" in facts:
            listed = stated_kind(facts)
            most = None if listed is None else listed.largest
            yield from _order(file, fact, facts, most)
        if "role" not in facts:
            continue
        here, role = (*fact, "role"), facts["role"]
        if not own:
            yield file.fault(here, "only a param of a model has a role", "remove it", key=True)
        elif role == "prompt" and not kind_class(facts).free_text:
            yield file.fault(here, "a prompt is a text", "give the param the type `string`")
        elif role != "prompt" and "takes" not in facts:
            message = f"what is a {role.replace('_', ' ')} takes files"
            yield file.fault(here, message, "say which with `takes`")
        elif role in first and role == "prompt":
            message = f"`{first[role]}` is the prompt already"
            yield file.fault(here, message, "a second text has no role")
        elif role in first and role in _ONCE:
            message = f"`{first[role]}` is the {role.replace('_', ' ')} already"
            yield file.fault(here, message, "give one of them another role")
        first.setdefault(role, str(fact[1]))
    uploads: dict[str, Any] = file.data.get("uploads", {})
    if "order" in uploads:
        yield from _order(file, ("uploads",), uploads, uploads.get("max_files"))
    for kind in ("image", "video", "audio"):
        if kind in uploads:
            yield from _limits(file, ("uploads",), kind, uploads[kind])


def _addresses(file: SpecFile, fact: SpecPath, facts: dict[str, Any]) -> Iterator[Diagnostic]:
    """Faults of a param that takes addresses alone: no files, or their content too."""
    here = (*fact, "addresses_only")
    owner: dict[str, Any] = facts.get("items", facts)
    inner = owner.get("fields", {}).get(facts.get("file_keys", {}).get("address"), owner)
    if "takes" not in facts:
        message = "nothing says which files the param takes"
        yield file.fault(here, message, "add `takes`", key=True)
    elif (kind := stated_kind(inner)) is not None and kind.base64:
        message = "the content of a file is taken here as base64, so a local one is"
        yield file.fault(here, message, "remove one of the two", key=True)


def _order(
    file: SpecFile, fact: SpecPath, facts: dict[str, Any], most: int | None
) -> Iterator[Diagnostic]:
    """Faults of an order of files: of what is not a list of files, and of more files than it takes."""
    here = (*fact, "order")
    if fact != ("uploads",) and ("takes" not in facts or kind_class(facts).walks != "items"):
        yield file.fault(here, "only files of a list have an order", "remove it", key=True)
    elif most is not None and len(facts["order"]) > most:
        message = f"`order` names {len(facts['order'])} files, and {most} are taken at most"
        yield file.fault(here, message)


def _taking(
    file: SpecFile, fact: SpecPath, facts: dict[str, Any], own: bool
) -> Iterator[Diagnostic]:
    here = (*fact, "takes")
    inner: dict[str, Any] = facts.get("items", facts)
    kind = stated_kind(inner)
    if not own:
        yield file.fault(here, "only a param of a model takes files", "remove it", key=True)
    elif kind is not None and kind.walks == "keys":
        yield from _keys(file, fact, inner.get("fields", {}), facts.get("file_keys"))
    elif "file_keys" in facts:
        message = "only an object has keys"
        yield file.fault((*fact, "file_keys"), message, "remove them", key=True)
    elif not _holds_file(inner):
        message = "files are given by their address or as base64"
        hint = "give the param, or its items, the type `url` or `base64`"
        yield file.fault(here, message, hint, key=True)
    for kind, limits in facts["takes"].items():
        yield from _limits(file, here, kind, limits)


def _holding(file: SpecFile, fact: SpecPath, facts: dict[str, Any]) -> Iterator[Diagnostic]:
    """Faults of a key inside an object that leads to files: it tells their kinds, and no more."""
    here = (*fact, "takes")
    if not _holds_file(facts.get("items", facts)):
        message = "files are given by their address or as base64"
        hint = "give the key, or its items, the type `url` or `base64`"
        yield file.fault(here, message, hint, key=True)
    for kind, limits in facts["takes"].items():
        if limits:
            message = (
                "a file inside an object travels as it is given, so nothing holds it to limits"
            )
            yield file.fault((*here, kind), message, f"write `{kind}: {{}}`", key=True)
    for key in ("order", "addresses_only", "file_keys"):
        if key in facts:
            message = "only a param of a model says how its files travel"
            yield file.fault((*fact, key), message, "remove it", key=True)


def _holds_file(facts: dict[str, Any]) -> bool:
    """Whether a param is the address of a file, or its content."""
    kind = stated_kind(facts)
    return kind is not None and kind.links(kind.example())


def _keys(
    file: SpecFile, fact: SpecPath, fields: dict[str, Any], keys: dict[str, str] | None
) -> Iterator[Diagnostic]:
    """Faults of what tells which key of an object is the file."""
    if keys is None:
        message = "nothing says which key of the object is the file"
        yield file.fault((*fact, "takes"), message, "name it: `file_keys: {address: …}`", key=True)
        return
    for role, key in keys.items():
        here = (*fact, "file_keys", role)
        if key not in fields:
            yield file.fault(here, f"the object has no key `{key}`", did_you_mean(key, fields))
        elif role == "address" and not _holds_file(fields[key]):
            message = f"`{key}` is neither an address nor base64"
            yield file.fault(here, message, "give it the type `url` or `base64`")


def _limits(
    file: SpecFile, at: SpecPath, kind: str, limits: dict[str, Any]
) -> Iterator[Diagnostic]:
    for key in _OF_KIND.get(kind, ()):
        if key in limits:
            message = f"a file of the kind {kind} has no `{key}`"
            yield file.fault((*at, kind, key), message, "remove it", key=True)
    for least, most in _PAIRS:
        if limits.get(least, 0) > limits.get(most, limits.get(least, 0)):
            yield file.fault((*at, kind, most), f"`{most}` is below `{least}`")
