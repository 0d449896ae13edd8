"""The judges of single values: what the generated validators call when a value looks wrong.

A generated validator asks one cheap question about each value ("is it a str of at most 800
characters, all ASCII?"). Only when the answer is no does it call the value's judge here, which
looks properly, lets pass what is right after all and notes every rule that is broken.

The semantics are those of JSON Schema 2020-12 for JSON as `json.loads` gives it: lengths count
Unicode code points; ``1.0`` is an integer and ``True`` is no number; subclasses of str, int, float,
list and dict are what `json.dumps` makes of them; a tuple is no list; null is a value of its own.
"""

from __future__ import annotations

from .violations import broken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .violations import Violation, Violations

INFINITY = float("inf")
SIZES_KEPT = 1024
"""How many well-formed sizes a `Size` remembers, so that it reads each of them once."""


class Judge:
    """What all judges share: where the value sits and where its limits are written.

    A subclass names its own facts in `limits`; they are keyword arguments, None when left out.
    `because` says what in a request makes it one of `mode`.
    """

    __slots__ = ("because", "default", "fact", "mode", "nullable", "path", "source")
    wants = "a value"
    """What the value must be, for messages."""
    limits: tuple[str, ...] = ()

    def __init__(
        self,
        path: str,
        *,
        source: str,
        fact: str = "",
        mode: str = "",
        because: str = "",
        nullable: bool = False,
        default: Any = None,
        **limits: Any,
    ) -> None:
        self.path: str = path
        self.source: str = source
        self.fact: str = fact
        self.mode: str = mode
        self.because: str = because
        self.nullable: bool = nullable
        self.default: Any = default
        for name in self.limits:
            setattr(self, name, limits.pop(name, None))
        if limits:
            raise TypeError(f"{type(self).__name__} has no {', '.join(limits)}")

    def missing(self, out: Violations, at: tuple[int, ...] = ()) -> list[Violation]:
        """Notes that the value is required and not there."""
        return broken(out, self, "required", None, at)

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        """Looks at `value` and notes every rule it breaks; `out` is returned, made if need be."""
        raise NotImplementedError


