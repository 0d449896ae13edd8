"""One picture from words, one edited from another, one with a local reference file.

Run it: python examples/quickstart.py
"""

from __future__ import annotations

from pathlib import Path

from local_gateways import local_gateways

from image_gateways import ReAPI, Rivya

PICTURES = Path("pictures")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with Rivya() as rivya, ReAPI() as reapi:
        drawn = rivya.qwen2_image.generate(
            "a lighthouse at dusk", image_size="16:9", seed=7, max_credits=10, on_progress=print
        )
        lighthouse = drawn.save(PICTURES / "lighthouse.png")
        print(f"{lighthouse}: {drawn.credits.final} credits, documented {drawn.price}")

        # image_url makes it an edit, and an edit may be 21:9; without it a type checker objects.
        edited = reapi.qwen_image_2.generate(
            "make the sky green",
            image_url="https://cdn.example.com/lighthouse.png",
            image_size="21:9",
        )
        print(edited.save(PICTURES / "green-sky.png"))

        # The file is looked at, uploaded, and only then is the picture asked for.
        referred = rivya.qwen_image.generate(
            "the same lighthouse in winter", reference_media=[lighthouse]
        )
        print(referred.save(PICTURES / "winter.png"))


if __name__ == "__main__":
    with local_gateways():
        main()
