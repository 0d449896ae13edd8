"""The operations of OpenAPI documents that make pictures, films and sounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .answers import AnswerSlot, answer_slots, medium_in, status_words, unread_members
from .contents import answers_files, contents_of, good_answer, params_of, request_of
from .filled import filled_paths, stated_holes
from .forms import MODEL, forms_of
from .places import BrokenReference, Library, SchemaPlace
from .told import texts_of

_HOLE = re.compile(r"\{([^}]*)\}")
_VERSION = re.compile(r"v\d+\w*\Z")
_PATH = re.compile(r"/[!-~]*\Z")
"""What a spec takes as a path."""
_ASKS = frozenset({"prompt", "text", "description"})
"""Params that tell a GET which makes files from one that fetches them."""
_TASKS = re.compile(r"/(?:tasks?|jobs?|generations?|predictions?|requests?)(?:/\{id\}|\?)")
_ID = re.compile(r"(?:.*_)?id\Z", re.IGNORECASE)


class _Poll(NamedTuple):
    path: str
    slots: list[AnswerSlot]
    states: dict[str, list[str]]
    unread: list[SchemaPlace]


@dataclass(slots=True)
class MediaOperation:
    """One way of creating, as a document describes it."""

    place: SchemaPlace
    item: SchemaPlace
    """What all operations of its path share."""
    path: str
    body: SchemaPlace
    """The schema of the request."""
    encoding: str
    """json or multipart."""
    content: SchemaPlace
    """What holds the schema of the request, and says more of its parts."""
    others: list[SchemaPlace]
    """Other content types of the same request."""
    params: list[SchemaPlace]
    """Params in path, query and header."""
    medium: str
    told: bool
    """Whether the document says what it makes."""
    slots: list[AnswerSlot]
    whole: bool = False
    """Whether the answer is the file itself."""
    poll: str = ""
    """Path of the status; empty: the answer to the create is the result."""
    done: list[AnswerSlot] = field(default_factory=list[AnswerSlot])
    """The slots of the answer to a poll."""
    result: str = ""
    """Path of the files; empty: the answer to a poll holds them."""
    made: list[AnswerSlot] = field(default_factory=list[AnswerSlot])
    """The slots of the answer there; none: the answer is the file itself."""
    states: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    unread: list[SchemaPlace] = field(default_factory=list[SchemaPlace])
    """The members of its answers that no slot reads."""
    problem: str = ""
    model_key: str = MODEL
    """The key of the request that names its models, where it has it."""
    name: str = ""
    """A name of its own: the words of its path."""


def media_operations(library: Library, medium: str | None) -> list[MediaOperation]:
    """Every operation whose answer holds files, or is a task that does in the end.

    Those whose request is a form come late: what needs a file stands behind what needs none. Behind
    them come those with params in their path, and those that are left out, so that they take no name from others.
    """
    found = sorted(
        _find_operations(library, medium),
        key=lambda one: (one.problem != "", "{" in one.path, one.encoding == "multipart"),
    )
    names: dict[str, str] = {}
    for one in found:
        one.name = base = _name(_HOLE.sub("", one.path))
        if one.name in names:
            # What a param fills tells it from its neighbour.
            one.name = base = _name(one.path)
        count = 2
        while names.setdefault(one.name, one.path) != one.path:
            one.name, count = f"{base}_{count}", count + 1
    return found


def _name(path: str) -> str:
    words = [one for one in re.split(r"[^a-z0-9]+", path.lower()) if one]
    kept = [one for one in words if not _VERSION.match(one)] or words
    return re.sub(r"^(?=\d)", "n", "_".join(kept))


def _find_operations(library: Library, medium: str | None) -> Iterator[MediaOperation]:
    polls = list(_polls(library))
    _pass(library)
    for path, operation, item in _by_verb(library, "post"):
        params = params_of(operation, item, library) if operation.has("requestBody") else []
        for filled in filled_paths(path, params, library) if operation.has("requestBody") else ():
            yield from _operations(operation, item, filled, library, polls, medium)


def _by_verb(library: Library, verb: str) -> Iterator[tuple[str, SchemaPlace, SchemaPlace]]:
    """(path, operation, what all operations of the path share); a path may stand in a file of its own."""
    for document in library.documents:
        paths = SchemaPlace(document, "", document.data).find("paths")
        for path in paths.members if paths is not None else {}:
            try:
                item = library.follow(paths.at(path)) if paths is not None else None
            except BrokenReference as error:
                library.unread[path] = f"{document.name}: {error}"
                continue
            operation = item.find(verb) if item is not None else None
            if item is not None and operation is not None and _PATH.match(path):
                yield path, operation, item


def _makes_files(place: SchemaPlace, library: Library) -> bool:
    answer, kind = good_answer(place, library)
    slots = answer_slots(answer, library) if answer is not None and kind == "json" else []
    return kind not in ("", "json") or any(one.slot.startswith("output.") for one in slots)


def _pass(library: Library) -> None:
    """Notes what makes files by another verb than POST."""
    for verb in ("put", "patch", "get"):
        for path, place, item in _by_verb(library, verb):
            names = {str(one.get("name")).lower() for one in params_of(place, item, library)}
            asks = names & _ASKS if verb == "get" else place.has("requestBody") and "{" not in path
            if asks and _makes_files(place, library):
                said = "only POST creates; write by hand what it makes"
                library.passed[f"{verb.upper()} {path}"] = said


def _operations(
    place: SchemaPlace,
    item: SchemaPlace,
    path: str,
    library: Library,
    polls: list[_Poll],
    medium: str | None,
) -> Iterator[MediaOperation]:
    """The operation at `place`, once for each form of its request."""
    contents = contents_of(place.at("requestBody"), library)
    request = request_of(contents, library)
    if request is None:
        if contents and _makes_files(place, library):
            said = (
                f"its request is {', '.join(contents)}; only JSON and forms with files can be sent"
            )
            library.passed[f"POST {path}"] = said
        return
    encoding, content = request
    answer, kind = good_answer(place, library)
    slots = answer_slots(answer, library) if answer is not None else []
    files = [one for one in slots if one.slot.startswith("output.")]
    whole = kind not in ("", "json")
    made = kind if kind in ("image", "video", "audio") else None
    paths = [".".join(one.path) for one in files]
    # An id alone in the answer of `/text_to_video` is a task too, whose result is described elsewhere.
    bare = any(one.slot == "id" for one in slots) and (
        medium_in(path) is not None or any(one.path.startswith(f"{path}/{{") for one in polls)
    )
    near = _result_paths(path, polls) if bare or _is_task(slots) else []
    shown = made or medium_in(path, *paths, *texts_of(place), *near)
    if not (files or whole or bare or _is_task(slots)):
        return
    unread = unread_members(answer, library, slots) if answer is not None else []
    for body, key, words in forms_of(content.at("schema"), library):
        own = shown or medium_in(*words)
        found = MediaOperation(
            place,
            item,
            path,
            body,
            encoding,
            content,
            [one for one in contents.values() if one.key != content.key],
            params_of(place, item, library),
            own or medium or "image",
            own is not None,
            slots,
            whole,
            unread=[*unread],
            model_key=key,
        )
        stated = stated_holes(path, found.params)
        empty = [one for one in _HOLE.findall(path) if one not in stated]
        if empty:
            found.problem = f"nothing fills {{{empty[0]}}} in its path"
        elif own is None and medium is None:
            found.problem = "no document says what it makes; give --medium"
        elif _is_task(slots) or not (files or whole):
            _find_poll(found, polls, library)
        yield found


def _result_paths(path: str, polls: list[_Poll]) -> list[str]:
    """The names of the files in what is told of the tasks of a create."""
    base = path.rstrip("/").partition("{")[0]
    return [
        ".".join(slot.path)
        for one in polls
        if one.path.startswith(base)
        for slot in one.slots
        if slot.slot.startswith("output.")
    ]


def _find_poll(
    operation: MediaOperation,
    polls: list[_Poll],
    library: Library,
) -> None:
    """Which of the documents' paths asks for a task of this operation."""
    base = operation.path.rstrip("/").partition("{")[0]
    near = [one for one in polls if one[0].startswith(base)]
    near = near or [one for one in polls if _is_above(one[0], base)]
    by_address = [one for one in operation.slots if one.slot == "address.poll"]
    version = "/".join(operation.path.split("/")[:2])
    rest = [one for one in polls if one[0].startswith(f"{version}/")] if by_address else []
    if not near and not rest and not _is_task(operation.slots):
        rest = _of_all_tasks(polls)
    if not near and not rest:
        said = "a task" if _is_task(operation.slots) else "an id alone"
        operation.problem = f"its answer is {said}, and no document says where it is asked for"
        return
    operation.poll, slots, states, unread = (near or rest)[0]
    operation.unread += unread
    holds = any(one.slot.startswith("output.") for one in slots)
    operation.done = (
        slots
        if holds
        else [*slots, *(one for one in operation.slots if one.slot.startswith("output."))]
    )
    operation.states = states or status_words(operation.slots)
    if not any(one.slot.startswith("output.") for one in operation.done):
        _find_result(operation, library)
    if not operation.result and not any(one.slot.startswith("output.") for one in operation.done):
        operation.problem = "no document says where its result holds the files"
    elif "succeeded" not in operation.states:
        operation.problem = "no document lists its status words"


