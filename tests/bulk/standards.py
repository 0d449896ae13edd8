"""What SARIF 2.1.0 and the readers of JUnit's XML and of workflow commands take.

Each is written narrower than the standard: only what our reports use, and nothing beside it. So what
passes here passes there.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

TEXT = {"type": "string"}
BAG = {"type": "object", "properties": {"tags": False}}
"""Own properties; only `tags` has a meaning in the standard."""


def _closed_object(needed: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": needed.split(),
        "additionalProperties": False,
    }


MESSAGE = _closed_object("text", text=TEXT)
PLACE = _closed_object(
    "physicalLocation",
    physicalLocation=_closed_object(
        "artifactLocation",
        artifactLocation=_closed_object("uri", uri={"type": "string", "format": "uri-reference"}),
        region=_closed_object(
            "startLine",
            startLine={"type": "integer", "minimum": 1},
            startColumn={"type": "integer", "minimum": 1},
        ),
    ),
)
RESULT = _closed_object(
    "message",
    ruleId=TEXT,
    level={"enum": ["none", "note", "warning", "error"]},
    message=MESSAGE,
    locations={"type": "array", "items": PLACE},
    properties=BAG,
)
DRIVER = _closed_object(
    "name",
    name=TEXT,
    version=TEXT,
    rules={"type": "array", "uniqueItems": True, "items": _closed_object("id", id=TEXT)},
)
SARIF = _closed_object(
    "version runs",
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "items": _closed_object(
            "tool",
            tool=_closed_object("driver", driver=DRIVER),
            results={"type": "array", "items": RESULT},
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        ),
    },
)

COUNTS = {"tests", "failures", "errors"}
JUNIT: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", *COUNTS}, {"testsuite"}),
    "testsuite": ({"name", *COUNTS}, {"time", "skipped", "timestamp", "hostname"}, {"testcase"}),
    "testcase": ({"name"}, {"time", "classname"}, {"failure", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}
"""Element → attributes that it must have, may have, and the elements in it, as Jenkins reads it."""
WITH_TEXT = {"failure", "system-out"}


def junit_faults(element: ElementTree.Element) -> list[str]:
    """What a reader of JUnit's XML would refuse."""
    if element.tag not in JUNIT:
        return [f"{element.tag} is unknown"]
    needed, more, inside = JUNIT[element.tag]
    has = set(element.attrib)
    faults = [f"{element.tag} lacks {one}" for one in sorted(needed - has)]
    faults += [f"{element.tag} has {one}" for one in sorted(has - needed - more)]
    faults += [
        f"{element.tag}: {one} is not a number"
        for one in sorted(has & COUNTS)
        if not re.fullmatch("[0-9]+", element.attrib[one])
    ]
    texts = [element.text, *(child.tail for child in element)]
    if element.tag not in WITH_TEXT and any((text or "").strip() for text in texts):
        faults.append(f"{element.tag} has text")
    for child in element:
        if child.tag not in inside:
            faults.append(f"{child.tag} is in {element.tag}")
        faults += junit_faults(child)
    return faults


ANNOTATIONS = {"notice", "warning", "error"}
ATTRIBUTES = {"title", "file", "line", "endLine", "col", "endColumn"}
COMMAND = re.compile(r"::([a-z]+)(?: ([^:]*))?::(.*)")


def annotation_faults(line: str) -> list[str]:
    """What GitHub would not take as one annotation."""
    found = COMMAND.fullmatch(line)
    if found is None:
        return ["no command"]
    faults = [] if found[1] in ANNOTATIONS else [f"{found[1]} is not an annotation"]
    given = [one.partition("=") for one in (found[2] or "").split(",") if one]
    names = [name for name, _, _ in given]
    faults += [f"{name} is unknown" for name in names if name not in ATTRIBUTES]
    faults += [f"{name} is there twice" for name in set(names) if names.count(name) > 1]
    faults += [f"{name} has no value" for name, sign, value in given if not (sign and value)]
    faults += [
        f"{name} is not a line"
        for name, _, value in given
        if name in ("line", "col") and not re.fullmatch("[1-9][0-9]*", value)
    ]
    if re.search("%(?!25|0A|0D|3A|2C)", line):
        faults.append("a percent sign that is not escaped")
    return faults
