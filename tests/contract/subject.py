"""A gateway or a model as its signed table describes it: what follows from the facts, in test terms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.first import FIRST

from .table import Table, tables

PROMPT = "A lighthouse at dusk, painted in gouache"
"""The project's own prompt: those of the pages stay on the pages."""

Body = dict[str, Any]


@dataclass(frozen=True)
class Gateway:
    """A gateway's table."""

    name: str
    facts: Table

    @property
    def module(self) -> str:
        return self.name.replace("-", "_")

    @property
    def environment(self) -> str:
        """What its uniform environment variables begin with."""
        return self.module.upper()

    @property
    def operations(self) -> dict[str, Any]:
        found: dict[str, Any] = self.facts["operations"]
        return found

    def answers(self, operation: str) -> dict[str, Any]:
        """The task envelopes of an operation: its own over the gateway's."""
        shared = {
            state: body
            for state, body in self.facts["answers"].items()
            if state in ("created", "pending", "succeeded", "failed")
        }
        own: dict[str, Any] = self.operations[operation].get("answers", {})
        return shared | own

    @property
    def words(self) -> dict[str, str]:
        """Status word → meaning, older words included."""
        return {
            word: meaning
            for group in ("older_states", "states")
            for meaning, words in self.facts.get(group, {}).items()
            for word in words
        }

    def word(self, meaning: str) -> str | None:
        """The current status word with that meaning."""
        words = self.facts["states"].get(meaning)
        return words[0] if words else None

    def url(self, endpoint: str, **values: str) -> tuple[str, str]:
        """(method, whole address) of an endpoint as the table writes it."""
        method, _, path = endpoint.partition(" ")
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", value)
        return method, self.facts["base_url"] + path

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Model:
    """A model's table, and its gateway's."""

    gateway: Gateway
    facts: Table

    @property
    def id(self) -> str:
        found: str = self.facts["id"]
        return found

    @property
    def key(self) -> str:
        return f"{self.gateway.name}/{self.id}"

    @property
    def attribute(self) -> str:
        return self.id.rpartition("/")[2].lower().replace("-", "_")

    @property
    def operation(self) -> str:
        """The operation it is created with: named, else the first for its medium."""
        named: str | None = self.facts.get("operation")
        medium = self.facts["medium"]
        return named or next(
            name for name, one in self.gateway.operations.items() if medium in one["media"]
        )

    @property
    def polled(self) -> bool:
        """Whether a create makes a task; else its answer is the picture."""
        return "poll" in self.gateway.operations[self.operation]

    @property
    def request(self) -> dict[str, str]:
        """Where the parts of a request sit."""
        found: dict[str, str] = self.gateway.operations[self.operation]["request"]
        return found

    @property
    def params(self) -> dict[str, Any]:
        """The model's params but the prompt: name → facts."""
        found: dict[str, Any] = self.facts.get("params", {})
        return {name: one for name, one in found.items() if one.get("role") != "prompt"}

    @property
    def modes(self) -> dict[str, Any]:
        alone: dict[str, Any] = {f"text_to_{self.facts['medium']}": {}}
        found: dict[str, Any] = self.facts.get("modes", alone)
        return found

    @property
    def media_argument(self) -> str | None:
        """The argument that takes files."""
        for name, one in self.params.items():
            if "takes" in one:
                return name
        found: str | None = self.gateway.facts["uploads.argument"] if self.listed else None
        return found

    @property
    def listed(self) -> bool:
        """Whether it takes files in its gateway's own list."""
        return bool(self.facts.get("uploads"))

    @property
    def files_fact(self) -> str:
        """The fact that has the limits of its files."""
        return "uploads" if self.listed else f"params.{self.media_argument}.takes"

    @property
    def most_files(self) -> int | None:
        """How many files it takes."""
        at = "uploads.max_files" if self.listed else f"params.{self.media_argument}.max_items"
        found: int | None = self.facts.get(at)
        return found

    @property
    def item_list(self) -> str | None:
        """The wire key of reference items, where the gateway describes such items."""
        found: str | None = self.gateway.facts.get("uploads.field")
        return found if self.listed else None

    def options(self, param: str, mode: str | None = None) -> list[str]:
        """The options of an enum in one mode, or in any."""
        options = list(self.params[param]["options"])
        for name, one in self.modes.items():
            if mode in (None, name):
                options += one.get("params", {}).get(param, {}).get("also", [])
        return options

    def pointer(self, wire: str, container: str = "params") -> str:
        """The JSON Pointer of a key."""
        where = self.request.get(container, "")
        return f"/{where}/{wire}" if where else f"/{wire}"

    def place(self, body: Body, wire: str, value: Any, container: str = "params") -> Body:
        """`body` with one more key in its container."""
        where = self.request.get(container, "")
        if not where:
            return body | {wire: value}
        return body | {where: body.get(where, {}) | {wire: value}}

    def minimal(self, mode: str | None = None) -> Body:
        """The smallest request of a mode: the id, the prompt, and what makes it this mode."""
        body: Body = {"model": self.id} if self.request["model"] == "body" else {}
        body = self.place(body, "prompt", PROMPT, "prompt")
        for name in self.modes[mode].get("present", []) if mode else []:
            if name == self.gateway.facts.get("uploads.argument"):
                body = self.place(body, str(self.item_list), [self.item()])
            else:
                body = self.place(body, name, self.sample(name))
        return body

    def item(self) -> Body:
        """A reference item as the pages show it."""
        url = "https://cdn.example.com/reference-image.png"
        return {"url": url, "kind": "image", "name": "reference-image.png", "mimeType": "image/png"}

    def sample(self, param: str) -> Any:
        """A value that the param takes."""
        return sample(self.params[param])

    def examples(self) -> dict[str, Body]:
        """The documented requests, with a prompt of the project's own."""
        found = {"minimal": {}} | self.facts.get("examples", {})
        return {name: self.place(body, "prompt", PROMPT, "prompt") for name, body in found.items()}

    def arguments(self, body: Body) -> dict[str, Any]:
        """The Python arguments that make `body`, the prompt apart."""
        where = self.request.get("params", "")
        values = dict(body.get(where, {}) if where else body)
        for key in ("model", "prompt"):
            values.pop(key, None)
        for name, value in values.items():
            if self.params.get(name, {}).get("wire") == "string":
                values[name] = json.loads(value)
        if self.item_list in values:
            values[str(self.media_argument)] = values.pop(str(self.item_list))
        return values

    def __str__(self) -> str:
        return self.key


def sample(facts: dict[str, Any]) -> Any:
    """A value that a param with these facts takes."""
    match facts["type"]:
        case "enum":
            return facts["options"][0]
        case "url":
            return "https://cdn.example.com/reference-image.png"
        case "list":
            return [sample(facts["items"])]
        case "size":
            return f"{facts['min_side']}x{facts['max_side']}"
        case "boolean":
            return "true" if facts.get("wire") == "string" else True
        case "integer" | "number":
            return facts.get("minimum", 1)
        case _:
            return "text"


def gateways() -> list[Gateway]:
    """Every gateway that is signed for."""
    return [Gateway(table.gateway, table) for table in tables() if table.kind == "gateway"]


def models() -> list[Model]:
    """The first models: the contract is written for what they do. Others have tests of their own."""
    homes = {gateway.name: gateway for gateway in gateways()}
    return [Model(homes[table.gateway], table) for table in tables() if is_first(table)]


def is_first(table: Table) -> bool:
    """Whether the table is of one of the first models."""
    return table.spec.removeprefix("models/").removesuffix(".yaml") in FIRST


def models_of(gateway: Gateway) -> list[Model]:
    """The models of one gateway."""
    return [model for model in models() if model.gateway.name == gateway.name]
