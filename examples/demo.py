"""The main job once, on this machine: no key, no network; five pictures, a film and a sound.

Regenerates the package, checks requests offline, starts the local mock gateway and makes files: some with
the sync client, some with the async one, one from an uploaded reference file and one edit. They go to
build/demo/, with a contact sheet: the pictures, frames of the film, and the waveform of the sound.
"""

from __future__ import annotations

import asyncio
import sys
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from PIL import Image, ImageDraw, ImageFont

from gatewright.cli import main as gatewright
from gatewright.mock import VALID_KEY, MockServer, Timing
from gatewright.pipeline import read_package
from image_gateways import (
    AsyncReAPI,
    AsyncSkillsVideo,
    Credits,
    Estimate,
    Progress,
    Rivya,
    UModelverse,
    validate,
)

OUT = Path("build/demo")
QUICK = Timing(queued=(0.2, 0.4), running=(0.6, 1.2))
"""Tasks of the mock, quicker than life."""

GOOD_AND_BAD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "rivya/qwen2-image": (
        {"model": "qwen2-image", "prompt": "a lighthouse", "params": {"image_size": "16:9"}},
        {"model": "qwen2-image", "prompt": "x" * 801, "params": {"nsfw_checker": False, "sed": 1}},
    ),
    "rivya/qwen-image": (
        {"model": "qwen-image", "prompt": "a lighthouse", "params": {"image_size": "square_hd"}},
        {"model": "qwen-image", "prompt": "a lighthouse", "params": {"image_size": "16:9"}},
    ),
    "reapi/qwen-image-2": (
        {"model": "qwen-image-2", "prompt": "a lighthouse", "image_size": "16:9"},
        {"model": "qwen-image-2", "prompt": "a lighthouse", "image_size": "21:9", "n": 2},
    ),
    "skills-video/qwen/qwen-image-2": (
        {"prompt": "a lighthouse", "seed": None, "n": 2},
        {"prompt": "a lighthouse", "seed": -1, "output_format": "gif"},
    ),
    "umodelverse/Qwen/Qwen-Image": (
        {"model": "Qwen/Qwen-Image", "prompt": "a lighthouse", "size": "1024x768"},
        {"model": "Qwen/Qwen-Image", "size": "1024\u00d7200"},
    ),
    "rivya/runway": (
        {"model": "runway", "prompt": "waves", "params": {"duration": "5", "quality": "720p"}},
        {"model": "runway", "prompt": "waves", "params": {"duration": 5, "quality": "4k"}},
    ),
}
TILE = (420, 320)
"""Width and height of a file on the contact sheet."""
INK, SEA, PAPER = "#333333", "#2f6f73", "#f4f1ea"


@dataclass
class Made:
    """One row of the closing table."""

    key: str
    mode: str
    client: str
    seconds: float
    credits: Credits
    price: Estimate | None
    path: Path


def main() -> int:
    """Runs the whole demonstration; 0 when every step did what it should."""
    heading("1. Generate the package from the specs")
    if gatewright(["generate"]) != 0:
        return 1
    heading("2. Check requests offline: no key, no network")
    check_offline()
    heading("3. Make pictures, a film and a sound, on the local mock gateway")
    package, faults = read_package(Path("specs"))
    if package is None:
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with MockServer(package, timing=QUICK) as mock:
        print(f"mock gateways at {mock.url}\n")
        made = [*with_sync_clients(mock), *asyncio.run(with_async_clients(mock))]
        charged = mock.ledger.count()
    heading("4. What it made, and what it would have cost")
    print_table(made)
    sheet = contact_sheet(made)
    print(f"\n{len(made)} files, {charged} charges; contact sheet: {sheet}")
    return 0 if charged == len(made) else 1


def check_offline() -> None:
    """A good and a bad request for some of the models."""
    for key, (good, bad) in GOOD_AND_BAD.items():
        if validate(key, good):
            raise SystemExit(f"{key}: a good request was refused")
        print(f"{key}: the good request is fine; the bad one:")
        for violation in validate(key, bad):
            print(f"    {violation}")