def lone_surrogates(text: str) -> bool:
    """Whether `text` holds code points that UTF-8, and so JSON, cannot carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


class Const(Judge):
    """Exactly one string."""

    __slots__ = ("const",)

    def __init__(self, path: str, const: str, **facts: Any) -> None:
        super().__init__(path, **facts)
        self.const: str = const

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if isinstance(value, str) and value == self.const:
            return out
        return broken(out, self, "const", value, at)


class Text(Judge):
    """A string, its length in Unicode code points."""

    __slots__ = ("max_length", "min_length")
    wants = "a string"
    limits: tuple[str, ...] = ("min_length", "max_length")
    min_length: int | None
    max_length: int | None

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if value is None and self.nullable:
            return out
        if not isinstance(value, str):
            return broken(out, self, "type", value, at)
        if self.max_length is not None and len(value) > self.max_length:
            out = broken(out, self, "maxLength", value, at)
        if self.min_length is not None and len(value) < self.min_length:
            out = broken(out, self, "minLength", value, at)
        if not value.isascii() and lone_surrogates(value):
            out = broken(out, self, "unicode", value, at)
        return out


class Url(Text):
    """An absolute URL; `schemes` limits what it may begin with."""

    __slots__ = ("schemes",)
    wants = "a URL"
    limits: tuple[str, ...] = (*Text.limits, "schemes")
    schemes: tuple[str, ...] | None

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        out = super().report(out, value, at)
        if isinstance(value, str) and not self.allows(value):
            out = broken(out, self, "pattern", value, at)
        return out

    def allows(self, value: str) -> bool:
        """Whether the scheme is one of `schemes` with a host behind it, or any where none is set."""
        scheme, colon, rest = value.partition(":")
        if not colon or not rest:
            return False
        if self.schemes:
            return scheme.lower() in self.schemes and rest[:2] == "//" and rest[2:3] not in "/?# "
        return (
            scheme.isascii()
            and scheme[:1].isalpha()
            and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
        )


class Enum(Judge):
    """One of a few strings. `elsewhere` names the options that other modes would allow."""

    __slots__ = ("allowed", "elsewhere", "options")
    wants = "one of a few strings"
    limits: tuple[str, ...] = ("elsewhere",)
    options: tuple[str, ...]
    elsewhere: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] | None
    """(mode, options that only it allows, keys that make a request one of this mode)."""

    def __init__(self, path: str, options: tuple[str, ...], **facts: Any) -> None:
        super().__init__(path, **facts)
        self.options = options
        self.allowed: frozenset[str] = frozenset(options)

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if value is None and self.nullable:
            return out
        if not isinstance(value, str):
            return broken(out, self, "type", value, at)
        if value not in self.allowed:
            return broken(out, self, "enum", value, at)
        return out


class Flag(Judge):
    """A JSON boolean."""

    __slots__ = ()
    wants = "true or false"

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if value is True or value is False or (value is None and self.nullable):
            return out
        return broken(out, self, "type", value, at)


class Number(Judge):
    """A number between `minimum` and `maximum`, both included, a multiple of `step`."""

    __slots__ = ("maximum", "minimum", "step")
    wants = "a number"
    limits: tuple[str, ...] = ("minimum", "maximum", "step")
    minimum: float | None
    maximum: float | None
    step: float | None

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if value is None and self.nullable:
            return out
        if value.__class__ is bool or not isinstance(value, (int, float)):
            return broken(out, self, "type", value, at)
        if value != value or value == INFINITY or value == -INFINITY:
            return broken(out, self, "finite", value, at)
        if not self.counts(value):
            return broken(out, self, "type", value, at)
        if self.minimum is not None and value < self.minimum:
            out = broken(out, self, "minimum", value, at)
        if self.maximum is not None and value > self.maximum:
            out = broken(out, self, "maximum", value, at)
        if self.step is not None and not multiple(value, self.step):
            out = broken(out, self, "multipleOf", value, at)
        return out

    def counts(self, value: float) -> bool:
        """Whether a finite number is of this kind."""
        return True


class Integer(Number):
    """A whole number; ``1.0`` is one, as in JSON Schema."""

    __slots__ = ()
    wants = "a whole number"

    def counts(self, value: float) -> bool:
        return isinstance(value, int) or value.is_integer()


def multiple(value: float, step: float) -> bool:
    """Whether `value` is a multiple of `step` as decimals are written: 0.3 is one of 0.1."""
    if isinstance(value, int) and isinstance(step, int):
        return value % step == 0
    top, bottom = decimal_ratio(value)
    step_top, step_bottom = decimal_ratio(step)
    return top * step_bottom % (bottom * step_top) == 0


def decimal_ratio(number: float) -> tuple[int, int]:
    """`number` as numerator and denominator, a float as it is written: 0.1 is (1, 10)."""
    if isinstance(number, int):
        return int(number), 1
    from decimal import Decimal

    return Decimal(float.__repr__(number)).as_integer_ratio()


class Size(Text):
    """``WIDTHxHEIGHT`` in pixels, both sides and their product within limits."""

    __slots__ = ("known", "max_pixels", "max_side", "min_pixels", "min_side")
    wants = "a size such as 1024x1024"
    limits: tuple[str, ...] = (*Text.limits, "min_side", "max_side", "min_pixels", "max_pixels")
    min_side: int | None
    max_side: int | None
    min_pixels: int | None
    max_pixels: int | None

    def __init__(self, path: str, **facts: Any) -> None:
        super().__init__(path, **facts)
        self.known: set[str] = set()
        """Sizes that were found good before; the generated guard looks here first."""

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if value is None and self.nullable:
            return out
        if not isinstance(value, str):
            return broken(out, self, "type", value, at)
        sides = read_size(value)
        if sides is None:
            return broken(out, self, "pattern", value, at)
        width, height = sides
        if self.min_side is not None and min(sides) < self.min_side:
            return broken(out, self, "pattern", value, at)
        if self.max_side is not None and max(sides) > self.max_side:
            return broken(out, self, "pattern", value, at)
        if self.min_pixels is not None and width * height < self.min_pixels:
            return broken(out, self, "minimum", value, at)
        if self.max_pixels is not None and width * height > self.max_pixels:
            return broken(out, self, "maximum", value, at)
        if len(self.known) < SIZES_KEPT:
            self.known.add(value)
        return out


def read_size(text: str) -> tuple[int, int] | None:
    """``"640x480"`` → (640, 480), or None; no signs, no leading zeros, at most six digits a side."""
    width, cross, height = text.partition("x")
    if not cross or not text.isascii() or len(text) > 13:
        return None
    if not width.isdecimal() or not height.isdecimal() or "0" in (width[0], height[0]):
        return None
    return (int(width), int(height)) if len(width) <= 6 and len(height) <= 6 else None


class List(Judge):
    """An array of between `min_items` and `max_items` values; its elements have their own judge."""

    __slots__ = ("max_items", "min_items")
    wants = "a list"
    limits: tuple[str, ...] = ("min_items", "max_items")
    min_items: int | None
    max_items: int | None

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if value is None and self.nullable:
            return out
        if not isinstance(value, list):
            return broken(out, self, "type", value, at)
        count = len(value)  # pyright: ignore[reportUnknownArgumentType]
        if self.max_items is not None and count > self.max_items:
            out = broken(out, self, "maxItems", value, at)
        if self.min_items is not None and count < self.min_items:
            out = broken(out, self, "minItems", value, at)
        return out


class Object(Judge):
    """A JSON object with known keys only.

    `places` are the keys of all objects of the model, for those who put one in the wrong place.
    """

    __slots__ = ("keys", "known", "model", "places")
    wants = "an object"
    limits: tuple[str, ...] = ("model", "places")
    model: str | None
    """The model's key."""
    places: dict[str, str] | None
    """Key → JSON Pointer of where it belongs."""

    def __init__(self, path: str, keys: tuple[str, ...], **facts: Any) -> None:
        super().__init__(path, **facts)
        self.keys: tuple[str, ...] = keys
        self.known: frozenset[str] = frozenset(keys)

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        if isinstance(value, dict) or (value is None and self.nullable):
            return out
        return broken(out, self, "type", value, at)

    def unknown(
        self, out: Violations, body: dict[Any, Any], at: tuple[int, ...] = ()
    ) -> Violations:
        """Notes every key of `body` that is not among `keys`."""
        known = self.known
        for key in body:
            if key not in known:
                out = broken(out, self, "additionalProperties", key, at)
        return out


class Absent(Judge):
    """A key that this mode does not take; `hint` says what would make it right."""

    __slots__ = ("hint",)
    limits: tuple[str, ...] = ("hint",)
    hint: str

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        return broken(out, self, "mode", value, at)


def has(body: Any, *path: str) -> bool:
    """Whether the keys of `path` lead somewhere in `body`: what decides a mode below the top level."""
    for key in path:
        if not isinstance(body, dict) or key not in body:
            return False
        body = body[key]  # pyright: ignore[reportUnknownVariableType]
    return True
