"""A generated package under test: the one on disk, or one that lives in memory under a fresh name."""

from __future__ import annotations

import importlib
import sys
import tomllib
import typing
from collections.abc import Mapping
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, ClassVar

MEMORY = "<memory>/"
"""The path of modules that exist in memory only."""


class Package:
    """The package for the checks: its modules by name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def module(self, path: str = "") -> ModuleType:
        """The module of that dotted path, imported when it is first asked for."""
        return importlib.import_module(f"{self.name}.{path}" if path else self.name)

    def runtime(self, path: str) -> ModuleType:
        """A module of the runtime that the package carries."""
        return self.module(f"_runtime.{path}")

    def project(self) -> dict[str, Any]:
        """What the distribution says about itself, the `project` table of its pyproject.toml."""
        home = self.module().__file__
        assert home is not None
        return _project((Path(home).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))

    def __repr__(self) -> str:
        return f"<{self.name}>"


def _project(text: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


class InMemory(Package, MetaPathFinder, Loader):
    """A package made of `{path: text}`, importable while it is used as a context.

    Bytecode is kept by the text it was made from, so that a neighbour which shares most of its
    files costs little. `runtime` is a package whose runtime this one shares, module by module.
    """

    codes: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def __init__(
        self, name: str, files: Mapping[str, str], folder: str, runtime: Package | None = None
    ) -> None:
        super().__init__(name)
        self.files = {
            path.removeprefix(f"{folder}/"): text
            for path, text in files.items()
            if path.startswith(f"{folder}/")
        }
        self._shared = runtime
        self._pyproject = files["pyproject.toml"]

    def project(self) -> dict[str, Any]:
        return _project(self._pyproject)

    def __enter__(self) -> InMemory:
        sys.meta_path.insert(0, self)
        if self._shared is not None:
            theirs = f"{self._shared.name}._runtime"
            for name, module in list(sys.modules.items()):
                if name == theirs or name.startswith(f"{theirs}."):
                    sys.modules[f"{self.name}._runtime{name.removeprefix(theirs)}"] = module
        return self

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)
        # Overloads are kept by typing, and would keep every module of the package with them.
        for home in (sys.modules, vars(typing)["_overload_registry"]):
            for name in list(home):
                if name == self.name or name.startswith(f"{self.name}."):
                    del home[name]

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> ModuleSpec | None:
        if fullname != self.name and not fullname.startswith(f"{self.name}."):
            return None
        below = fullname.removeprefix(self.name).lstrip(".").replace(".", "/")
        as_package = f"{below}/__init__.py".lstrip("/")
        if as_package in self.files:
            spec = ModuleSpec(fullname, self, origin=f"{MEMORY}{as_package}", is_package=True)
            spec.submodule_search_locations = [f"{MEMORY}{fullname}"]
        elif f"{below}.py" in self.files:
            spec = ModuleSpec(fullname, self, origin=f"{MEMORY}{below}.py")
        else:
            return None
        spec.has_location = True
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None and module.__spec__.origin is not None
        path = module.__spec__.origin.removeprefix(MEMORY)
        text = self.files[path]
        code = self.codes.get((path, text))
        if code is None:
            code = self.codes[path, text] = compile(text, f"{MEMORY}{path}", "exec")
        exec(code, module.__dict__)

    def get_data(self, path: str) -> bytes:
        """What `pkgutil` reads the shipped data through."""
        text = self.files.get(path.removeprefix(MEMORY))
        if text is None:
            raise FileNotFoundError(path)
        return text.encode()
