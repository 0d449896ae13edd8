"""The pages and the matrix: every limit is there, and a pipe in a spec does not break a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from gatewright import ir
from gatewright.export import files, text
from gatewright.export.markdown import matrix, page
from gatewright.export.markdown.text import code, code_block
from gatewright.runtime.rules.kinds.base import Kind
from gatewright.runtime.rules.kinds.enum import Enum
from gatewright.runtime.rules.kinds.text import Text


def cells(line: str) -> list[str]:
    """The cells of a table's row, as Markdown reads them."""
    return line.replace("\\|", "").strip("|").split("|")


def tables(markdown: str) -> Iterator[list[str]]:
    rows: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line)
        elif rows:
            yield rows
            rows = []


def row(markdown: str, first: str) -> str:
    return next(line for line in markdown.splitlines() if line.startswith(f"| {first} |"))


def limits(kind: Kind) -> Iterator[str]:
    """Every limit of a kind as a page would write it."""
    for limit in kind.limits:
        value = getattr(kind, limit.name)
        if isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield f"{value:,}"
    if (element := kind.element()) is not None:
        yield from limits(element)


def test_a_page_holds_every_limit_of_its_model(package: ir.Package) -> None:
    for model in package.models:
        made = page(package.gateway(model.gateway), model)
        for param in model.params:
            line = row(made, code(".".join((*param.at, param.wire))))
            missing = [limit for limit in limits(param.kind) if limit not in line]
            assert missing == [], (model.key, param.wire)
        for param in model.file_params:
            for limit in param.uploads.limits if param.uploads else ():
                (line,) = (
                    one
                    for one in made.splitlines()
                    if one.startswith(f"| {limit.kind} | {code(param.name)} |")
                )
                assert limit.max_bytes is None or f"{limit.max_bytes:,}" in line
                assert all(mime in line for mime in limit.mime_types)


def test_only_a_field_of_a_list_has_brackets_in_its_path(package: ir.Package) -> None:
    model, param, items = next(
        (model, param, element)
        for model in package.models
        for param in model.params
        if (element := param.kind.element()) is not None and element.inner_keys()
    )
    key = items.inner_keys()[0].wire
    for kind, last in ((param.kind, f"{param.wire}[].{key}"), (items, f"{param.wire}.{key}")):
        odd = replace(model, params=(replace(param, kind=kind),), modes=())
        line = row(page(package.gateway(model.gateway), odd), code(".".join((*param.at, last))))
        assert not cells(line)[1].strip(), "a field within has no argument of its own"


def test_a_mode_that_allows_other_values_says_which(package: ir.Package) -> None:
    model = package.model("reapi/qwen-image-2")
    made = page(package.gateway("reapi"), model)
    assert "21:9" not in row(made, "text to image")
    assert "`image_url` is there" in row(made, "edit")


def test_what_no_page_says_is_said_to_be_so(package: ir.Package) -> None:
    made = page(package.gateway("skills-video"), package.model("skills-video/qwen/qwen-image-2"))
    assert "- `params.prompt.max_length`" in made
    assert "not documented" in row(made, "image")
    assert "known from the answer only" in row(made, "Price")


def test_what_was_out_of_sight_is_not_said_to_be_undocumented(package: ir.Package) -> None:
    model = package.model("skills-video/qwen/qwen-image-2")
    partly = replace(model, unseen=("params", "limits", "answers"))
    gateway = replace(package.gateway("skills-video"), models=(partly,))
    made = page(gateway, partly)
    assert "not seen" in row(made, "image")
    assert row(made, "Links to results").endswith("not seen |")
    assert "more limits may exist" in row(made, "Page")
    side_by_side = matrix([gateway, package.gateway("rivya")])
    assert "others are not seen" in side_by_side
    assert side_by_side.count("| Page |") == 1
    whole = replace(gateway, models=(model,))
    assert "| Page |" not in matrix([whole])


def test_the_matrix_has_a_table_for_each_gateway_and_medium_and_a_row_for_each_model(
    package: ir.Package,
) -> None:
    film = replace(package.model("rivya/qwen-image"), medium="video", key="rivya/film", id="film")
    gateways = [
        replace(one, models=(*one.models, film)) if one.name == "rivya" else one
        for one in package.gateways
    ]
    made = matrix(gateways)
    heads = [line for line in made.splitlines() if line.startswith("## ")]
    assert heads == [
        "## reAPI: pictures",
        "## Rivya: pictures",
        "## Rivya: films",
        "## skills.video: pictures",
        "## UModelverse: pictures",
    ]
    assert "6 models" in made and "chat models are not part of them" in made
    assert sum(len(rows) - 1 for _, *rows in tables(made)) == 6
    for model in package.models:
        (line,) = (one for one in made.splitlines() if one.startswith(f"| [{model.key}]("))
        for param in model.params:
            own = param not in package.gateway(model.gateway).params
            if not param.positional and param.uploads is None:
                assert (f"{code(param.name)}: " in line) is own


def test_many_options_are_counted_in_the_matrix(package: ir.Package) -> None:
    model = package.model("rivya/qwen-image")
    many = tuple(f"voice {number}" for number in range(30))
    param = replace(model.params[1], kind=Enum(options=many), has_default=False)
    gateway = replace(package.gateway("rivya"), models=(replace(model, params=(param,)),))
    assert f"{code(param.name)}: 30 options" in matrix([gateway])


def test_every_row_of_every_table_has_as_many_cells_as_its_head(package: ir.Package) -> None:
    for made in files(package, "markdown").values():
        for head, *rows in tables(made):
            assert {len(cells(line)) for line in rows} == {len(cells(head))}


@pytest.mark.parametrize(
    "nasty", ["a|b", "a\nb", "`|`", "``", "<script>", "[x](javascript:1)", "# h"]
)
def test_no_text_of_a_spec_leaves_its_cell(nasty: str, package: ir.Package) -> None:
    model = package.model("rivya/qwen2-image")
    param = replace(model.params[0], doc=nasty, kind=Enum(options=(nasty, "x")), default=nasty)
    form = replace(model.params[1], kind=Text(pattern=nasty), has_default=False)
    odd = replace(
        model, title=nasty, summary=nasty, params=(param, form), modes=(), undocumented=(nasty,)
    )
    gateway = replace(package.gateway("rivya"), models=(odd,))
    for made in (page(gateway, odd), matrix([gateway])):
        for head, *rows in tables(made):
            assert {len(cells(line)) for line in rows} <= {len(cells(head))}
        prose = re.sub(r"(`+).*?\1", "", made)
        assert "<script>" not in prose and "[x](" not in prose


def test_code_keeps_its_backticks() -> None:
    assert code("a`b") == "``a`b``"
    assert code("`") == "`` ` ``"
    assert code("a|b") == "`a\\|b`"
    assert code("") == "`  `"
    assert code_block({"prompt": "```"}).startswith("````json\n")


def test_one_gateway_is_its_matrix_and_its_pages(package: ir.Package) -> None:
    made = text(package, "markdown", package.gateway("rivya"))
    assert made.startswith("# Models side by side\n")
    assert made.count("\n## What it takes\n") == len(package.gateway("rivya").models)
    assert "](rivya/" not in made


def test_only_what_has_tasks_lists_their_states(package: ir.Package) -> None:
    at_once = page(package.gateway("umodelverse"), package.model("umodelverse/Qwen/Qwen-Image"))
    task = page(package.gateway("rivya"), package.model("rivya/qwen-image"))
    assert "| Status |" in task and "`processing`" in task
    assert "| Status |" not in at_once and "`Pending`" not in at_once
