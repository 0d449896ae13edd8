"""Many pictures at once, a few at a time; what fails is told and spoils nothing.

Run it: python examples/async_many.py
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from local_gateways import local_gateways

from image_gateways import AsyncRivya, GatewayError

FOLDER = Path("pictures") / "harbour"
AT_A_TIME = 3
PROMPTS = (
    "a lighthouse, painted in gouache",
    "a fishing boat, painted in gouache",
    "a gull on a post, painted in gouache",
    "nets in the sun, " * 400,  # longer than the page allows: refused here, never sent
)


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    gate = asyncio.Semaphore(AT_A_TIME)
    async with AsyncRivya(deadline=120) as rivya:

        async def make(number: int, prompt: str) -> str:
            async with gate:
                try:
                    result = await rivya.qwen_image.generate(prompt)
                    return str(await result.save(FOLDER / f"{number}.png"))
                except GatewayError as error:
                    return f"picture {number}: {error}"

        for line in await asyncio.gather(*(make(*one) for one in enumerate(PROMPTS, start=1))):
            print(line)


if __name__ == "__main__":
    with local_gateways():
        asyncio.run(main())
