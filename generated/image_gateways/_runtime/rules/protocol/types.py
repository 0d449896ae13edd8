"""What a value is in Python and in JSON: asked by signatures, schemas and forms."""

from __future__ import annotations

from .limits import KindLimits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    TypeTree = tuple[Any, ...]


class KindTypes(KindLimits):
    """The Python type, the JSON Schema, and the way from one to the other."""

    __slots__ = ()
    json_type: ClassVar[str] = "string"
    python: ClassVar[Any] = ("name", "str")
    """The Python type, as `python_type` gives it."""
    as_text: ClassVar[bool] = False
    """Whether something that is not text travels as text."""

    def python_type(self) -> TypeTree:
        """The Python type as a tree.

        ``("name", "str")``, ``("literal", options)``, ``("generic", name, parts)``,
        ``("union", parts)`` or ``("fields", (key, required, type) of each key)``.
        """
        return (
            ("union", (self.plain_type(), ("name", "None"))) if self.nullable else self.plain_type()
        )

    def plain_type(self) -> TypeTree:
        """The same without null."""
        python: TypeTree = self.python
        return python

    def schema(self) -> dict[str, Any]:
        """The JSON Schema 2020-12 of a value."""
        schema = self.plain_schema()
        if self.nullable:
            if "enum" in schema:
                schema["enum"] = [*schema["enum"], None]
            schema["type"] = [schema["type"], "null"]
        return schema

    def plain_schema(self) -> dict[str, Any]:
        """The same without null."""
        found = (
            (limit.keyword, getattr(self, limit.name)) for limit in self.limits if limit.keyword
        )
        return {"type": self.json_type, **{key: one for key, one in found if one is not None}}

    def travels(self, value: Any) -> Any:
        """Converts a Python value to its JSON value."""
        return value

    def returns(self, value: Any) -> Any:
        """Converts a JSON value to its Python value."""
        return value

    def parse(self, text: str) -> Any:
        """Converts `text` of a form or a command line. Other text is returned unchanged."""
        return None if self.nullable and text == "null" else text