def with_sync_clients(mock: MockServer) -> list[Made]:
    """Rivya twice, once with an uploaded reference, and UModelverse, which answers at once."""
    made: list[Made] = []
    reference = Path("build/demo/reference.png")
    Image.linear_gradient("L").resize((320, 240)).save(reference)
    with Rivya(api_key=VALID_KEY, base_url=mock.gateway_url("rivya")) as rivya:
        clock = time.monotonic()
        result = rivya.qwen2_image.generate(
            "A lighthouse at dusk, painted in gouache",
            image_size="16:9",
            seed=7,
            max_credits=10,
            on_progress=progress("rivya/qwen2-image"),
        )
        path = result.save(OUT / "rivya-qwen2-image")
        row = ("rivya/qwen2-image", "text_to_image", "sync", time.monotonic() - clock)
        made.append(Made(*row, result.credits, result.price, path))

        clock = time.monotonic()
        task = rivya.qwen_image.submit(
            "The same lighthouse in fog",
            image_size="landscape_4_3",
            output_format="jpeg",
            reference_media=[reference],
        )
        print(f"  rivya/qwen-image: task {task.id}; its id is enough to pick it up again")
        result = rivya.task(task.id).wait(on_progress=progress("rivya/qwen-image"))
        path = result.save(OUT / "rivya-qwen-image")
        row = ("rivya/qwen-image", "reference (uploaded)", "sync", time.monotonic() - clock)
        made.append(Made(*row, result.credits, rivya.qwen_image.estimate("x"), path))

        clock = time.monotonic()
        result = rivya.runway.generate(
            "Waves roll in below the lighthouse",
            duration="5",
            quality="720p",
            aspect_ratio="16:9",
            on_progress=progress("rivya/runway"),
        )
        path = result.save(OUT / "rivya-runway")
        row = ("rivya/runway", "text_to_video", "sync", time.monotonic() - clock)
        made.append(Made(*row, result.credits, result.price, path))

        clock = time.monotonic()
        result = rivya.elevenlabs_multilingual_v2.generate(
            "The lamp of the lighthouse was lit at dusk.",
            voice="TX3LPaxmHKxFdv7VOQHJ",
            on_progress=progress("rivya/elevenlabs-multilingual-v2"),
        )
        path = result.save(OUT / "rivya-elevenlabs")
        row = (
            "rivya/elevenlabs-multilingual-v2",
            "text_to_audio",
            "sync",
            time.monotonic() - clock,
        )
        made.append(Made(*row, result.credits, result.price, path))
    with UModelverse(api_key=VALID_KEY, base_url=mock.gateway_url("umodelverse")) as umodelverse:
        clock = time.monotonic()
        result = umodelverse.qwen_image.generate(
            "A soft pencil sketch of a harbour", size="1024x768"
        )
        path = result.save(OUT / "umodelverse-qwen-image")
        row = ("umodelverse/Qwen/Qwen-Image", "text_to_image", "sync", time.monotonic() - clock)
        made.append(Made(*row, result.credits, result.price, path))
    return made


async def with_async_clients(mock: MockServer) -> list[Made]:
    """reAPI edits a picture while skills.video makes one."""

    async def edited() -> Made:
        clock = time.monotonic()
        async with AsyncReAPI(api_key=VALID_KEY, base_url=mock.gateway_url("reapi")) as reapi:
            result = await reapi.qwen_image_2.generate(
                "Make the sky green and the sea quiet",
                image_url="https://cdn.example.com/harbour.png",
                image_size="21:9",
                on_progress=progress("reapi/qwen-image-2"),
            )
            path = await result.save(OUT / "reapi-qwen-image-2")
        row = ("reapi/qwen-image-2", "edit", "async", time.monotonic() - clock)
        return Made(*row, result.credits, result.price, path)

    async def made() -> Made:
        clock = time.monotonic()
        url = mock.gateway_url("skills-video")
        async with AsyncSkillsVideo(api_key=VALID_KEY, base_url=url) as skills:
            result = await skills.qwen_image_2.generate(
                "A poster with the words COME TO THE MOON",
                aspect_ratio="3:4",
                output_format="webp",
                on_progress=progress("skills-video/qwen/qwen-image-2"),
            )
            path = await result.save(OUT / "skills-video-qwen-image-2")
        row = ("skills-video/qwen/qwen-image-2", "text_to_image", "async", time.monotonic() - clock)
        return Made(*row, result.credits, result.price, path)

    return list(await asyncio.gather(edited(), made()))


