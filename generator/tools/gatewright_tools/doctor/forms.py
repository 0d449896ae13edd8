"""Calls that travel as forms of parts: what they say as data, and a body as such parts."""

from __future__ import annotations

import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, cast

from .call import GivenCall, GivenPart
from .texts import value_of
from .values import ADDRESS

if TYPE_CHECKING:
    from gatewright.runtime.catalog.info import ArgumentInfo, GatewayInfo, OperationInfo

    from .places import Place

MULTIPART = "multipart/form-data"
DIGITS = "aGVsbG8="
"""What stands for a file that travels as base64 digits."""


def takes_form(gateway: GatewayInfo, operation: OperationInfo) -> bool:
    """Whether a create may be a form."""
    return operation.multipart or gateway.upload_via == "multipart"


def parts_of(content: bytes, content_type: str) -> tuple[GivenPart, ...]:
    """The parts of a form as it travels; none where it is not a form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("utf-8", "replace")
    lines = re.sub(rb"\r?\n", b"\r\n", content)
    message = BytesParser(policy=HTTP).parsebytes(head + lines)
    found: list[GivenPart] = []
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        file = part.get_filename()
        if isinstance(name, str):
            payload = part.get_payload(decode=True)
            text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
            found.append(GivenPart(name, file or text.rstrip("\r\n"), file is not None))
    return tuple(found)


def as_texts(form: tuple[GivenPart, ...]) -> dict[str, Any]:
    """Name → text, or a list of texts where a part is repeated or its name ends with ``[]``."""
    found: dict[str, Any] = {}
    for part in form:
        name = part.name.removesuffix("[]")
        if name in found or name != part.name:
            before = found.get(name, [])
            found[name] = [*(before if isinstance(before, list) else [before]), part.text]
        else:
            found[name] = part.text
    return found


def as_data(place: Place, call: GivenCall) -> Any:
    """A form as the request that it is: texts as the model's schema wants them, an address for each file."""
    if place.model is None:
        return as_texts(call.form)
    schema = place.package.models.data(place.model.key, "schemas").get("properties", {})
    taking = {one.at: one for one in place.model.arguments.values() if one.files is not None}
    files = {part.name.removesuffix("[]") for part in call.form if part.is_file}
    return {
        name: _stand_in(text, taking.get((name,)))
        if name in files
        else value_of(text, schema.get(name, {}))
        for name, text in as_texts(call.form).items()
    }


def as_parts(body: dict[str, Any], call: GivenCall) -> tuple[GivenPart, ...]:
    """A body as parts of a form; what was a file in `call` is that file again."""
    files = [part for part in call.form if part.is_file]
    found: list[GivenPart] = []
    for name, value in body.items():
        for one in cast("list[object]", value) if isinstance(value, list) else [value]:
            same = next((part for part in files if part.name.removesuffix("[]") == name), None)
            if same is not None and one in (ADDRESS, DIGITS):
                files.remove(same)
                found.append(GivenPart(name, same.text, True))
            elif one is not None:
                text = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
                found.append(GivenPart(name, text))
    return tuple(found)


def _stand_in(texts: Any, argument: ArgumentInfo | None) -> Any:
    """What stands for files in a request as data; their names where the argument takes no files."""
    if argument is None or argument.files is None:
        return texts
    one = DIGITS if argument.files.base64 else ADDRESS
    count = len(cast("list[object]", texts)) if isinstance(texts, list) else 1
    return [one] * count if argument.several or count > 1 else one
