"""Reference files: the table of kinds, sizes and MIME types, and params that take pictures."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Statement
from ..shapes.extract import FileRow, PageField
from ..words.values import byte_count, split_list
from ..words.vocabulary import Vocabulary


def file_statements(rows: list[FileRow]) -> Iterator[Statement]:
    """What the table of reference files says."""
    for row in rows:
        path = ("uploads", row.kind)
        size = byte_count(row.max_bytes)
        if size is not None:
            yield Statement("model", (*path, "max_bytes"), size, row.place, doubt=row.doubt)
        types = split_list(row.mime_types)
        if types:
            yield Statement("model", (*path, "mime_types"), types, row.place, doubt=row.doubt)


def media_statements(fields: list[PageField], words: Vocabulary) -> Iterator[Statement]:
    """What follows from an optional param that takes pictures: two modes."""
    name = words.media_param
    field = next((one for one in fields if one.name == name and one.role == "params"), None)
    if not name or field is None:
        return
    for path in (("modes", "text_to_image", "absent"), ("modes", "image_to_image", "present")):
        yield Statement("model", path, [name], field.place, likely=True)
