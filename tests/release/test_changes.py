"""What a change says: sentences, the Python interface, and everything that came or went whole."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from gatewright.ir import Package
from gatewright.release import FORMATS, compare, render_changes, verdict_of

from .conftest import edited, package_of
from .table import QWEN2, REAPI, REAPI_GATEWAY, SKILLS, UCLOUD


def test_a_model_that_is_gone_breaks_and_a_new_one_does_not(specs: Path, original: Package) -> None:
    (specs / UCLOUD).unlink()
    (specs / UCLOUD).with_suffix(".seen").unlink()
    after = package_of(specs)
    (gone,) = compare(original, after)
    assert (gone.owner, gone.fact, gone.direction) == (
        "umodelverse/Qwen/Qwen-Image",
        "id",
        "removed",
    )
    assert (gone.verdict, gone.interface) == ("major", "`qwen_image` is gone")
    (new,) = compare(after, original)
    assert (new.direction, new.verdict, new.interface) == ("added", "minor", "`qwen_image` is new")


def test_a_gateway_goes_with_its_clients_and_comes_with_its_models(
    specs: Path, original: Package
) -> None:
    shutil.rmtree(specs / "models" / "umodelverse")
    (specs / "gateways" / "umodelverse.yaml").unlink()
    (specs / "reading" / "umodelverse.yaml").unlink()
    after = package_of(specs)
    (gone,) = compare(original, after)
    assert gone.interface == "`UModelverse` and `AsyncUModelverse` are gone"
    (gateway,) = (one for one in original.gateways if one.name == "umodelverse")
    keys = sorted(one.key for one in gateway.models)
    assert [one.owner for one in compare(after, original)] == ["umodelverse", *keys]


def test_a_model_that_no_longer_takes_files_says_so_once(specs: Path, original: Package) -> None:
    text = (specs / SKILLS).read_text()
    kept = "\n".join(line for line in text.split("\n") if "takes" not in line)
    kept = kept.replace("    role: reference\n", "")
    (specs / SKILLS).write_text(kept)
    fact = "params.image_urls.takes"
    changes = [one for one in compare(original, package_of(specs)) if one.fact == fact]
    assert [(one.direction, one.verdict) for one in changes] == [("removed", "major")]


def test_what_every_mode_shares_is_said_once_and_what_one_mode_has_is_said_of_it(
    specs: Path, original: Package
) -> None:
    edited(specs, REAPI, '["1:1", "3:4",', '["1:1", "1:2", "3:4",')
    edited(specs, REAPI, '["2:3", "3:2", "21:9"]', '["2:3", "3:2", "21:9", "9:21"]')
    facts = {one.fact: one.text for one in compare(original, package_of(specs))}
    assert facts["modes.text_to_image.params.image_size.options"] == (
        "`image_size` takes `1:2` too, in the mode `text_to_image`."
    )
    assert facts["modes.edit.params.image_size.options"] == (
        "`image_size` takes `1:2`, `9:21` too, in the mode `edit`."
    )


def test_an_option_that_is_exchanged_breaks_and_widens(specs: Path, original: Package) -> None:
    edited(specs, REAPI, "[png, jpeg]", "[png, webp]")
    changes = compare(original, package_of(specs))
    assert [(one.direction, one.interface) for one in changes] == [
        ("tightened", "its type is narrower"),
        ("loosened", "its type is wider"),
    ]
    assert verdict_of(changes) == "major"


def test_the_order_of_options_asks_for_a_patch_at_most(specs: Path, original: Package) -> None:
    edited(specs, REAPI, "[png, jpeg]", "[jpeg, png]")
    assert verdict_of(compare(original, package_of(specs))) == "patch"


def test_comments_and_layout_are_no_difference(specs: Path, original: Package) -> None:
    edited(specs, REAPI, "options: [png, jpeg]", "# two\n    options:\n    - png\n    - jpeg")
    assert compare(original, package_of(specs)) == []


def test_a_price_that_is_no_longer_known_breaks_callers_that_cap_it(
    specs: Path, original: Package
) -> None:
    edited(specs, QWEN2, "  credits: 6\n", "  known: after\n")
    edited(specs, QWEN2, "  billing: fixed\n", "")
    (one,) = [one for one in compare(original, package_of(specs)) if one.fact == "price"]
    assert (one.direction, one.verdict) == ("repriced", "major")
    assert "max_credits" in one.interface


def test_a_change_of_a_gateway_is_not_said_again_of_each_model(
    specs: Path, original: Package
) -> None:
    edited(
        specs, "gateways/rivya.yaml", "    type: string\n", "    type: string\n    max_length: 9\n"
    )
    (one,) = compare(original, package_of(specs))
    assert (one.owner, one.fact) == ("rivya", "params.client_request_id.max_length")


def test_what_no_rule_knows_is_listed_all_the_same(specs: Path, original: Package) -> None:
    edited(
        specs,
        "gateways/rivya.yaml",
        "    updated_at: <updated_at>\n    result: null\n    error: null\n",
        "    updated_at: <updated_at>\n    result: {}\n    error: null\n",
    )
    (one,) = compare(original, package_of(specs))
    assert (one.owner, one.fact, one.verdict) == ("rivya", "answers", "patch")


def test_every_format_says_the_verdict_and_every_change(specs: Path, original: Package) -> None:
    edited(specs, QWEN2, "credits: 6", "credits: 7")
    edited(specs, REAPI_GATEWAY, "deduplicates: false", "deduplicates: true")
    changes = compare(original, package_of(specs))
    for form in FORMATS:
        text = render_changes(changes, form)
        assert "major" in text and "idempotency.deduplicates" in text and "7 credits" in text
    data = json.loads(render_changes(changes, "json"))
    assert data["verdict"] == "major"
    assert set(data["changes"][0]) == {
        "owner", "fact", "direction", "old", "new", "text", "verdict", "interface",
    }  # fmt: skip


@pytest.mark.parametrize(
    "trouble", ["<script>alert(1)</script>", "a | b", "@everyone", "`x` <b>", "``", "a ``` <b>"]
)
def test_no_word_of_a_spec_becomes_markup(trouble: str, specs: Path, original: Package) -> None:
    edited(specs, REAPI, "options: [png, jpeg]", f"options: [png, jpeg, {json.dumps(trouble)}]")
    text = render_changes(compare(original, package_of(specs)), "markdown")
    (row,) = [line for line in text.splitlines() if line.startswith("| minor")]
    assert row.replace("\\|", "").count("|") == 4
    # As Markdown has it: a span ends with as many backticks as it begins with.
    outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", row)
    assert not set(outside) & set("`<@")


def test_what_is_listed_where_others_are_taken_too_breaks_nothing(specs: Path) -> None:
    edited(specs, REAPI, "    default: png\n", "    default: png\n    open: true\n")
    before = package_of(specs)
    edited(specs, REAPI, "[png, jpeg]", "[png, webp]")
    (change,) = compare(before, package_of(specs))
    assert (change.direction, change.verdict) == ("reworded", "patch")
    assert change.text == "`output_format` lists `png`, `webp` now; others are taken as before."


def test_numbers_that_are_one_of_a_few_come_and_go_like_words(specs: Path) -> None:
    edited(specs, REAPI, "    type: integer\n", "    type: integer\n    options: [5, 10]\n")
    before = package_of(specs)
    edited(specs, REAPI, "options: [5, 10]", "options: [10, 15]")
    texts = [(one.text, one.verdict) for one in compare(before, package_of(specs))]
    assert texts == [
        ("`seed` no longer takes `5`.", "major"),
        ("`seed` takes `15` too.", "minor"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "text", "verdict"),
    [
        ("above: 0", "above: 1", "`seed` has to be above 1 now; it was 0.", "major"),
        ("above: 1", "above: 0", "`seed` has to be above 0 now; it was 1.", "minor"),
        ("below: 9", "below: 8", "`seed` has to be below 8 now; it was 9.", "major"),
        ("below: 8", "below: 9", "`seed` has to be below 9 now; it was 8.", "minor"),
    ],
)
def test_a_bound_that_is_not_reached_says_where_it_moved(
    specs: Path, old: str, new: str, text: str, verdict: str
) -> None:
    edited(specs, REAPI, "    type: integer\n", f"    type: integer\n    {old}\n")
    before = package_of(specs)
    edited(specs, REAPI, old, new)
    assert [(one.text, one.verdict) for one in compare(before, package_of(specs))] == [
        (text, verdict)
    ]


def test_each_kind_of_a_union_is_compared_with_itself(specs: Path) -> None:
    union = "    type: union\n    any_of:\n    - {type: integer, maximum: 9}\n"
    edited(specs, REAPI, "    type: integer\n", f"{union}    - {{type: string}}\n")
    before = package_of(specs)
    edited(specs, REAPI, "maximum: 9}", "maximum: 8}")
    edited(specs, REAPI, "- {type: string}", "- {type: boolean}")
    told = [(one.fact, one.text, one.verdict) for one in compare(before, package_of(specs))]
    assert told == [
        ("params.seed.any_of", "`seed` is no longer text.", "major"),
        ("params.seed.any_of.maximum", "`seed` may be at most 8 now; it was 9.", "major"),
        ("params.seed.any_of", "`seed` may be true or false too.", "minor"),
    ]
