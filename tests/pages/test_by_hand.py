"""Changes of models as vendors make them by hand, followed through check, apply and accept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gatewright.pages import read
from tests.pages.made import invented
from tests.pages.maintainer import PROSE, TABLES, Maintainer
from tests.pages.rendered import page


def test_a_rule_in_the_words_of_a_new_param_is_told_and_left_to_a_person(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    new = "weight — integer, optional\nHow heavy it is. Only with source.\nPricing\n"
    one.change(("Pricing\n", new))
    told = [line for line in one.told() if "may tell a rule" in line]
    assert len(told) == 1
    assert "not understood: Only with source" in told[0]
    code, lines = one.run("apply")
    assert code == 1
    assert "+  weight:" in lines
    assert any("Only with source [may tell a rule: only_when]" in line for line in lines)
    assert one.run("check")[0] == 1
    assert one.run("accept")[0] == 0
    assert one.is_quiet()


def test_a_range_that_nothing_was_made_of_is_told_of_a_new_param(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(("Pricing\n", "reeds — integer, optional\nIn bundles, 3 to 7 of them.\nPricing\n"))
    assert any("not understood: In bundles, 3 to 7 of them" in line for line in one.told())
    assert one.run("apply")[0] == 1


def test_another_name_of_a_param_changes_its_key_and_nothing_else(
    maintain: Callable[..., Maintainer],
) -> None:
    doc = ("  source:\n", "  source:\n    doc: The text that it starts from.\n")
    mode = ("\nexamples:", "\nmodes:\n  edit: {present: [source]}\n\nexamples:")
    known = ("\nexamples:", "\nprovenance:\n  params.source.doc: {chosen: Ours.}\n\nexamples:")
    one = maintain("reapi", PROSE, doc, mode, known)
    one.change(("source", "origin"))
    told = one.told()
    assert len(told) == 2, told
    assert one.written() == [
        "-  source:",
        "+  origin:",
        "-  edit: {present: [source]}",
        "+  edit: {present: [origin]}",
        "-  params.source.doc: {chosen: Ours.}",
        "+  params.origin.doc: {chosen: Ours.}",
    ]
    assert one.is_quiet()


def test_modes_of_a_param_with_another_name_stay_where_the_page_never_names_them(
    maintain: Callable[..., Maintainer],
) -> None:
    text = page(invented("skills-video", 1), "skills-video")
    rows = "image_urls\nstring<uri>[]\n\nPictures (supports up to 4 images).\n\navoid\nstring\n"
    text = text.replace("avoid\nstring\n", rows, 1)
    one = maintain("skills-video", text)
    assert "present: [image_urls]" in (one.specs / "models/skills-video/made.yaml").read_text()
    one.change(("image_urls", "pictures"))
    written = one.written()
    assert [line for line in written if line.startswith("+")][-2:] == [
        line.replace("image_urls", "pictures").replace("-", "+", 1)
        for line in written
        if line.startswith("-") and "[image_urls]" in line
    ]
    assert one.is_quiet()


def test_a_comma_that_goes_with_the_last_key_of_an_example_is_no_change(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(('",\n  "tiled": true', '"'), ("tiled — boolean, optional, default true\n", ""))
    one.change(("Without seams.\n", ""))
    (told,) = one.told()
    assert "params.tiled: no longer on the page" in told
    assert one.run("apply")[0] == 0
    assert one.is_quiet()


def test_a_comma_that_is_all_that_changes_is_told(maintain: Callable[..., Maintainer]) -> None:
    one = maintain("reapi", PROSE)
    one.change(('"created_at": 1735000000\n', '"created_at": 1735000000,\n'))
    assert one.told()


def test_a_size_in_other_units_than_the_spec_is_told_once(
    maintain: Callable[..., Maintainer],
) -> None:
    fused = page(invented("rivya", 1), "rivya", "fused")
    one = maintain("rivya", fused)
    one.change(("image8 MB", "image16 MB"))
    (told,) = one.told()
    assert "uploads.image.max_bytes: changed from 8388608 to 16777216" in told
    assert one.run("apply")[0] == 0
    assert one.is_quiet()


def test_changed_text_names_the_param_that_it_is_about_and_is_one_line(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(("Without seams.", "Without any gaps. In every place."))
    (told,) = one.told()
    assert told.endswith(
        "params.tiled: changed text, not understood: Without any gaps. In every place."
    )


def test_a_table_in_the_place_of_a_list_says_no_fact_that_was_lost(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    head = "| Name | Type | Required | Default | Description |\n|---|---|---|---|---|\n"
    before = "tiled — boolean, optional, default true\nWithout seams.\n"
    one.change((before, f"{head}| tiled | boolean | no | true | Without seams. |\n"))
    told = one.told()
    assert [line.partition("understood: ")[2] for line in told] == [
        "Name | Type | Required | Default | Description",
        "tiled | boolean | no | true",
    ]


def test_a_time_in_milliseconds_is_unsure_where_the_spec_has_seconds(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(("1735000000", "1735000000123"))
    assert any("timestamps: unsure: unix" in line and "milliseconds" in line for line in one.told())


def test_facts_of_one_param_are_written_together_though_another_is_left(
    maintain: Callable[..., Maintainer],
) -> None:
    rule = ("\nexamples:", "\nrules:\n  apart: {at_most_one_of: [source, tiled]}\n\nexamples:")
    one = maintain("reapi", PROSE, rule)
    one.change(
        ("mood — string, optional, default calm", "mood — integer, optional, default 3"),
        ("One of calm, wild or grey.", "Between 1 and 9."),
        ('"mood": "calm"', '"mood": 3'),
        ("tiled — boolean, optional, default true\nWithout seams.\n", ""),
    )
    code, lines = one.run("apply")
    assert code == 1
    assert [line for line in lines if line.startswith("left to a person")] != []
    assert not any("params.mood" in line for line in lines if line.startswith("left to a person"))
    assert "+    minimum: 1" in lines


def test_a_row_that_stands_elsewhere_has_moved_and_states_what_it_stated(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("rivya", TABLES)
    rows = [line for line in one.text.splitlines() if line.startswith(("| tiled", "| preset"))]
    one.change((f"{rows[0]}\n", ""), (rows[1], f"{rows[1]}\n{rows[0]}"))
    (told,) = one.told()
    assert "text has moved here: tiled" in told or "text has moved here: preset" in told


def test_the_one_price_that_a_page_names_is_not_another_than_the_table_of_the_spec(
    maintain: Callable[..., Maintainer],
) -> None:
    table = "  credits: {'avif': 3, 'png': 4, 'webp': 4}\n  by: [file_kind]"
    one = maintain("rivya", TABLES, ("  credits: 3", table))
    one.change(("Base credits\n3", "Base credits\n9"))
    assert any("price.credits: changed from" in line for line in one.told())


def test_an_address_of_a_file_that_a_page_calls_a_string_keeps_its_type_under_another_name(
    maintain: Callable[..., Maintainer],
) -> None:
    url = (
        "  source:\n    type: string\n",
        "  source:\n    type: url\n    takes: {image: {}}\n",
    )
    one = maintain("reapi", PROSE.replace("Up to 200 characters.", "Any picture."), url)
    one.change(("source", "origin"))
    assert one.written() == ["-  source:", "+  origin:"]
    assert one.is_quiet()


def test_an_example_that_contradicts_what_was_written_is_told_at_once(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(
        ("default calm", "default wild"), ("One of calm, wild or grey", "One of wild or grey")
    )
    code, lines = one.run("apply")
    assert "+    options: [wild, grey]" in lines
    told = [line for line in lines if "params.mood.options: unsure" in line]
    assert (code, len(told)) == (1, 1)
    assert "an example shows something else" in told[0]
    assert told[0] in one.told()


def test_only_is_offered_for_what_the_page_states_and_for_nothing_else(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(
        ("GET /api/v1/tasks/{id}", "the GET of its own address"), ("default true", "default maybe")
    )
    lines = one.run("apply")[1]
    offered = next(line for line in lines if line.startswith("to write what the page may say: "))
    assert "--only params.tiled.default" in offered
    assert "operations.images.poll" not in offered
    assert any("no value for operations.images.poll: change the spec" in line for line in lines)


def test_only_of_a_fact_that_the_page_does_not_state_leaves_it_to_a_person(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(("GET /api/v1/tasks/{id}", "the GET of its own address"))
    code, lines = one.run("apply", "--only", "operations.images.poll")
    assert code == 1
    assert any(
        line.startswith("left to a person: operations.images.poll: the page states no value")
        for line in lines
    )


def test_the_size_of_a_file_that_a_param_takes_is_told_by_name_and_written(
    maintain: Callable[..., Maintainer],
) -> None:
    row = "image_url — string, optional\nPublic URL of a picture, up to 8MB.\nPricing\n"
    one = maintain("reapi", PROSE.replace("Pricing\n", row, 1))
    spec = one.specs / "models/reapi/made.yaml"
    assert "max_bytes: 8388608" in spec.read_text()
    one.change(("up to 8MB", "up to 4MB"))
    (told,) = one.told()
    path = "params.image_url.takes.image.max_bytes"
    assert f"breaking: {path}: changed from 8388608 to 4194304" in told
    assert one.run("apply")[0] == 0
    assert "max_bytes: 4194304" in spec.read_text()
    assert one.is_quiet()


@pytest.mark.parametrize(
    ("now", "limit", "value"),
    [
        ("a picture, up to 8MB.", "max_bytes", "8388608"),
        ("a picture; supports JPEG, PNG formats.", "mime_types", "[image/jpeg, image/png]"),
    ],
)
def test_a_new_limit_of_the_files_that_a_param_takes_is_told_by_name_and_written(
    maintain: Callable[..., Maintainer], now: str, limit: str, value: str
) -> None:
    row = "image_url — string, optional\nPublic URL of a picture.\nPricing\n"
    one = maintain("reapi", PROSE.replace("Pricing\n", row, 1))
    one.change(("a picture.", now))
    (told,) = one.told()
    assert f"breaking: params.image_url.takes.image.{limit}: new on the page" in told
    assert one.written()[-1].strip("+ ") == f"image: {{{limit}: {value}}}"
    assert one.is_quiet()


def test_a_limit_of_files_that_a_person_left_out_is_not_told_again(
    maintain: Callable[..., Maintainer],
) -> None:
    row = "image_url — string, optional\nPublic URL of a picture, up to 8MB.\nPricing\n"
    one = maintain("reapi", PROSE.replace("Pricing\n", row, 1))
    spec = one.specs / "models/reapi/made.yaml"
    spec.write_text(spec.read_text().replace("{max_bytes: 8388608}", "{}"))
    assert one.run("accept")[0] == 0
    assert one.is_quiet()


def test_a_param_that_another_replaces_is_told_as_deprecated_and_written(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    one.change(("Without seams.", "Without seams. Deprecated, use mood instead."))
    (told,) = one.told()
    assert "loosening: params.tiled.deprecated: new on the page: use mood" in told
    assert one.written() == ["+    deprecated: use mood"]
    assert one.is_quiet()


@pytest.mark.parametrize(
    "words",
    [
        "Not deprecated, use mood instead of reeds.",
        "Deprecated, use newer models.",
        "Deprecated, use tiled.",
        "Deprecated.",
    ],
)
def test_what_names_no_other_param_to_use_instead_is_not_read_as_deprecated(words: str) -> None:
    reading = read(PROSE.replace("Without seams.", f"Without seams. {words}").encode(), "page")
    assert reading.fact("model", ("params", "tiled", "deprecated")) is None
    assert any(words.rstrip(".")[:10] in one.text for one in (*reading.leftovers, *reading.unused))
