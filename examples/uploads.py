"""A reference picture in every form that applications have one in, and one upload for many pictures.

Run it: python examples/uploads.py
"""

from __future__ import annotations

import io
from pathlib import Path

from local_gateways import local_gateways
from PIL import Image

from image_gateways import MediaError, Rivya

PICTURE = Path("reference.png")


def main() -> None:
    Image.new("RGB", (64, 64), (40, 90, 160)).save(PICTURE)
    data = PICTURE.read_bytes()
    with Rivya() as rivya, PICTURE.open("rb") as opened, Image.open(PICTURE) as picture:
        model = rivya.qwen2_image
        given = {
            "a path": PICTURE,
            "bytes": data,
            "an open file": opened,
            "a file in memory": io.BytesIO(data),
            "a name and bytes": ("mine.png", data),
            "a picture of Pillow": picture,
        }
        for name, one in given.items():
            kept = model.upload(one)
            print(f"{name}: {kept.url.startswith('http')}")
        once = model.upload(PICTURE)
        for prompt in ("in winter", "at night"):
            model.generate(prompt, reference_media=[once])
        try:
            model.generate("in spring", reference_media="reference.png")
        except MediaError as error:
            print(f"a text is an address: {error.message}")


if __name__ == "__main__":
    with local_gateways() as mock:
        main()
        steps = [one.step for one in mock.requests]
        print(f"{steps.count('upload')} uploads, {steps.count('create')} pictures")
