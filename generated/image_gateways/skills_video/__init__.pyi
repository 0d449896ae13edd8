"""skills.video: clients and models. Nothing is loaded before it is used."""

from .client import AsyncSkillsVideo, SkillsVideo
from .flux_kontext import AsyncFluxKontext, FluxKontext
from .gpt_image_1_5 import AsyncGptImage15, GptImage15
from .gpt_image_2 import AsyncGptImage2, GptImage2
from .grok_imagine_extend_video import AsyncGrokImagineExtendVideo, GrokImagineExtendVideo
from .grok_imagine_image import AsyncGrokImagineImage, GrokImagineImage
from .grok_imagine_video import AsyncGrokImagineVideo, GrokImagineVideo
from .hailuo_2_3 import AsyncHailuo23, Hailuo23
from .hailuo_2_3_fast import AsyncHailuo23Fast, Hailuo23Fast
from .happyhorse_1_0 import AsyncHappyhorse10, Happyhorse10
from .ideogram_v3 import AsyncIdeogramV3, IdeogramV3
from .kling_o1 import AsyncKlingO1, KlingO1
from .kling_o1_image import AsyncKlingO1Image, KlingO1Image
from .kling_o3 import AsyncKlingO3, KlingO3
from .kling_o3_image import AsyncKlingO3Image, KlingO3Image
from .kling_v2_5_turbo import AsyncKlingV25Turbo, KlingV25Turbo
from .kling_v2_6 import AsyncKlingV26, KlingV26
from .kling_v3 import AsyncKlingV3, KlingV3
from .lightricks_ltx_2_3 import AsyncLightricksLtx23, LightricksLtx23
from .ltx_2_3 import AsyncLtx23, Ltx23
from .ltx_2_3_audio_to_video import AsyncLtx23AudioToVideo, Ltx23AudioToVideo
from .ltx_2_3_extend_video import AsyncLtx23ExtendVideo, Ltx23ExtendVideo
from .luma_ray_2 import AsyncLumaRay2, LumaRay2
from .luma_ray_2_flash import AsyncLumaRay2Flash, LumaRay2Flash
from .nano_banana_2 import AsyncNanoBanana2, NanoBanana2
from .nano_banana_pro import AsyncNanoBananaPro, NanoBananaPro
from .pixverse_lipsync import AsyncPixverseLipsync, PixverseLipsync
from .pixverse_v5_6 import AsyncPixverseV56, PixverseV56
from .pixverse_v6 import AsyncPixverseV6, PixverseV6
from .pixverse_v6_transition import AsyncPixverseV6Transition, PixverseV6Transition
from .qwen_image import AsyncQwenImage, QwenImage
from .qwen_image_2 import AsyncQwenImage2, QwenImage2
from .qwen_image_2_pro import AsyncQwenImage2Pro, QwenImage2Pro
from .runway_gen4_aleph import AsyncRunwayGen4Aleph, RunwayGen4Aleph
from .runway_gen4_image import AsyncRunwayGen4Image, RunwayGen4Image
from .runway_gen4_image_turbo import AsyncRunwayGen4ImageTurbo, RunwayGen4ImageTurbo
from .runway_gen_4_5 import AsyncRunwayGen45, RunwayGen45
from .seedance_1_5 import AsyncSeedance15, Seedance15
from .seedance_2_0 import AsyncSeedance20, Seedance20
from .seedream_4_0 import AsyncSeedream40, Seedream40
from .seedream_4_5 import AsyncSeedream45, Seedream45
from .seedream_5_lite import AsyncSeedream5Lite, Seedream5Lite
from .sora_2 import AsyncSora2, Sora2
from .sora_2_pro import AsyncSora2Pro, Sora2Pro
from .speech_02_hd import AsyncSpeech02Hd, Speech02Hd
from .veo_3_1 import AsyncVeo31, Veo31
from .veo_3_1_fast import AsyncVeo31Fast, Veo31Fast
from .veo_3_1_lite import AsyncVeo31Lite, Veo31Lite
from .vidu_q2_image import AsyncViduQ2Image, ViduQ2Image
from .vidu_q2_video_turbo import AsyncViduQ2VideoTurbo, ViduQ2VideoTurbo
from .vidu_q3 import AsyncViduQ3, ViduQ3
from .wan_v2_7 import AsyncWanV27, WanV27
from .wan_v2_7_edit_video import AsyncWanV27EditVideo, WanV27EditVideo
from .wan_v2_7_pro import AsyncWanV27Pro, WanV27Pro
from .wan_v2_7_video import AsyncWanV27Video, WanV27Video
from .z_image import AsyncZImage, ZImage

