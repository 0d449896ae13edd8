"""Examples: the JSON on a page, and the addresses that its commands call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from itertools import pairwise
from typing import Any, cast

from ..facts import PagePlace, Statement
from ..text.lines import passage
from ..words.vocabulary import Vocabulary
from .extract import Example, Extract
from .literals import NotPlain, object_at
from .sentences import covers
from .sheet import Sheet

_START = re.compile(r"\{\s*(?:[\"']|[A-Za-z_]\w*:)")
_ADDRESS = re.compile(
    r"(?P<origin>https?://[\w.-]{1,200}(?::\d{1,5})?)(?P<path>/[^\s\"'\\<>?#,)]{1,300})"
)
_OWN_PATH = re.compile(
    r"/[\w.{}-]+/(?P<last>(?=[\w.-]*[\d-])[A-Za-z][\w.-]{1,100}\w)(?=:\w|[\s\"'`?]|\Z)", re.A
)
_ASKED = frozenset({"model", "prompt", "input", "params", "parameters"})
_PAIR = re.compile(
    r'"?(?P<key>[A-Za-z_]\w*)"?(?:: ?|=)(?P<value>"[^"]*"|true|false|null|-?\d+(?:\.\d+)?),?(?: ?//.{0,200})?\Z'
)
_PATH_CALLED = re.compile(
    r"(?:\A|(?<=[\s`(|]))(?:(?P<method>POST)[\s`:]+)?(?P<path>/[\w./@:-]+\w)(?=[`),;]|\.?(?:\s|\Z))",
    re.A,
)
"""A path without its origin, with the method before it."""
_MODEL = re.compile(r"(?=.*[/\d])[\w.:@-]+(?:/[\w.:@-]+)*", re.A)
_CALL = re.compile(r"[^\s'\"`\\<>.:()]+")
_PATH_KEY = re.compile(r"[\"']?(?P<path>/[\w./-]{2,200})[\"']?: ?\{?\Z", re.A)
_POST = re.compile(r"[\"']?post[\"']?:", re.I)
_CALLS = re.compile(r"\bcurl\b|--url\b|\b(?:fetch|post)\(", re.I)
"""What calls an address, wherever a page draws it."""
_GIVEN_BACK = frozenset(
    ["id", "task_id", "request_id", "created", "created_at", "output", "data", "error", "choices"]
)
"""Keys of answers, which name the model too."""
_NEAR = 4
"""Lines above a path in which its method may stand."""
_PATIENCE = 2_000
"""How many objects of a page may turn out to be none; no page of documentation has as many."""
_LONGEST = 1 << 16
"""Characters of an example. The decoder is given no more, as each failure costs it all it was given."""


_LONGEST_LOOSE = 1 << 13
"""The same, of an object that is not JSON."""
_COMMENT = re.compile(r"(?:(?<=[,{\[] )|(?<=[\w\"'\]}] )|\A)// .*\Z")


def read_examples(sheet: Sheet, schemas: Set[int] = frozenset()) -> Extract:
    """Takes every JSON object on the page, but for the lines of `schemas`."""
    text = passage(
        [
            (index, _COMMENT.sub("", line.text))
            for index, line in enumerate(sheet.lines)
            if index not in schemas
        ]
    )
    found = Extract()
    position, failures = 0, 0
    while failures < _PATIENCE:
        start = _START.search(text.text, position)
        if start is None:
            break
        position = start.start() + 1
        try:
            piece = text.text[start.start() : start.start() + _LONGEST]
            body, length = _decode(piece)
        except (NotPlain, RecursionError):
            failures += 1
            continue
        end = start.start() + length
        first, last = text.line(start.start()), text.line(end - 1)
        keys = _keys(sheet, first, last)
        span = range(first, last + 1)
        found.examples.append(Example(cast(dict[str, Any], body), sheet.place(first), keys, span))
        whole = last > first or covers(sheet.lines[first], piece[:length])
        (found.lines if whole else found.partly).update(span)
        position = end
    return found


def _decode(piece: str) -> tuple[Any, int]:
    """The object that a text begins with, and its length."""
    try:
        return json.JSONDecoder().raw_decode(piece)
    except json.JSONDecodeError:
        body, length = object_at(piece[:_LONGEST_LOOSE], 0)
        # A program may write its request in its own way. What a gateway answers is JSON.
        if "status" in body or not body.keys() & _ASKED:
            raise NotPlain from None
        return body, length


def _keys(sheet: Sheet, first: int, last: int) -> dict[str, int]:
    lines: dict[str, int] = {}
    for index in range(first, last + 1):
        for key in re.findall(r"[\"']?\b([A-Za-z_]\w*)[\"']? ?:", sheet.lines[index].text):
            lines.setdefault(key, sheet.lines[index].number)
    return lines


def pairs_in_code(sheet: Sheet, used: Set[int]) -> Iterator[tuple[str, Any, int]]:
    """(key, value, index) of lines such as ``"seed": 1,`` or ``seed=1,`` that are not `used`: of examples not in JSON."""
    for index, line in enumerate(sheet.lines):
        if index in used or len(line.text) > 400 or not (":" in line.text or "=" in line.text):
            continue
        pair = _PAIR.match(line.text)
        if pair and not line.cells:
            try:
                yield pair["key"], json.loads(pair["value"]), index
            except json.JSONDecodeError:
                continue


def is_request(body: dict[str, Any], words: Vocabulary) -> bool:
    """Whether an object looks like the body of a create."""
    held = any(isinstance(body.get(one), dict) for one in (*words.containers, words.container))
    called = isinstance(body.get("model"), str) and not body.keys() & _GIVEN_BACK
    return ("prompt" in body or held or called) and "status" not in body


def read_addresses(sheet: Sheet, words: Vocabulary) -> Extract:
    """Takes base address, create address and model id, as far as examples call them."""
    found = Extract()
    for index, line in enumerate(sheet.lines):
        told = _PATH_KEY.match(line.text) if line.code else None
        if told and index + 1 < len(sheet.lines) and _POST.match(sheet.lines[index + 1].text):
            found.statements += _path_of_document(sheet.place(index), told["path"], words)
        called = sheet.roles[index] != "response" or _CALLS.search(line.text)
        if "://" not in line.text:
            said = [*_below_base(sheet, index, words)] if called else []
            found.statements += said
            if said:
                found.lines.add(index)
            continue
        if not called:
            continue
        for match in _ADDRESS.finditer(line.text):
            said = [
                *_address(sheet.place(index), match["origin"], match["path"].rstrip(".:;!"), words)
            ]
            found.statements += said
            if said:
                rest = line.text[: match.start()] + line.text[match.end() :]
                (found.lines if _is_call(rest) else found.partly).add(index)
    return found


def _is_call(rest: str) -> bool:
    """Whether what a line has beside an address only calls it: ``curl --request POST``."""
    said = _CALL.findall(rest)
    called = ["-", *(one.lower() for one in said)]
    return all(
        word == "curl" or word[0] == "-" or before in ("-x", "--request")
        for before, word in pairwise(called)
    )


def own_path_statements(sheet: Sheet) -> Iterator[Statement]:
    """The id of a model that has a path of its own, which ends in the name that the page has for heading."""
    titles = {line.text.casefold() for line in sheet.lines[:40] if line.level == 1}
    for index, line in enumerate(sheet.lines):
        for match in _OWN_PATH.finditer(line.text) if titles else ():
            if match["last"].casefold() in titles:
                yield Statement("model", ("id",), match["last"], sheet.place(index), likely=True)
                return


def shown_id_statements(sheet: Sheet) -> Iterator[Statement]:
    """The id of the only model that examples of the page call, where these are not JSON."""
    shown = [one for one in pairs_in_code(sheet, frozenset()) if one[0] == "model"]
    ids = {value for _, value, _ in shown if isinstance(value, str)}
    if len(ids) == 1:
        yield Statement("model", ("id",), ids.pop(), sheet.place(shown[0][2]), likely=True)


def _path_of_document(place: PagePlace, path: str, words: Vocabulary) -> Iterator[Statement]:
    """The id of a model that is a part of the path to create at, as an OpenAPI document has it."""
    for _, method, template in words.addresses:
        head = template.partition("{model}")[0]
        if method == "POST" and path.startswith(head) and len(path) > len(head):
            yield Statement("model", ("id",), path[len(head) :], place)
            return


def _below_base(sheet: Sheet, index: int, words: Vocabulary) -> Iterator[Statement]:
    """What a path says that stands without its origin, behind a method or below it: ``POST /create/maker/x-2``."""
    told = _PATH_CALLED.search(sheet.lines[index].text)
    if told is None:
        return
    near = reversed(sheet.lines[max(0, index - _NEAR) : index])
    above = next((one.text for one in near if one.text), "")
    if not (told["method"] or above.upper() == "POST"):
        return
    for fact, asked, template in _longest_first(words):
        head = template.partition("{model}")[0]
        path = told["path"]
        if asked == "POST" and path.startswith(head) and _MODEL.fullmatch(path, len(head)):
            yield Statement("gateway", fact, f"{asked} {template}", sheet.place(index))
            yield Statement("model", ("id",), path[len(head) :], sheet.place(index))
            return


def _longest_first(words: Vocabulary) -> list[tuple[tuple[str, ...], str, str]]:
    """The addresses with a model in them, those first that hold another one's beginning."""
    return sorted(words.addresses, key=lambda one: -len(one[2]))


def _address(place: PagePlace, origin: str, path: str, words: Vocabulary) -> Iterator[Statement]:
    for fact, method, template in _longest_first(words):
        head = template.partition("{model}")[0]
        base, found, model = path.partition(head)
        if found and model:
            if origin not in words.other_origins:
                yield Statement("gateway", ("base_url",), origin + base, place)
            yield Statement("gateway", fact, f"{method} {template}", place)
            yield Statement("gateway", (*fact[:-1], "request", "model"), "path", place)
            yield Statement("model", ("id",), model, place)
            return
    for part, medium in words.media.items():
        if part in path:
            if origin not in words.other_origins:
                yield Statement("gateway", ("base_url",), origin, place)
            media = ("operations", part.strip("/"), "media")
            yield Statement("gateway", media, [medium], place, partial=True)
            yield Statement("model", ("medium",), medium, place, likely=True)
            return
