"""Nothing that a spec says is markup in the generated README."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from gatewright.ir import MediaLimit, Model, Package, Source
from gatewright.markdown import escape as markdown
from gatewright.markdown import link
from gatewright.pipeline import read_package
from gatewright.render import render
from gatewright.render.overview import files_limit, prompt_limit

from .pages import ROOT

HOSTILE = (
    "a | b | c",
    "`code` and ```fences",
    "**bold** _and_ <script>alert(1)</script>",
    "[text](https://example.com) ![picture](x)",
    "back\\slash \\| pipe",
    "line\n\n# heading\n\n| a |",
    "# heading",
    "- item",
    "1. item",
    "&lt; and ~~struck~~",
)
_UNESCAPED_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


@cache
def package() -> Package:
    found, faults = read_package(ROOT / "specs")
    assert found is not None, faults
    return found


def model(key: str) -> Model:
    return package().model(key)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_becomes_one_line_without_markup(text: str) -> None:
    line = markdown(text)
    assert "\n" not in line
    assert not _UNESCAPED_PIPE.search(line)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_<\[\]]", line)
    assert not re.match(r"[#+-]|\d[.)]", line)


@pytest.mark.parametrize("text", ["rivya/qwen2-image", "2026-11-21", "Qwen Image 2.0", "reAPI"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_leaves_the_tables_their_columns(text: str) -> None:
    whole = package()
    gateway = replace(whole.gateways[0], title=text)
    page = Source("page", text, "https://example.com/a|b)c `d`", str(date(2026, 11, 21)))
    models = tuple(replace(one, sources=(page,)) for one in gateway.models[:1])
    hostile = replace(whole, gateways=(replace(gateway, models=models),), summary=text)
    readme = render(hostile)["README.md"]
    rows = [line for line in readme.splitlines() if line.startswith("|")]
    widths = [len(_UNESCAPED_PIPE.findall(row)) for row in rows]
    # First the gateways, at last the models; what is between says the same of every package.
    assert widths[:3] == [5] * 3 and widths[-3:] == [8] * 3
    assert set(widths[3:-3]) == {3, 5}
    assert readme.count("```") % 2 == 0


def test_a_page_without_an_address_is_named_and_not_linked() -> None:
    assert link(Source("page", "A page", None, "2026-11-21")) == "A page"


def test_limits_are_told_in_words_and_missing_ones_as_such() -> None:
    assert prompt_limit(model("rivya/qwen-image")) == "at most 5,000 characters"
    assert prompt_limit(model("umodelverse/Qwen/Qwen-Image")) == "not documented"
    assert files_limit(model("rivya/qwen-image")) == "at most 1: image (at most 10 MiB)"
    assert files_limit(model("skills-video/qwen/qwen-image-2")) == "at most 4: image"
    assert files_limit(model("reapi/qwen-image-2")) == ""


@pytest.mark.parametrize(
    ("count", "shown"), [(1024, "1 KiB"), (1_000_000, "1,000,000 bytes"), (52428800, "50 MiB")]
)
def test_bytes_are_never_rounded(count: int, shown: str) -> None:
    one = model("rivya/qwen-image")
    (param,) = one.file_params
    assert param.uploads is not None
    limit = MediaLimit(count, (), param.uploads.limits[0].source, kind="video")
    film = replace(param, uploads=replace(param.uploads, max_files=None, limits=(limit,)))
    assert files_limit(replace(one, params=(film,))) == f"any number: video (at most {shown})"
    second = replace(film, name="frame")
    assert files_limit(replace(one, params=(film, second))) == (
        f"reference_media: any number: video (at most {shown}); "
        f"frame: any number: video (at most {shown})"
    )
