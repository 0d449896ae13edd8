"""What a call costs and how long its results are kept is read in the words of many writers, and no more than they say."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages.reading import read


def told(sentence: str, frame: str = "{}") -> dict[str, Any]:
    """The sure facts about prices and links on a page with `sentence` in it."""
    text = f"# A model\n\n{frame.format(sentence)}\n\n## Pricing\n\nSee above.\n"
    facts = read(text.encode(), "page.md").facts
    return {
        one.name: one.value
        for one in facts
        if one.path[0] in ("price", "links") and one.path[-1] != "expire" and one.sure != "unsure"
    }


FRAMES = ["{}", "- {}", "Good to know. {} More is told below."]
PRICES: list[tuple[str, str, str, object]] = [
    ("The model bills a flat rate per second.", "per_second", "", None),
    ("Costs 4 credits per generated image.", "per_image", "credits", 4),
    ("You pay 3 credits for each second.", "per_second", "credits", 3),
    ("$0.03 per picture.", "per_image", "usd", "0.03"),
    ("Each image costs 4 credits.", "per_image", "credits", 4),
    ("Every generated picture is billed at 4 credits.", "per_image", "credits", 4),
    ("Each second of video costs 3 credits.", "per_second", "credits", 3),
    ("Charged by the second.", "per_second", "", None),
    ("Billing is per second of output.", "per_second", "", None),
    ("Priced at $0.05 per second of video.", "per_second", "usd", "0.05"),
    ("$0.05/second.", "per_second", "usd", "0.05"),
    ("A flat fee of 12 credits per request.", "per_request", "credits", 12),
    ("Each request costs 12 credits.", "per_request", "credits", 12),
    ("You are charged per generated image.", "per_image", "", None),
    ("0.04 USD per image.", "per_image", "usd", "0.04"),
    ("US$0.04 per image.", "per_image", "usd", "0.04"),
    ("Costs $0.04 for every image.", "per_image", "usd", "0.04"),
    ("Usage is metered per second.", "per_second", "", None),
    ("每张图片 4 积分。", "per_image", "credits", 4),
    ("按秒计费。", "per_second", "", None),
    ("按张计费\uff0c每张 0.2 元。", "per_image", "cny", "0.2"),
    ("每秒 3 积分。", "per_second", "credits", 3),
    ("按次计费\uff0c每次 12 积分。", "per_request", "credits", 12),
    ("Billed per image: 25 credits.", "per_image", "credits", 25),
    ("25 credits a picture.", "per_image", "credits", 25),
    ("A request takes 5 credits.", "per_request", "credits", 5),
    ("15 credits are charged per call.", "per_request", "credits", 15),
    ("Images cost 4 credits each.", "per_image", "credits", 4),
    ("Price per image: 4 credits.", "per_image", "credits", 4),
    ("Billed per second, at 3 credits.", "per_second", "credits", 3),
    ("Every started minute of sound costs 9 credits.", "per_started_minute", "credits", 9),
    ("¥0.12 per 1,000 characters.", "per_thousand_characters", "cny", "0.12"),
    ("CNY 0.70 per image.", "per_image", "cny", "0.7"),
    ("按生成视频的秒数计费\uff0c0.45 元/秒。", "per_second", "cny", "0.45"),
    ("每次调用 0.8 元。", "per_request", "cny", "0.8"),
    ("单价: 0.3 元/张。", "per_image", "cny", "0.3"),
    ("每千字符 0.12 元。", "per_thousand_characters", "cny", "0.12"),
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("sentence", "billing", "unit", "amount"), PRICES)
def test_a_price_is_read_with_what_is_charged(
    sentence: str, billing: str, unit: str, amount: object, frame: str
) -> None:
    price = {"price.billing": billing} | ({f"price.{unit}": amount} if unit else {})
    assert told(sentence, frame) == price


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "Up to 4 requests per second.",
            "At most 10 images per request.",
            "24 frames per second.",
        ),
        *("Other models cost $0.03 per picture.", "You save $0.03 per picture."),
        "The service accepts 5 calls for each second.",
        *("Each request may hold 4 images.", "You get 100 credits for $5.", "每次最多 4 张图片。"),
        *("前五张免费\uff0c之后按张计费。", "渠道甲按张计费和渠道乙按量计费。"),
    ],
)
def test_what_is_no_price_of_the_model_states_none(sentence: str) -> None:
    assert told(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        *("From $0.03 per image.", "Up to 4 credits per image.", "Less than 4 credits per image."),
        *("12 credits per image at 1K.", "Each image costs 8 credits, 12 credits in 2K."),
        *("$0.02-$0.05 per image.", "$0.02 to $0.05 per image."),
        "For example, 4 credits per image make 40 credits for ten.",
    ],
)
def test_a_bound_or_an_example_is_no_price(sentence: str) -> None:
    assert told(sentence) == {"price.billing": "per_image"}


@pytest.mark.parametrize(
    "sentence",
    [
        *("1 credit = $0.001.", "One credit is worth 0.001 US dollars.", "$1 buys 1,000 credits."),
        *("1000 credits per dollar.", "A credit costs $0.001."),
    ],
)
def test_what_a_credit_is_worth_is_read(sentence: str) -> None:
    assert told(sentence) == {"price.credits_per_usd": 1000}


def test_a_minute_that_counts_in_full_is_not_charged_by_its_seconds() -> None:
    assert "price.billing" not in told("9 credits per minute, started minutes count in full.")


LIFETIMES = [
    ("Download the files within 7 days.", "7 days"),
    ("Results are kept for 24 hours.", "24 hours"),
    ("Links stay valid for one day.", "1 day"),
    ("Result links expire after 72 hours.", "72 hours"),
    ("Generated files are stored for 7 days.", "7 days"),
    ("Download links are valid for 24 hours.", "24 hours"),
    ("Output URLs remain available for 48 hours.", "48 hours"),
    ("Images are deleted after 3 days.", "3 days"),
    ("Files are removed after one day.", "1 day"),
    ("Save your results within 24 hours.", "24 hours"),
    ("The URL can be used for 12 hours.", "12 hours"),
    ("Please download results within 24 hours of completion.", "24 hours"),
    ("Outputs are retained for two weeks.", "14 days"),
    ("The address of the result works for 24 hours.", "24 hours"),
    ("Videos are available for download for 3 days.", "3 days"),
    ("URLs expire in 1 hour.", "1 hour"),
    ("Results are purged 24 hours after completion.", "24 hours"),
    ("We keep generated files for 30 days.", "30 days"),
    ("链接有效期为 24 小时。", "24 hours"),
    ("图片链接 7 天内有效。", "7 days"),
    ("结果保留 24 小时。", "24 hours"),
    ("请在 24 小时内下载。", "24 hours"),
    ("生成的文件保存 7 天\uff0c请及时下载。", "7 days"),
    ("下载链接将在 24 个小时后失效。", "24 hours"),
    ("文件将于 3 天后删除。", "3 days"),
    ("URL 有效期 1 小时。", "1 hour"),
    ("Files are deleted 7 days after the task has completed.", "7 days"),
    ("A clip stays on our network for 30 days.", "30 days"),
    ("After 24 hours the link no longer works.", "24 hours"),
    ("Fetch the picture within 24 hours.", "24 hours"),
    ("Links are valid 24h.", "24 hours"),
    ("Link lifetime: two days.", "2 days"),
    ("24 小时后链接失效。", "24 hours"),
    ("视频地址默认保留24小时\uff0c请及时下载。", "24 hours"),
    ("链接在三天内有效。", "3 days"),
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("sentence", "lifetime"), LIFETIMES)
def test_how_long_results_are_kept_is_read(sentence: str, lifetime: str, frame: str) -> None:
    assert told(sentence, frame) == {"links.lifetime": lifetime}


@pytest.mark.parametrize(
    "sentence",
    [
        *("The API key expires after 30 days.", "Logs are kept for 24 hours.", "Sessions expire after 2 hours."),
        *("Uploaded files are kept for 24 hours.", "Input images are deleted after 3 days."),
        *("We answer within 7 days.", "Tasks expire after 72 hours.", "Jobs time out after 24 hours."),
        "Free results are kept for 24 hours, paid ones for 7 days.",
        *("Request a refund within 7 days.", "Upload links are valid for 10 minutes."),
        *("The clip lasts 5 seconds.", "The picture is ready within 30 seconds.", "视频时长为 5 秒。"),
        *("Upload a video of at most 30 seconds.", "The address must be reachable for 2 hours."),
        *("密钥有效期为 30 天。", "上传的文件保留 24 小时。"),
        "We suggest that you download the files within 7 days, though they are kept for 30 days.",
    ],
)  # fmt: skip
def test_what_ends_besides_results_has_no_say(sentence: str) -> None:
    assert told(sentence) == {}


HEAD = "# Loom One\n\nRivya Public API\n\nLoom One API Integration\n\n"


@pytest.mark.parametrize("billing", ["PER_MOON", "METERED BY TIME"])
def test_one_unknown_value_of_a_head_without_labels_hides_none_of_the_others(billing: str) -> None:
    values = [
        "loom-one",
        "prompt",
        "Not needed for this model",
        "12",
        "video",
        billing,
        "800 characters",
    ]
    reading = read((HEAD + "\n\n".join(values) + "\n").encode(), "page.md")
    facts = {one.name: one.value for one in reading.facts}
    assert reading.gateway == "rivya"
    assert facts["id"] == "loom-one" and facts["medium"] == "video"
    assert facts["price.credits"] == 12 and facts["params.prompt.max_length"] == 800
    assert "price.billing" not in facts
    left = [one.text for one in (*reading.leftovers, *reading.unused)]
    assert any(billing in one for one in left)