def progress(key: str) -> Callable[[Progress], None]:
    """Prints each answer about a task."""

    def show(one: Progress) -> None:
        print(f"  {key}: {one.status} after {one.elapsed:.1f} s")

    return show


def print_table(made: list[Made]) -> None:
    """Model, mode, time, what was reserved and what was finally charged, and the documented price."""
    head = ("model", "mode", "client", "seconds", "reserved", "final", "documented price", "file")
    rows = [
        (
            one.key,
            one.mode,
            one.client,
            f"{one.seconds:.1f}",
            _amount(one.credits.reserved),
            _amount(one.credits.final if one.credits.final is not None else one.credits.total),
            "unknown" if one.price is None or one.price.amount is None else str(one.price),
            one.path.name,
        )
        for one in made
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, tuple("-" * width for width in widths), *rows):
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def _amount(value: float | None) -> str:
    return "not said" if value is None else f"{value:g}"


def contact_sheet(made: list[Made]) -> Path:
    """All files on one page, with their models below them."""
    (width, height), margin, columns = TILE, 24, 4
    rows = -(-len(made) // columns)
    size = (columns * (width + margin) + margin, rows * (height + margin + 30) + margin)
    sheet = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(16)
    for index, one in enumerate(made):
        left = margin + index % columns * (width + margin)
        top = margin + index // columns * (height + margin + 30)
        picture = shown(one.path)
        place = (left + (width - picture.width) // 2, top + (height - picture.height) // 2)
        sheet.paste(picture, place)
        draw.text((left, top + height + 6), f"{one.key} \u00b7 {one.mode}", INK, font)
    path = OUT / "contact-sheet.png"
    sheet.save(path)
    return path


def shown(path: Path) -> Image.Image:
    """A file as a tile of the contact sheet: a picture, four frames of a film, the waveform of a sound."""
    if path.suffix in (".mp4", ".webm", ".mov"):
        return film_strip(path)
    if path.suffix in (".mp3", ".wav", ".ogg", ".m4a", ".aac", ".flac"):
        return waveform(path)
    with Image.open(path) as picture:
        tile = picture.convert("RGB")
    tile.thumbnail(TILE)
    return tile


def film_strip(path: Path) -> Image.Image:
    """Four frames of a film, from its beginning to its end."""
    with av.open(path) as film:
        frames = [frame.to_image() for frame in film.decode(video=0)]
    tile = Image.new("RGB", TILE, PAPER)
    width, height = TILE[0] // 2 - 2, TILE[1] // 2 - 2
    for index in range(4):
        frame = frames[round(index * (len(frames) - 1) / 3)]
        frame.thumbnail((width, height))
        left, top = index % 2 * (width + 4), index // 2 * (height + 4)
        tile.paste(frame, (left + (width - frame.width) // 2, top + (height - frame.height) // 2))
    return tile


def waveform(path: Path) -> Image.Image:
    """How loud a sound is from its beginning to its end."""
    samples = array("h")
    with av.open(path) as sound:
        plain = av.AudioResampler(format="s16", layout="mono")
        for frame in sound.decode(audio=0):
            for one in plain.resample(frame):
                samples.frombytes(bytes(one.planes[0])[: one.samples * 2])
    tile = Image.new("RGB", TILE, "#ffffff")
    draw = ImageDraw.Draw(tile)
    (width, height), loudest = TILE, max(1, max(map(abs, samples)))
    step = max(1, len(samples) // width)
    for x in range(min(width, len(samples) // step)):
        part = samples[x * step : (x + 1) * step]
        low, high = (height * (0.5 - 0.45 * one / loudest) for one in (max(part), min(part)))
        draw.line((x, low, x, max(low + 1, high)), SEA)
    return tile


def heading(text: str) -> None:
    """A line that parts the steps."""
    print(f"\n{text}\n{'=' * len(text)}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
