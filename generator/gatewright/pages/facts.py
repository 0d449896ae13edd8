"""What reading a page gives: statements as they stand, facts as they are understood.

A *statement* is one place of the page that says one thing; several may speak of the same fact. A
*fact* is what they come to. Its name is its path in the spec file that owns it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

FactPath = tuple[str, ...]
Owner = Literal["model", "gateway"]
Sure = Literal["sure", "likely", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class PagePlace:
    """Where on the page: line (from 1), the heading above it, the row or entry it belongs to."""

    line: int
    heading: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One place that says one thing."""

    owner: Owner
    path: FactPath
    value: Any
    place: PagePlace
    example: bool = False
    """Whether an example shows it; examples confirm or contradict, they do not overrule."""
    partial: bool = False
    """Whether the fact may hold more than this: one status word out of several, say."""
    doubt: str = ""
    """Why this may be read wrongly, or empty."""
    likely: bool = False
    """Whether it follows from the page without standing there in words."""
    lines: tuple[int, ...] = ()
    """Of a list whose elements stand on lines of their own: the line of each."""


@dataclass(frozen=True, slots=True)
class PageFact:
    """What the page says about one path of a spec."""

    owner: Owner
    path: FactPath
    value: Any
    place: PagePlace
    sure: Sure
    partial: bool = False
    note: str = ""
    """What makes it unsure, or which example of the page disagrees."""
    others: tuple[PagePlace, ...] = ()
    """Further places of the page that say the same."""
    contradicted: tuple[PagePlace, ...] = ()
    """Examples of the page that show something else."""
    lines: tuple[int, ...] = ()
    """Of a list whose elements stand on lines of their own: the line of each."""

    @property
    def name(self) -> str:
        """The fact's name: its path, joined by dots."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that looks like a fact and was not used."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PageCandidate:
    """Words that may tell a rule. A person judges them; they are not facts."""

    line: int
    fact: str
    """The param whose description they stand in; empty: in none."""
    form: str
    """What they may tell, in the language's words."""
    words: str


@dataclass(frozen=True, slots=True)
class PageBlock:
    """What stands on one line: its sentences or cells, and the facts that it states."""

    line: int
    pieces: tuple[str, ...]
    """Each without white space and marks."""
    shown: tuple[str, ...]
    """The pieces as a person reads them."""
    facts: tuple[str, ...]
    """Names, those of the gateway behind ``gateway:``; the name of a param on every line of its entry."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything one page says, and what of it was not understood."""

    page: str
    """The name it was given by: a path, ``-`` or an address."""
    gateway: str | None
    """The gateway's name, or None: unknown, read by the general rules alone."""
    facts: tuple[PageFact, ...]
    leftovers: tuple[Leftover, ...]
    """Lines that look like a fact and were not understood."""
    unused: tuple[Leftover, ...] = ()
    """Further lines that nothing was made of."""
    rows: dict[FactPath, PagePlace] = field(default_factory=dict[FactPath, PagePlace])
    """Rows and entries that were read whole, by the path of what they describe."""
    partly_read: frozenset[FactPath] = frozenset()
    """Params whose row has cells that were not understood: what is missing may stand in them."""
    examples: tuple[tuple[str, Any], ...] = ()
    """Request bodies that the page shows, as (heading, body)."""
    blocks: tuple[PageBlock, ...] = ()
    """Everything that stands on the page, in order."""
    entries: dict[int, FactPath] = field(default_factory=dict[int, FactPath])
    """The param whose row or entry a line belongs to."""
    models: tuple[str, ...] = ()
    """The ids of a page that is about several models."""
    descriptions: dict[FactPath, str] = field(default_factory=dict[FactPath, str])
    """What the page says of each param in words."""
    candidates: tuple[PageCandidate, ...] = ()
    """Words that may tell a rule."""
    of_model: Callable[[str], PageReading] | None = field(default=None, compare=False, repr=False)
    """How the page reads for one of them, where it says something of some of them alone."""

    @property
    def model(self) -> str | None:
        """The model's id, when the page says which one it is about."""
        fact = self.fact("model", ("id",))
        return None if fact is None or fact.sure == "unsure" else str(fact.value)

    def about(self, model: str) -> PageReading:
        """The same page, read for one of the models that it is about."""
        mine = self if self.of_model is None else self.of_model(model)
        others = tuple(one for one in mine.facts if (one.owner, one.path) != ("model", ("id",)))
        place = others[0].place if others else PagePlace(1)
        return replace(
            mine, of_model=None, facts=(PageFact("model", ("id",), model, place, "sure"), *others)
        )

    def making(self, medium: str) -> PageReading:
        """The same page, of a model that makes `medium`; its modes carry the medium's name."""
        kept = [one for one in self.facts if (one.owner, one.path) != ("model", ("medium",))]
        facts = [PageFact("model", ("medium",), medium, PagePlace(1), "sure"), *kept]
        made = replace(self, facts=tuple(renamed_modes(facts, medium)))
        of_model = self.of_model
        if of_model is None:
            return made

        def made_of_model(model: str) -> PageReading:
            return of_model(model).making(medium)

        return replace(made, of_model=made_of_model)

    def fact(self, owner: Owner, path: FactPath) -> PageFact | None:
        """The fact at `path`, or None."""
        return next((one for one in self.facts if (one.owner, one.path) == (owner, path)), None)


def renamed_modes(facts: Iterable[PageFact], medium: str) -> Iterator[PageFact]:
    """`facts` with modes that are named after what the model makes."""
    for fact in facts:
        if fact.path[0] == "modes" and fact.path[1].endswith("_to_image"):
            name = f"{fact.path[1].removesuffix('image')}{medium}"
            yield replace(fact, path=("modes", name, *fact.path[2:]))
        else:
            yield fact
