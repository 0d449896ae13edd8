"""What Schemathesis cannot read in a document: that a file is a picture, and of which kind.

Loaded by Schemathesis itself (``SCHEMATHESIS_HOOKS``).
"""

from __future__ import annotations

import io
from typing import Any

import schemathesis
from hypothesis import strategies
from PIL import Image


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(file, "PNG")
    return file.getvalue()


# A Files API looks into the file; arbitrary bytes are not a file of any documented type.
schemathesis.openapi.format("binary", strategies.just(_picture()))


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """A picture is uploaded as a picture: that the parts of a form agree, no schema can say."""
    del context
    is_upload = isinstance(case.body, dict) and "file" in case.body
    return not (is_upload and case.body.get("kind") in ("audio", "video"))
