"""What copying and drawing does to a page: broken cells, lost cells, menus of the page itself, code marks in HTML."""

from __future__ import annotations

from typing import Any

from gatewright.pages import read

ROWS = [
    ("model", "string", "Yes", "-", "The model name used for this request, here it is `Maker/Reed-2`."),
    ("prompt", "string", "Yes", "-", "What to draw"),
]  # fmt: skip
HEAD = ("Field Name", "Type", "Required", "Default", "Description")
END = "\n\nPOST https://api.umodelverse.ai/v1/images/generations\n"


def sure(text: str, gateway: str = "umodelverse") -> dict[str, Any]:
    return {
        one.name: one.value
        for one in read(text.encode(), "page", gateway).facts
        if one.owner == "model" and one.sure != "unsure"
    }


def copied(*rows: tuple[str, ...], between: str = "\t") -> str:
    lines = [between.join(row) for row in (HEAD, *ROWS, *rows)]
    return "Request Body\n\n" + "\n".join(lines) + END


BROKEN = (
    "look",
    "string",
    "No",
    "satin",
    "Look. One of:\n- matte: dull\n- satin: soft\n- gloss: shiny",
)
BEHIND = ("grain", "int", "No", "", "Grain. Range: 0 to 9.")


def test_a_cell_of_several_lines_breaks_no_table() -> None:
    for between in ("\t", ""):
        facts = sure(copied(BROKEN, BEHIND, between=between))
        assert facts["params.look.options"] == ["matte", "satin", "gloss"]
        assert facts["params.grain.maximum"] == 9


def test_the_last_row_may_have_several_lines_too() -> None:
    assert sure(copied(BEHIND, BROKEN))["params.look.options"] == ["matte", "satin", "gloss"]


def test_an_empty_cell_that_ran_together_with_its_neighbours_is_no_default() -> None:
    facts = sure(copied(BEHIND, between=""))
    assert "params.grain.default" not in facts and facts["params.grain.type"] == "integer"


def test_no_and_none_that_ran_together_are_two_words() -> None:
    facts = sure(copied(("look", "string", "No", "None", "Look of it"), between=""))
    assert facts["params.look.required"] is False and "params.look.default" not in facts


HTML = """<!doctype html><html><body><main><h1>reed-3</h1>
<p>Reed 3 on reAPI</p><h2>Request body</h2>
<h3 id="m"><code>model</code> — string, required</h3><p>Must be <code>reed-3</code>.</p>
<h3 id="look"><code>look</code> — string, optional</h3><p>Accepts <code>matte</code> or <code>Deep Gloss</code>.</p>
<h3 id="links">refs — string[], optional</h3><p>At most 4 images. Must be a public HTTPS URL.</p>
<h3 id="lit">lit — integer, optional</h3><p>How bright. Must be between 0 and 5.</p>
</main>%s</body></html>"""
CONTENTS = "<div><ul><li><a href='#look'>look — string, optional</a></li><li><a href='#lit'>lit — integer, optional</a></li></ul></div>"


def test_code_marks_outside_tables_part_options() -> None:
    assert sure(HTML % "", "reapi")["params.look.options"] == ["matte", "Deep Gloss"]


def test_a_table_of_contents_says_nothing_of_params() -> None:
    assert sure(HTML % CONTENTS, "reapi") == sure(HTML % "", "reapi")


def test_a_list_of_addresses_is_one_whatever_it_is_called() -> None:
    facts = sure(HTML % "", "reapi")
    assert facts["params.refs.items.type"] == "url"
    assert facts["params.refs.items.schemes"] == ["https"] and facts["params.refs.items.public"]


def test_only_the_key_that_names_the_model_says_its_id() -> None:
    assert sure(HTML % "", "reapi")["id"] == "reed-3"


def test_options_are_read_from_lines_whose_bullets_were_lost() -> None:
    text = "Reed 3 on reAPI\nRequest body\nlook — string, optional\nLook. One of:\nmatte: dull\ngloss: shiny\nlit — integer, optional\nHow bright."
    facts = sure(text, "reapi")
    assert facts["params.look.options"] == ["matte", "gloss"]
    assert facts["params.lit.type"] == "integer"


def test_a_price_by_the_second_is_read() -> None:
    facts = sure("Reed 3 on reAPI\n\n## Pricing\n\n7 credits per second.\n", "reapi")
    assert (facts["price.billing"], facts["price.credits"]) == ("per_second", 7)


def test_the_path_of_an_openapi_document_says_the_id() -> None:
    text = (
        "# Reed\n\n```yaml\nopenapi: 3.1.0\nservers:\n- url: https://open.skills.video/api/v1\npaths:\n"
        "  /generation/maker/reed-4.1:\n    post:\n      requestBody: {content: {application/json: "
        "{schema: {type: object, properties: {prompt: {type: string}}}}}}\n```\n"
    )
    assert sure(text, "skills-video")["id"] == "maker/reed-4.1"


def test_a_choice_of_numbers_is_a_number() -> None:
    text = "POST /generation/maker/reed-5\nBody\nlength\nenum<integer>\ndefault:4\n\nSeconds.\n\nAvailable options:\n4,\n8\n"
    facts = sure(text, "skills-video")
    assert facts["params.length.type"] == "integer" and facts["params.length.options"] == [4, 8]


def test_a_limit_of_a_param_that_the_page_does_not_list_is_not_sure() -> None:
    rows = "| Key | Type | Required | Default | Description |\n|---|---|---|---|---|\n| model | string | Yes | reed-6 | Id |\n| text | string | Yes | - | Maximum 40 characters for this model. |\n"
    facts = sure(
        f"# Reed 6 API Integration\n\n## Request contract\n\n{rows}\nPrompt limit: 40 characters\n",
        "rivya",
    )
    assert facts["params.text.max_length"] == 40 and "params.prompt.max_length" not in facts


def test_links_may_last_for_hours() -> None:
    row = (
        "| 字段名 | 类型 | 描述 |\n|---|---|---|\n| data | array | 链接将在生成后 36 小时内失效 |\n"
    )
    assert sure(f"# Maker/Reed-2\n\n## 响应参数\n\n{row}{END}")["links.lifetime"] == "36 hours"
