"""Reference files: the table of kinds, sizes and MIME types, and params that take pictures."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Statement
from .fields import FileRow, Sheet
from .values import byte_count
from .vocabulary import Vocabulary


def file_statements(rows: list[FileRow]) -> Iterator[Statement]:
    """What the table of reference files says."""
    for row in rows:
        path = ("uploads", row.kind)
        size = byte_count(row.max_bytes)
        if size is not None:
            yield Statement("model", (*path, "max_bytes"), size, row.place, doubt=row.doubt)
        types = [one.strip() for one in row.mime_types.split(",") if one.strip()]
        if types:
            yield Statement("model", (*path, "mime_types"), types, row.place, doubt=row.doubt)


def media_statements(
    sheet: Sheet, statements: list[Statement], words: Vocabulary
) -> Iterator[Statement]:
    """What follows from an optional param that takes pictures: two modes, and how many files."""
    name = words.media_param
    field = next((one for one in sheet.fields if one.name == name and one.role == "params"), None)
    if not name or field is None:
        return
    for path in (("modes", "text_to_image", "absent"), ("modes", "image_to_image", "present")):
        yield Statement("model", path, [name], field.place, likely=True)
    for one in statements:
        if one.path == ("params", name, "max_items"):
            yield Statement(
                "model", ("uploads", "max_files"), one.value, one.place, doubt=one.doubt
            )
