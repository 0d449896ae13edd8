"""Pages made of the records of documented models, in the shapes of three gateways, and what they state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.pages.rendered import FORMS, Table

Facts = dict[str, Any]
_TYPES = {"select": "enum", "text": "string", "number": "number", "integer": "integer"}
_PLAIN = ("string", "integer", "number", "boolean")
_BOUNDS = (("min", "minimum"), ("max", "maximum"), ("step", "step"))
_HEAD = "<title>Models | Rivya AI Docs</title><link rel='canonical' href='https://rivya.ai/docs/x'>"


def catalogue_pages(folder: Path) -> Iterator[tuple[str, str, Facts]]:
    """(name, text, facts of the model) of every page that the records in `folder` give."""
    for path in sorted(folder.glob("*.yaml")):
        record: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        params = record.get("params") or []
        if not params or not all("name" in one for one in params):
            continue
        if path.name.startswith("rivya--") and all(one.get("type") in _TYPES for one in params):
            for form in FORMS:
                yield f"{path.stem} {form}", *_rivya(record, form)
        elif path.name.startswith("skills-video--") and "/" in str(record.get("model_path")):
            yield path.stem, *_dump(record)
        elif path.name.startswith("reapi--"):
            yield path.stem, *_prose(record)


def _word(value: Any) -> str:
    return "-" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _rivya(record: dict[str, Any], form: str) -> tuple[str, Facts]:
    model, medium, inputs = record["model_id"], record["medium"], record["inputs"]
    said: Facts = {"id": model, "medium": medium, "inputs": inputs}
    said |= {"price.credits": record["base_credits"], "price.billing": record["billing"].lower()}
    said |= {"params.prompt.type": "string", "params.prompt.required": True}
    limit = (record.get("prompt") or {}).get("max_chars")
    if limit:
        said["params.prompt.max_length"] = limit
    rows: list[tuple[str, ...]] = [
        ("Key", "Type", "Required", "Default", "Range", "Options", "Description")
    ]
    for one in record["params"]:
        options = [_word(option) for option in one.get("options", [])]
        said |= _row_facts(one, options)
        bounds = " / ".join(f"{key} {one[key]}" for key, _ in _BOUNDS if key in one) or "-"
        needed = "Yes" if one.get("required") else "No"
        listed = ", ".join(options) or "-"
        default = _word(one.get("default"))
        rows.append(
            (one["name"], one["type"], needed, default, bounds, listed, f"Sets the {one['name']}")
        )
    labels = [
        ("API model id", model),
        ("Inputs", ", ".join(inputs)),
        ("Files API", "Not needed for this"),
    ]
    labels += [("Base credits", _word(record["base_credits"])), ("Capability", medium.capitalize())]
    labels += [
        ("Billing", record["billing"]),
        ("Prompt limit", f"{limit} characters" if limit else "-"),
    ]
    contract = [
        ("Key", "Type", "Required", "Default", "Description"),
        ("model", "string", "Yes", model, f"Use the {model} API model id."),
        (
            "prompt",
            "string",
            "Yes",
            "-",
            f"Maximum {limit} characters for this model." if limit else "What it shows.",
        ),
        ("params", "object", "No", "-", "Controls."),
    ]
    head = [line for pair in labels for line in pair]
    parts: list[str | Table] = [*head, "Request contract", contract, "Model parameters", rows]
    if form != "html":
        texts = [one if isinstance(one, str) else FORMS[form](one) for one in parts]
        return "\n\n".join(["Rivya AI Docs", *texts]), said
    blocks = [f"<p>{one}</p>" if isinstance(one, str) else FORMS[form](one) for one in parts]
    return f"<html><head>{_HEAD}</head><body>{''.join(blocks)}</body></html>", said


def _row_facts(one: dict[str, Any], options: list[str]) -> Facts:
    path, kind, default = f"params.{one['name']}", _TYPES[one["type"]], one.get("default")
    if set(options) == {"true", "false"}:
        said: Facts = {f"{path}.type": "boolean", f"{path}.wire": "string"}
        return said | ({} if default is None else {f"{path}.default": _word(default) == "true"})
    said = {f"{path}.type": kind}
    said |= {f"{path}.options": options} if options else {}
    if default is not None:
        said[f"{path}.default"] = default if kind in ("number", "integer") else _word(default)
    said |= {f"{path}.required": True} if one.get("required") else {}
    return said | {f"{path}.{name}": one[key] for key, name in _BOUNDS if key in one}


def _dump(record: dict[str, Any]) -> tuple[str, Facts]:
    model = record["model_path"]
    said: Facts = {"id": model}
    lines = [f"curl --url https://open.skills.video/api/v1/generation/{model}", "", "Body", ""]
    for one in record["params"]:
        type_, path = str(one.get("type")), f"params.{one['name']}"
        kind = {"enum<string>": "enum"}.get(type_, type_)
        known = kind in (*_PLAIN, "enum")
        lines += [one["name"], type_] if known else [one["name"]]
        if not known:
            # The page prints no type: its default must go to no other field.
            lines += ["default:8", "", "Some words.", ""]
            continue
        said[f"{path}.type"] = kind
        if one.get("default") is not None:
            lines.append(f"default:{_word(one['default'])}")
            said[f"{path}.default"] = one["default"]
        if one.get("required"):
            lines.append("required")
            said[f"{path}.required"] = True
        lines += ["", "Some words.", ""]
        if "min" in one and "max" in one and kind in ("integer", "number"):
            lines.append(f"Required range: {one['min']} <= x <= {one['max']}")
            said |= {f"{path}.minimum": one["min"], f"{path}.maximum": one["max"]}
        if kind == "enum":
            options = [_word(option) for option in one["options"]]
            said[f"{path}.options"] = options
            lines += ["Available options:", *(f"{option}," for option in options[:-1]), options[-1]]
        lines.append("")
    return "\n".join([*lines, "Response", "", "id", "string", "required"]), said


def _prose(record: dict[str, Any]) -> tuple[str, Facts]:
    model = (record.get("model_ids") or [record.get("model_id")])[0]
    said: Facts = {"id": model}
    lines = ["Models on reAPI", "Request body", "model — string, required", f"Must be {model}."]
    for one in record["params"]:
        kind, name = str(one.get("type")), one["name"]
        options, default = [_word(option) for option in one.get("options", [])], one.get("default")
        if name == "model" or kind not in (*_PLAIN, "enum"):
            continue
        worded = "string" if kind == "enum" else kind
        needed = one.get("required") is True
        tail = "" if default is None else f", default {_word(default)}"
        lines += [f"{name} — {worded}, {'required' if needed else 'optional'}{tail}", "Some words."]
        listed = len(options) > 1 and worded == "string"
        if listed:
            lines.append(f"One of {', '.join(options[:-1])}, or {options[-1]}.")
            said[f"params.{name}.options"] = options
        if one.get("max_chars"):
            lines.append(f"Up to {one['max_chars']:,} characters.")
            said[f"params.{name}.max_length"] = one["max_chars"]
        if "min" in one and "max" in one:
            lines.append(f"Between {one['min']} and {one['max']}.")
            said |= {f"params.{name}.minimum": one["min"], f"params.{name}.maximum": one["max"]}
        said[f"params.{name}.type"] = "enum" if listed else worded
        if needed:
            said[f"params.{name}.required"] = True
        if default is not None:
            said[f"params.{name}.default"] = _word(default) if worded == "string" else default
    return "\n".join(lines), said
