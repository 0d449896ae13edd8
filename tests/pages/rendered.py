"""Pages of invented models, one function per shape and form."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.pages.made import Invented, Made, default_word, example

Table = Sequence[Sequence[str]]


def markdown(table: Table) -> str:
    """A Markdown table."""
    rule = "|" + "---|" * len(table[0])
    head, *rows = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([head, rule, *rows])


def fused(table: Table) -> str:
    """A table whose cells have run together."""
    return "\n".join("".join(row) for row in table)


def html(table: Table) -> str:
    """An HTML table."""
    rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table[1:]]
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table[0])
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def tabs(table: Table) -> str:
    """A table as a browser copies it."""
    return "\n".join("\t".join(row) for row in table)


FORMS = {"markdown": markdown, "fused": fused, "tabs": tabs, "html": html}


def page(model: Invented, shape: str, form: str = "markdown", labels: bool = True) -> str:
    """The page of a model. `form` is how tables look, where the shape has tables."""
    if shape == "reapi":
        return _prose(model)
    if shape == "skills-video":
        return _dump(model)
    parts = _tables(model, labels) if shape == "rivya" else _plain(model)
    if form == "html":
        return _in_html(parts)
    return (
        "\n\n".join(part if isinstance(part, str) else FORMS[form](part) for part in parts) + "\n"
    )


def _in_html(parts: Sequence[str | Table]) -> str:
    blocks: list[str] = []
    for part in parts:
        if not isinstance(part, str):
            blocks.append(html(part))
        elif part.startswith("{"):
            blocks.append(f"<pre><code>{escape(part)}</code></pre>")
        else:
            blocks += [f"<p>{escape(line)}</p>" for line in part.splitlines() if line]
    head = "<!DOCTYPE html>\n<html><head><title>x</title><style>p{max-width:900px}</style></head><body>"
    around = "<nav><a href='/'>Body</a><p>Prompt limit</p><p>1 characters</p></nav>"
    banner = "<div class='cookies'>We use cookies. <button>Accept all</button></div>"
    return "\n".join(
        [
            head,
            around,
            banner,
            "<main>",
            *blocks,
            "</main>",
            "<footer>© 2026</footer></body></html>",
        ]
    )


def _tables(model: Invented, labels: bool) -> list[str | Table]:
    yes = "Yes" if model.prompt_required else "No"
    head = [
        ("API model id", model.id),
        ("Inputs", "text, file"),
        ("Files API", "Required for reference modes"),
        ("Base credits", str(model.credits)),
        ("Capability", "Image"),
        ("Billing", "FIXED"),
        ("Prompt limit", f"{model.characters} characters"),
    ]
    rule = f"Reference image: Upload up to {model.max_files} image files for image projects."
    kinds = ", ".join(kind for kind, _, _ in model.files)
    below = [
        ("Reference rule", rule),
        ("Max files", str(model.max_files)),
        ("Accepted file kinds", kinds),
        (
            "Duration token",
            "Video and audio references should carry durationToken where that is asked.",
        ),
    ]
    contract = [
        ("Key", "Type", "Required", "Default", "Description"),
        ("model", "string", "Yes", model.id, f"Use the {model.id} API model id."),
        ("prompt", "string", yes, "-", f"Maximum {model.characters} characters for this model."),
        ("params", "object", "No", "-", "Where the controls of the model go."),
        ("client_request_id", "string", "No", "-", "Your own id."),
    ]
    controls = [("Key", "Type", "Required", "Default", "Range", "Options", "Description")]
    controls += [_control(one) for one in model.params]
    files = [("kind", "Max size", "MIME types")]
    files += [(kind, f"{size} MB", ", ".join(types)) for kind, size, types in model.files]
    return [
        f"{model.title} API Integration",
        f"Use {model.title} through Rivya Public API v1 with model id {model.id}.",
        _labelled_lines(head, labels),
        "Request contract",
        "Send the model id at the top level. Model-specific controls belong in params.",
        contract,
        "Model parameters",
        controls,
        "Upload policy",
        _labelled_lines(below, labels),
        files,
        "Minimal request",
        example(model, "rivya"),
        "Common errors",
        "validation_failed, rate_limited",
    ]


def _labelled_lines(pairs: list[tuple[str, str]], labels: bool) -> str:
    return "\n".join(f"{label}\n{value}" if labels else value for label, value in pairs)


def _control(one: Made) -> tuple[str, ...]:
    kind = {"enum": "select", "switch": "select", "integer": "integer"}.get(one.kind, one.kind)
    options = "false, true" if one.kind == "switch" else ", ".join(one.options) or "-"
    bounds = [f"min {one.low}"] if one.low is not None else []
    bounds += [f"max {one.high}"] if one.high is not None else []
    required = "Yes" if one.required else "No"
    return one.name, kind, required, default_word(one), ", ".join(bounds) or "-", options, one.text


def _prose(model: Invented) -> str:
    required = "required" if model.prompt_required else "optional"
    lines = [
        model.id,
        f"{model.title} on reAPI — pictures from text.",
        "Quick example",
        "curl https://reapi.ai/api/v1/images/generations \\",
        '-H "Authorization: Bearer YOUR_API_KEY" \\',
        f"-d '{example(model, 'reapi')}'",
        "Request body",
        "model — string, required",
        f"Must be {model.id}.",
        f"prompt — string, {required}",
        f"Up to {model.characters} characters.",
    ]
    for one in model.params:
        lines += _entry(one)
    lines += [
        "Pricing",
        f"A flat rate per generated image: {model.credits} credits per image. Each request produces one image.",
    ]
    return "\n".join(lines) + "\n"


def _entry(one: Made) -> list[str]:
    kind = {"enum": "string", "switch": "boolean"}.get(one.kind, one.kind)
    head = f"{one.name} — {kind}, {'required' if one.required else 'optional'}"
    if one.default is not None:
        head += f", default {default_word(one)}"
    lines = [head, f"{one.text}."]
    if one.options:
        lines.append(f"One of {', '.join(one.options[:-1])} or {one.options[-1]}.")
    if one.kind == "string" and one.high is not None:
        lines.append(f"Up to {one.high} characters.")
    elif one.low is not None and one.high is not None:
        lines.append(f"Between {one.low} and {one.high}.")
    elif one.low is not None:
        lines.append(f"At least {one.low}.")
    elif one.high is not None:
        lines.append(f"At most {one.high}.")
    return lines


def _dump(model: Invented) -> str:
    lines = [
        "Skip to main content",
        "curl --request POST \\",
        f"  --url https://open.skills.video/api/v1/generation/{model.id} \\",
        "  --header 'Authorization: Bearer <token>' \\",
        f"  --data '{example(model, 'skills-video')}'",
        f"{model.title} text-to-image model",
        "",
        "Body",
        "",
        "prompt",
        "string",
        *(["required"] if model.prompt_required else []),
        "",
        "What the picture shows.",
        "",
    ]
    for one in model.params:
        lines += _dumped_lines(one)
    lines += ["", "Response", "", "id", "string", "required", "", "Its id.", "", "usage", "object"]
    lines += ["required", "", "Credit usage breakdown for the request"]
    return "\n".join(lines) + "\n"


def _dumped_lines(one: Made) -> list[str]:
    lines = [one.name, {"enum": "enum<string>", "switch": "boolean"}.get(one.kind, one.kind)]
    lines += [f"default:{default_word(one)}"] if one.default is not None else []
    lines += ["required"] if one.required else []
    lines += ["", f"{one.text}.", ""]
    if one.kind == "string" and one.high is not None:
        lines.append(f"Maximum string length: {one.high}")
    elif one.low is not None and one.high is not None:
        lines.append(f"Required range: {one.low} <= x <= {one.high}")
    elif one.low is not None:
        lines.append(f"Required range: x >= {one.low}")
    elif one.high is not None:
        lines.append(f"Required range: x <= {one.high}")
    if one.options:
        lines.append("Available options:")
        lines += [f"{option}," for option in one.options[:-1]] + [one.options[-1]]
    return lines


def _plain(model: Invented) -> list[str | Table]:
    required = "Required" if model.prompt_required else "Optional"
    rows = [
        ("Field Name", "Type", "Required", "Default", "Description"),
        ("prompt", "string", required, "-", "What to draw"),
        ("model", "string", "Required", "-", f"The name of the model, here it is {model.id}."),
    ]
    rows += [_plain_row(one) for one in model.params]
    return [
        f"{model.id} API",
        "Request Body",
        rows,
        "Response Parameters",
        f"Note: Links will expire within {model.days} days upon generation.",
        "Examples",
        "POST https://api.umodelverse.ai/v1/images/generations",
        example(model, "umodelverse"),
    ]


def _plain_row(one: Made) -> tuple[str, ...]:
    kind = {"integer": "int", "size": "string"}.get(one.kind, one.kind)
    text = one.text
    if one.kind == "size":
        text += f" (width x height), each dimension ranging from {one.low} to {one.high}"
    elif one.low is not None and one.high is not None:
        text += f", between {one.low} and {one.high}"
    elif one.low is not None:
        text += f", at least {one.low}"
    elif one.high is not None:
        text += f", at most {one.high}"
    return one.name, kind, "Required" if one.required else "Optional", default_word(one), f"{text}."