__all__ = [
    "AsyncFluxKontext",
    "AsyncGptImage2",
    "AsyncGptImage15",
    "AsyncGrokImagineExtendVideo",
    "AsyncGrokImagineImage",
    "AsyncGrokImagineVideo",
    "AsyncHailuo23",
    "AsyncHailuo23Fast",
    "AsyncHappyhorse10",
    "AsyncIdeogramV3",
    "AsyncKlingO1",
    "AsyncKlingO1Image",
    "AsyncKlingO3",
    "AsyncKlingO3Image",
    "AsyncKlingV3",
    "AsyncKlingV25Turbo",
    "AsyncKlingV26",
    "AsyncLightricksLtx23",
    "AsyncLtx23",
    "AsyncLtx23AudioToVideo",
    "AsyncLtx23ExtendVideo",
    "AsyncLumaRay2",
    "AsyncLumaRay2Flash",
    "AsyncNanoBanana2",
    "AsyncNanoBananaPro",
    "AsyncPixverseLipsync",
    "AsyncPixverseV6",
    "AsyncPixverseV6Transition",
    "AsyncPixverseV56",
    "AsyncQwenImage",
    "AsyncQwenImage2",
    "AsyncQwenImage2Pro",
    "AsyncRunwayGen4Aleph",
    "AsyncRunwayGen4Image",
    "AsyncRunwayGen4ImageTurbo",
    "AsyncRunwayGen45",
    "AsyncSeedance15",
    "AsyncSeedance20",
    "AsyncSeedream5Lite",
    "AsyncSeedream40",
    "AsyncSeedream45",
    "AsyncSkillsVideo",
    "AsyncSora2",
    "AsyncSora2Pro",
    "AsyncSpeech02Hd",
    "AsyncVeo31",
    "AsyncVeo31Fast",
    "AsyncVeo31Lite",
    "AsyncViduQ2Image",
    "AsyncViduQ2VideoTurbo",
    "AsyncViduQ3",
    "AsyncWanV27",
    "AsyncWanV27EditVideo",
    "AsyncWanV27Pro",
    "AsyncWanV27Video",
    "AsyncZImage",
    "FluxKontext",
    "GptImage2",
    "GptImage15",
    "GrokImagineExtendVideo",
    "GrokImagineImage",
    "GrokImagineVideo",
    "Hailuo23",
    "Hailuo23Fast",
    "Happyhorse10",
    "IdeogramV3",
    "KlingO1",
    "KlingO1Image",
    "KlingO3",
    "KlingO3Image",
    "KlingV3",
    "KlingV25Turbo",
    "KlingV26",
    "LightricksLtx23",
    "Ltx23",
    "Ltx23AudioToVideo",
    "Ltx23ExtendVideo",
    "LumaRay2",
    "LumaRay2Flash",
    "NanoBanana2",
    "NanoBananaPro",
    "PixverseLipsync",
    "PixverseV6",
    "PixverseV6Transition",
    "PixverseV56",
    "QwenImage",
    "QwenImage2",
    "QwenImage2Pro",
    "RunwayGen4Aleph",
    "RunwayGen4Image",
    "RunwayGen4ImageTurbo",
    "RunwayGen45",
    "Seedance15",
    "Seedance20",
    "Seedream5Lite",
    "Seedream40",
    "Seedream45",
    "SkillsVideo",
    "Sora2",
    "Sora2Pro",
    "Speech02Hd",
    "Veo31",
    "Veo31Fast",
    "Veo31Lite",
    "ViduQ2Image",
    "ViduQ2VideoTurbo",
    "ViduQ3",
    "WanV27",
    "WanV27EditVideo",
    "WanV27Pro",
    "WanV27Video",
    "ZImage",
]
