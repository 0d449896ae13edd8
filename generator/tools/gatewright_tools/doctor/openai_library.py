"""Calls by the library of OpenAI, which has the same methods in Python and in JavaScript."""

from __future__ import annotations

from typing import Any, cast

from .call import GivenCall
from .script_forms import as_form, form_of
from .scripts import script_call

_PATHS = {
    "images.generate": "/images/generations",
    "images.edit": "/images/edits",
    "videos.create": "/videos",
    "audio.speech.create": "/audio/speech",
}
"""Method of the client → path below its base address."""
_AS_FORMS = ("images.edit", "videos.create")
"""Methods of that client whose requests are forms of parts."""


def openai_method(called: str) -> str:
    """The method among those that are known that the name of a called function ends with, or empty."""
    return next((one for one in _PATHS if called.endswith(f".{one}")), "")


def openai_call(method: str, base: str, headers: object, sent: Any) -> GivenCall:
    """The call of a `method` below the address `base`. What is `sent` is an object, or a name that holds one."""
    address = f"{base.rstrip('/') or 'https://api.openai.com/v1'}{_PATHS[method]}"
    given = cast("dict[str, Any]", headers) if isinstance(headers, dict) else {}
    kept = given or {"Authorization": "Bearer $OPENAI_API_KEY"}
    if method in _AS_FORMS and isinstance(sent, dict):
        return as_form(script_call("POST", address, kept, None), form_of(cast("object", sent)))
    return script_call("POST", address, {"Content-Type": "application/json", **kept}, sent)
