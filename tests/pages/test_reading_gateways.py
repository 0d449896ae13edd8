"""What single gateways' pages do: titles between lines, prices known afterwards, ids in addresses alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from gatewright.load import load
from gatewright.pages import PageReading, read
from gatewright.pages.writing.trial import tried_draft
from tests.pages.test_told_rules import TODAY, table


def values(reading: PageReading) -> dict[str, Any]:
    return {one.name: one.value for one in reading.facts if one.sure != "unsure"}


def rivya(billing: str, rows: str = "") -> PageReading:
    labels = ["API model id", "reed-1", "Inputs", "text", "Files API", "Not needed for this one"]
    labels += [
        "Base credits",
        "6",
        "Capability",
        "Audio",
        "Billing",
        billing,
        "Prompt limit",
        "500 characters",
    ]
    head = "| Key | Type | Required | Default | Description |\n|---|---|---|---|---|\n"
    contract = f"{head}| model | string | Yes | reed-1 | Use the reed-1 API model id. |\n"
    own = "| Key | Type | Required | Default | Options | Description |\n|---|---|---|---|---|---|\n"
    parts = ["Rivya AI Docs", *labels, "Request contract", contract, "Model parameters", own + rows]
    return read("\n\n".join(parts).encode(), "reed-1.md")


def test_a_metered_price_is_known_after_the_call_and_the_base_is_no_price() -> None:
    fixed, metered = rivya("FIXED"), rivya("METERED")
    assert values(fixed)["price.credits"] == 6 and values(fixed)["price.billing"] == "fixed"
    assert values(metered)["price.known"] == "after"
    assert not any(one.name in ("price.credits", "price.billing") for one in metered.facts)
    assert "6" in [one.text for one in metered.unused]
    assert "6" not in [one.text for one in fixed.unused]


def test_a_param_of_the_model_may_be_called_model() -> None:
    reading = rivya("FIXED", "| model | select | No | v2 | v1, v2 | Which family. |\n")
    facts = values(reading)
    assert facts["id"] == "reed-1"
    assert facts["params.model.options"] == ["v1", "v2"]
    assert facts["params.model.default"] == "v2"


def test_the_title_of_a_dump_stands_between_its_path_and_its_command() -> None:
    lines = ["POST", "/", "generation", "/", "maker", "/", "reed-1", "Reed 1.5 Turbo"]
    lines += [
        "curl --request POST \\",
        "--url https://open.skills.video/api/v1/generation/maker/reed-1",
    ]
    for text in ("\n".join(lines), "\n\n".join(lines)):
        assert values(read(text.encode(), "x"))["title"] == "Reed 1.5 Turbo"


def test_a_model_that_only_the_address_of_an_example_names_is_known(gateways: Path) -> None:
    page = "# Reed\n\nModelverse MODELVERSE_API_KEY\n\n```\ncurl https://api.modelverse.cn/v1beta/models/reed-1.5:generateContent\n```\n"
    reading = read(page.encode(), "reed.md")
    assert (reading.gateway, reading.model) == ("umodelverse", "reed-1.5")


def test_numbers_between_wide_commas_and_ranges_in_brackets_are_read() -> None:
    reading = table(
        "rate | int | 否 | 采样率。可选范围`[8000\uff0c16000\uff0c22050]`\uff0c默认为 `16000`",
        "volume | float | 否 | 音量。取值范围 `(0,10]`",
        "width | int | 否 | 宽度\uff0c必须是32的倍数",
    )
    facts = values(reading)
    assert facts["params.rate.options"] == [8000, 16000, 22050]
    assert (facts["params.volume.above"], facts["params.volume.maximum"]) == (0, 10)
    assert facts["params.width.step"] == 32


def test_a_list_whose_elements_have_keys_is_one_of_objects(gateways: Path) -> None:
    workspace, _ = load(gateways)
    reading = table(
        "prompt | string | 是 | 提示词",
        "shots | array | 否 | 镜头列表。每项包含\uff1a- `seconds`\uff1a时长",
        "loose | array | 否 | 其他",
    ).making("video")
    text, missing = tried_draft(reading, workspace, TODAY)
    assert missing == []
    params = yaml.safe_load(text)["params"]
    assert params["shots"]["items"] == {"type": "object", "open": True}
    assert "loose" not in params and "params.loose.items.type may be string" in text
