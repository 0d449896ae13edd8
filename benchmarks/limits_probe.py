"""Which limits code refuses that another tool generated: ``limits_probe.py TOOL FOLDER CASES``.

Imports every module below FOLDER, asks each case's class about the body inside and the body outside, and
prints ``{"imported": …, "kept": […]}``.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Refuses = Callable[[dict[str, Any]], bool]


def main(tool: str, folder: Path, cases: list[dict[str, Any]]) -> None:
    """Prints what was found."""
    sys.path.insert(0, str(folder))
    imported = ""
    try:
        modules = list(_modules(folder))
    except Exception as error:  # generated code may raise anything
        imported, modules = f"{type(error).__name__}: {error}"[:300], []
    judges = {"datamodel-codegen": _pydantic, "openapi-python-client": _attrs, "gatewright": _ours}
    kept = [_kept(judges[tool](modules, case), case) for case in cases]
    print(json.dumps({"imported": not imported, "why": imported, "kept": kept}))


def _modules(folder: Path) -> Iterator[Any]:
    for path in sorted(folder.rglob("*.py")):
        parts = list(path.relative_to(folder).with_suffix("").parts)
        if parts[-1] == "__main__":
            continue
        yield importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def _kept(refuses: Refuses | None, case: dict[str, Any]) -> bool:
    """Whether the body outside is refused and the one inside is not."""
    return refuses is not None and not refuses(case["inside"]) and refuses(case["outside"])


def _classes(modules: list[Any]) -> Iterator[Any]:
    for module in modules:
        yield from (one for _, one in inspect.getmembers(module, inspect.isclass))


def _pydantic(modules: list[Any], case: dict[str, Any]) -> Refuses | None:
    for one in _classes(modules):
        fields = getattr(one, "model_fields", {})
        if {field.alias or name for name, field in fields.items()} == set(case["keys"]):
            return _raises(one.model_validate)
    return None


def _attrs(modules: list[Any], case: dict[str, Any]) -> Refuses | None:
    for one in _classes(modules):
        if not hasattr(one, "__attrs_attrs__") or not hasattr(one, "from_dict"):
            continue
        # The class says the keys of JSON in the text of `from_dict` only.
        read = set(re.findall(r'_?d\.pop\(\s*"([^"]+)"', inspect.getsource(one.from_dict)))
        if read == set(case["keys"]):
            return _raises(one.from_dict)
    return None


def _raises(read: Callable[[dict[str, Any]], object]) -> Refuses:
    def refuses(body: dict[str, Any]) -> bool:
        try:
            read(body)
        except Exception:  # whatever the generated code raises is its refusal
            return True
        return False

    return refuses


def _ours(modules: list[Any], case: dict[str, Any]) -> Refuses | None:
    package = next((one for one in modules if hasattr(one, "MODELS")), None)
    if package is None or case.get("model") is None:
        return None
    key = f"published/{case['model']}"
    version = case["model"] if case["replicate"] else None

    def refuses(body: dict[str, Any]) -> bool:
        named = {**body, "model": case["model"]} if "model" in case["keys"] else body
        sent = {"version": version, "input": body} if version else named
        return bool(package.validate(key, sent))

    return refuses


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text("utf-8")))
