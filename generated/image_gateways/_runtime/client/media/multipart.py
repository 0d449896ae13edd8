"""A multipart/form-data body that streams its files and can be sent again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .local import Local

FormPart = tuple[str, "str | Local"]
"""(name, text or file)"""


class FileBody:
    """One file as a whole body."""

    def __init__(self, local: Local) -> None:
        self._local = local

    @property
    def content_type(self) -> str:
        return self._local.type.mime

    @property
    def length(self) -> int:
        return self._local.size

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning; raises MediaError when the file cannot be read any more."""
        return self._local.chunks()


class Form:
    """Parts in their order. `boundary` is random and must not occur in the parts."""

    def __init__(self, parts: Sequence[FormPart], boundary: str) -> None:
        self._boundary = boundary
        self._parts = [(self._opening(name, value), value) for name, value in parts]
        self._closing = f"--{boundary}--\r\n".encode()

    @property
    def content_type(self) -> str:
        return f"multipart/form-data; boundary={self._boundary}"

    @property
    def length(self) -> int:
        sizes = (
            len(opening) + (value.size if isinstance(value, Local) else len(value.encode())) + 2
            for opening, value in self._parts
        )
        return sum(sizes) + len(self._closing)

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning; raises MediaError when a file cannot be read any more."""
        for opening, value in self._parts:
            yield opening
            if isinstance(value, Local):
                yield from value.chunks()
            else:
                yield value.encode()
            yield b"\r\n"
        yield self._closing

    def _opening(self, name: str, value: str | Local) -> bytes:
        lines = [
            f'--{self._boundary}\r\nContent-Disposition: form-data; name="{escape_name(name)}"'
        ]
        if isinstance(value, Local):
            lines.append(
                f'; filename="{escape_name(value.name)}"\r\nContent-Type: {value.type.mime}'
            )
        return "".join([*lines, "\r\n\r\n"]).encode()


def escape_name(name: str) -> str:
    """A name as browsers write it into a form: quotes and line ends cannot break out."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
