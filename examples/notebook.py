"""What a notebook shows of a result: the picture itself, and a bar while it is made.

In Jupyter each of these is the last line of a cell. Here IPython's formatter is played by `shown`.

Run it: python examples/notebook.py
"""

from __future__ import annotations

from typing import Any

from local_gateways import local_gateways

from image_gateways import Rivya


def shown(value: Any) -> str:
    """What a notebook makes of a cell's value: its picture where it has one, else its text."""
    for kind in ("png", "jpeg", "html"):
        made = getattr(value, f"_repr_{kind}_", lambda: None)()
        if made:
            return f"{kind}, {len(made)} {'bytes' if isinstance(made, bytes) else 'characters'}"
    return repr(value)


def main() -> None:
    with Rivya() as rivya:
        print(shown(rivya.qwen2_image))
        task = rivya.qwen2_image.submit("a lighthouse")
        for news in task.progress():
            print(news.status)
        result = task.wait()
        print(shown(result))
        print(shown(result.image if hasattr(result, "image") else result.images[0]))
        print(result.to_dict()["files"][0]["url"] == result.url)


if __name__ == "__main__":
    with local_gateways():
        main()
