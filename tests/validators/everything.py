"""Models that use every kind and every limit of the language, and the validators of all models.

The desk holds the first five models, the fixtures and models that use everything: it stays as it is while the
catalogue grows. The models of the specs come beside them, all or a share.
"""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Callable
from functools import cache
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from gatewright.check import check
from gatewright.ir import Model, Package
from gatewright.load import load
from gatewright.render import render
from gatewright.resolve import resolve
from tests.first import copy_first
from tests.shares import share

from .newer import NEWER, STAGED
from .partial import PARTIAL

REPO = Path(__file__).parents[2]
FIXTURES = Path(__file__).parents[1] / "fixtures"

EVERYTHING = """
id: everything-1
title: Everything
medium: image
sources:
  page: {title: Everything, url: "https://example.com/everything", read: 2026-11-21}
params:
  prompt: {type: string, role: prompt, required: true, min_length: 2, max_length: 40}
  picture: {type: url, schemes: [https]}
  link: {type: url}
  local: {type: url, schemes: [s3, gs]}
  world: {type: url, schemes: [https], public: true}
  worlds: {type: list, items: {type: url, public: true}, max_items: 3}
  mood: {type: enum, options: [calm, wild], default: calm}
  odd: {type: enum, options: ["1", "it's", 'say "hi"'], nullable: true}
  guidance: {type: number, minimum: 1, maximum: 10, step: 0.1}
  strength: {type: number, minimum: 0, maximum: 1}
  weight: {type: number, maximum: 5.5}
  steps: {type: integer, minimum: 1, maximum: 50, step: 7}
  seed: {type: integer, nullable: true}
  count: {type: integer, minimum: 1}
  tiny: {type: integer, maximum: 9}
  flag: {type: boolean}
  quoted: {type: boolean, wire: string, default: false}
  size: {type: size, min_side: 100, max_side: 1009, min_pixels: 20000, max_pixels: 500000}
  note: {type: string, min_length: 1, max_length: 7, nullable: true}
  tags: {type: list, items: {type: string, max_length: 5}, min_items: 1, max_items: 3}
  grid: {type: list, items: {type: list, items: {type: integer, minimum: 0}, max_items: 2}}
  tools:
    type: list
    items:
      type: object
      fields:
        type: {type: enum, options: [search, draw], required: true}
        depth: {type: integer, minimum: 0}
  options:
    type: object
    fields:
      depth: {type: integer, required: true, minimum: 1}
      deep: {type: object, fields: {name: {type: string}}}
  loose: {type: object, open: true, fields: {known: {type: boolean}}}
  aspectRatio: {type: enum, options: [wide, tall], at: settings.output}
modes:
  edit:
    present: [picture]
    params:
      mood: {also: [sharp]}
      steps: {forbidden: true}
      count: {required: true}
      strength: {maximum: 0.5}
  quick:
    present: [flag]
    absent: [picture]
    params:
      prompt: {required: false}
  plain:
    absent: [picture, flag]
undocumented: [price]
"""


@cache
def package() -> Package:
    """The first models, the fixtures and the four that use everything, on one desk."""
    with TemporaryDirectory() as folder:
        specs = Path(folder) / "specs"
        copy_first(specs)
        shutil.copytree(FIXTURES / "catalogue", specs / "models", dirs_exist_ok=True)
        texts = {"everything": EVERYTHING, "newer": NEWER, "staged": STAGED, "partial": PARTIAL}
        for name, text in texts.items():
            (specs / f"models/reapi/{name}.yaml").write_text(text, encoding="utf-8")
        return _built_package(specs)


@cache
def catalogue() -> Package:
    """Every model of the specs."""
    return _built_package(REPO / "specs")


def _built_package(specs: Path) -> Package:
    workspace, faults = load(specs)
    faults = [*faults, *check(workspace)]
    assert not faults, "\n".join(map(str, faults))
    built, faults = resolve(workspace)
    assert built is not None, "\n".join(map(str, faults))
    return built


KEYS = [model.key for model in package().models]
"""The models of the desk."""
FIRST = [model.key for model in package().models if model in catalogue().models]
"""The first models of the project."""
OF_SPECS = "specs:"
SPECS = [f"{OF_SPECS}{model.key}" for model in catalogue().models if model not in package().models]
"""The models of the specs that are not on the desk; a fixture may have the key of one of them."""
EVERY = [*KEYS, *SPECS]


def some(count: int) -> list[str]:
    """The desk, and so many of the other models of the specs: others with each turn."""
    return [*KEYS, *share(SPECS, count, "models for what is slow")]


def model_of(key: str) -> Model:
    """A model of `EVERY`."""
    if key.startswith(OF_SPECS):
        return catalogue().model(key.removeprefix(OF_SPECS))
    return package().model(key)


def validator(
    model: Model, runtime: str = "gatewright.runtime"
) -> Callable[[Any], list[Any] | None]:
    """The generated validator of a model, run from its rendered source on a `runtime`."""
    check: Callable[[Any], list[Any] | None] = rules_of(model, runtime)["check"]
    return check


def rules_of(model: Model, runtime: str = "gatewright.runtime") -> dict[str, Any]:
    """Everything in the module of a model's rules."""
    home = package() if model in package().models else catalogue()
    gateway = home.gateway(model.gateway)
    texts = rendered() if home is package() else _rendered_specs()
    return run_rules(texts, f"{home.import_name}/{gateway.module}", model.attribute, runtime)


def run_rules(
    texts: dict[str, str], home: str, module: str, runtime: str = "gatewright.runtime"
) -> dict[str, Any]:
    """The names of the rendered validator `module` of the gateway at `home`, its data at hand."""
    shelf = ModuleType(f"shelf_{next(_NUMBERS)}")
    shelf.__file__ = "shelf/__init__.py"
    shelf.__spec__ = ModuleSpec(shelf.__name__, _Shelf(texts, home))
    rules = ModuleType(f"{shelf.__name__}.rules")
    rules.__path__ = []
    sys.modules |= {shelf.__name__: shelf, rules.__name__: rules}

    def run(name: str) -> ModuleType:
        path = f"{home}/rules/{name}.py"
        source = texts[path].replace("from ..._runtime.", f"from {runtime}.")
        for node in ast.walk(ast.parse(source)):
            # A model that is checked like another one calls the validator of that.
            if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module:
                sys.modules[f"{rules.__name__}.{node.module}"] = run(node.module)
        made = ModuleType(f"{rules.__name__}.{name}")
        made.__package__ = rules.__name__
        exec(compile(source, path, "exec"), made.__dict__)
        return made

    return vars(run(module))


_NUMBERS = count()


class _Shelf(Loader):
    """Gives the rendered data of a gateway to whatever asks for the files of its package."""

    def __init__(self, texts: dict[str, str], home: str) -> None:
        self._texts, self._home = texts, home

    def get_data(self, path: str) -> bytes:
        return self._texts[f"{self._home}/{Path(path).name}"].encode()


@cache
def rendered() -> dict[str, str]:
    """Every file of the package of the desk."""
    return render(package())


@cache
def _rendered_specs() -> dict[str, str]:
    return render(catalogue())