def _find_result(operation: MediaOperation, library: Library) -> None:
    """Which path below that of the status gives the files of a task: ``/films/{id}/content``."""
    head, hole, _ = operation.poll.partition("{id}")
    for path, place, _item in _by_verb(library, "get") if hole else ():
        own = _HOLE.sub("{id}", path)
        if (
            len(_HOLE.findall(path)) != 1
            or not own.startswith(f"{head}{{id}}/")
            or own == operation.poll
        ):
            continue
        files = answers_files(place, library)
        answer, _ = good_answer(place, library)
        slots = answer_slots(answer, library) if answer is not None and not files else []
        if files or any(one.slot.startswith("output.") for one in slots):
            operation.result, operation.made = own, slots
            if slots and answer is not None:
                operation.unread += unread_members(answer, library, slots)
            return


def _is_above(poll: str, create: str) -> bool:
    """Whether one path asks for all tasks below it: ``/tasks/{id}`` for ``/tasks/video``."""
    folder = poll.partition("{")[0]
    words = [one for one in folder.split("/") if one and not _VERSION.match(one)]
    return "{" in poll and bool(words) and create.startswith(folder)


def _of_all_tasks(polls: list[_Poll]) -> list[_Poll]:
    """The one path of a document that gives the files of tasks, whatever made them: ``/tasks/{id}``."""
    found = [
        one
        for one in polls
        if _TASKS.search(one.path) and any(slot.slot.startswith("output.") for slot in one.slots)
    ]
    return found if len(found) == 1 else []


def _is_task(slots: list[AnswerSlot]) -> bool:
    words = {one.slot for one in slots}
    return "id" in words and bool(words & {"status", "address.poll"})


def _polls(
    library: Library,
) -> Iterator[_Poll]:
    """Every GET with the id of a task in it: its path, slots and status words."""
    for path, place, item in _by_verb(library, "get"):
        holes = _HOLE.findall(path)
        query = [
            str(one.get("name"))
            for one in params_of(place, item, library)
            if one.get("in") == "query" and _ID.match(str(one.get("name")))
        ]
        answer, kind = good_answer(place, library)
        if answer is None or kind not in ("", "json"):
            continue
        slots = answer_slots(answer, library)
        if not any(one.slot == "status" for one in slots):
            continue
        if len(holes) == 1:
            asked = _HOLE.sub("{id}", path)
        elif not holes and len(query) == 1:
            asked = f"{path}?{query[0]}={{id}}"
        else:
            continue
        unread = unread_members(answer, library, slots)
        yield _Poll(asked, slots, status_words(slots), unread)
