"""What mypy and pyright have to say of correct and of wrong calls; a wrong line is marked `# error`."""

from __future__ import annotations

from image_gateways import (
    NULL,
    AsyncReAPI,
    ReAPI,
    Rivya,
    SkillsVideo,
    UModelverse,
    validate,
)
from image_gateways import Nonsense  # error
from image_gateways.rivya import Qwen3Image  # error

reapi = ReAPI()
rivya = Rivya()
skills = SkillsVideo()
umodelverse = UModelverse()

# text to image, and an edit
reapi.qwen_image_2.generate("x", image_size="16:9", seed=3, nsfw_checker=True)
reapi.qwen_image_2.generate("x", image_url="https://x.example/a.png", image_size="21:9")
reapi.qwen_image_2.generate("x", image_size="21:9")  # error
reapi.qwen_image_2.submit("x", image_size="2:3")  # error
reapi.qwen_image_2.generate()  # error
reapi.qwen_image_2.generate("x", image_siz="16:9")  # error
reapi.qwen_image_2.generate("x", image_size="5:4")  # error
reapi.qwen_image_2.generate("x", seed="7")  # error
reapi.qwen_image_2.generate("x", output_format="webp")  # error
reapi.qwen_image_3.generate("x")  # error

# every method takes the model's arguments; only those that send tell the modes apart
reapi.qwen_image_2.request("x", image_size="21:9", image_url="https://x.example/a.png")
reapi.qwen_image_2.request("x", image_size="5:4")  # error
reapi.qwen_image_2.validate("x", image_siz="21:9")  # error
reapi.qwen_image_2.estimate("x", seed="7")  # error
reapi.qwen_image_2.generate("x", seed=None, image_url=None, deadline=None)
reapi.qwen_image_2.generate(None)  # error
reapi.qwen_image_2.generate("x", deadline="soon")  # error

# what comes back
rivya.qwen2_image.generate("x").save("x.png")
images = rivya.qwen2_image.generate("x", reference_media=["cat.png", b"..."]).images
rivya.qwen2_image.submit("x").wait(deadline=120).save("x.png")
rivya.qwen2_image.submit("x").save("x.png")  # error
rivya.qwen2_image.generate("x", nsfw_checker="false")  # error
skills.qwen_image_2.generate("x", seed=None, image_urls=["https://x.example/a.png"])
skills.qwen_image_2.generate("x", aspect_ratio=None)
skills.qwen_image_2.generate("x", seed=NULL)
skills.qwen_image_2.generate("x", aspect_ratio=NULL)  # error
skills.qwen_image_2.generate(NULL)  # error
umodelverse.qwen_image.generate("x", size="1024x1024")
umodelverse.qwen_image.submit("x")  # error

problems: list[str] = [one.path for one in validate("reapi/qwen-image-2", {})]
validate("reapi/qwen-image-2")  # error


async def asynchronous() -> None:
    """The same on an async client."""
    async with AsyncReAPI() as client:
        result = await client.qwen_image_2.generate("x", image_size="16:9")
        await result.save("x.png")
        await client.qwen_image_2.generate("x", image_size="21:9")  # error
        client.qwen_image_2.generate("x").save("x.png")  # error
