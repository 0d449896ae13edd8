"""Converts values of pyarrow to plain data."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, cast

from .reading import CutOff, UnreadableFile, blocks

if TYPE_CHECKING:
    from ..package import InputFault, InstalledPackage

Cleaner = Callable[[Any, "list[InputFault]"], Any]
"""Converts a value that is not None to JSON data, and appends its faults to a list."""
Twice = Callable[[str, int], "InputFault"]
"""The fault of a duplicate key."""


@contextmanager
def open_parquet(file: IO[bytes], name: str) -> Generator[Any]:
    """Opens a Parquet file. Raises UnreadableFile without pyarrow, and CutOff if it is broken."""
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise UnreadableFile(name, "is a Parquet file; install the extra parquet") from None
    from tempfile import TemporaryFile

    with TemporaryFile() as copy:
        # Parquet is read from its end, which a pipe or a packed file does not allow.
        if not _is_on_disk(file):
            for block in blocks(file):
                copy.write(block)
            copy.seek(0)
            file = cast("IO[bytes]", copy)
        try:
            table = parquet.ParquetFile(file, pre_buffer=False, buffer_size=1 << 16)
        except Exception as error:
            if unreadable(error):
                raise CutOff(str(error)) from error
            raise
        yield table


def unreadable(error: Exception) -> bool:
    """Whether `error` of pyarrow means that a file is broken."""
    exception: type[Exception] = import_module("pyarrow").ArrowException
    return isinstance(error, (exception, OSError))


def json_column(
    package: InstalledPackage, schema: Any, file: str, wanted: str | None
) -> str | None:
    """Returns the column that holds requests as JSON, or None. Raises UnreadableFile."""
    names: list[str] = schema.names
    if wanted is not None:
        if wanted in names:
            return wanted
        near = package.words.nearest(wanted, tuple(names))
        there = (
            f"there are {package.words.join_words(tuple(names))}"
            if names
            else "there is none at all"
        )
        raise UnreadableFile(
            file, f"has no column {wanted}; {f'did you mean {near}?' if near else there}"
        )
    types: Any = import_module("pyarrow.types")
    tests = (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    only = schema.field(0).type if len(names) == 1 else None
    return names[0] if only is not None and any(test(only) for test in tests) else None


class Bodies:
    """Makes requests of rows: each column is a key, and null says that the key is not there."""

    def __init__(self, package: InstalledPackage, schema: Any) -> None:
        twice = package.faults.twice
        self._names: list[str] = schema.names
        counts = {name: self._names.count(name) for name in self._names}
        self._doubled = [twice(name, 0) for name, count in counts.items() if count > 1]
        self._clean = [cleaner(one.type, twice) for one in schema]

    def of(self, batch: Any) -> Iterator[tuple[dict[str, Any], list[InputFault]]]:
        """(body, what is wrong with the columns it is made of) for each row."""
        columns = [column.to_pylist() for column in batch.columns]
        for values in zip(*columns, strict=True):
            faults = [*self._doubled]
            body = {
                name: value if clean is None else clean(value, faults)
                for name, value, clean in zip(self._names, values, self._clean, strict=True)
                if value is not None
            }
            yield body, faults


def cleaner(type: Any, twice: Twice) -> Cleaner | None:
    """Returns a converter for values of an Arrow type, or None when they are plain data."""
    types: Any = import_module("pyarrow.types")
    if types.is_struct(type):
        return _struct({field.name: cleaner(field.type, twice) for field in type})
    if types.is_map(type):
        return _map(cleaner(type.item_type, twice), twice)
    lists = (types.is_list, types.is_large_list, types.is_fixed_size_list)
    if any(test(type) for test in lists):
        inner = cleaner(type.value_type, twice)
        return None if inner is None else _list(inner)
    return None


def _struct(fields: dict[str, Cleaner | None]) -> Cleaner:
    def clean(value: Any, faults: list[InputFault]) -> Any:
        return {
            key: one if (inner := fields[key]) is None else inner(one, faults)
            for key, one in value.items()
            if one is not None
        }

    return clean


def _map(inner: Cleaner | None, twice: Twice) -> Cleaner:
    def clean(value: Any, faults: list[InputFault]) -> Any:
        found: dict[Any, Any] = {}
        for key, one in value:
            if key in found:
                faults.append(twice(key, 0))
            found[key] = one if inner is None or one is None else inner(one, faults)
        return found

    return clean


def _list(inner: Cleaner) -> Cleaner:
    def clean(value: Any, faults: list[InputFault]) -> Any:
        return [None if one is None else inner(one, faults) for one in value]

    return clean


def _is_on_disk(file: IO[bytes]) -> bool:
    """Whether `file` is an unpacked file on the disk."""
    try:
        file.fileno()
    except OSError:
        return False
    return type(file).__name__ == "BufferedReader"
