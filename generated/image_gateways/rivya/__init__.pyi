"""Rivya: clients and models. Nothing is loaded before it is used."""

from .client import AsyncRivya, Rivya
from .elevenlabs_dialogue_v3 import AsyncElevenlabsDialogueV3, ElevenlabsDialogueV3
from .elevenlabs_multilingual_v2 import AsyncElevenlabsMultilingualV2, ElevenlabsMultilingualV2
from .elevenlabs_sound_effect_v2 import AsyncElevenlabsSoundEffectV2, ElevenlabsSoundEffectV2
from .elevenlabs_turbo_2_5 import AsyncElevenlabsTurbo25, ElevenlabsTurbo25
from .flux_2_flex import AsyncFlux2Flex, Flux2Flex
from .flux_2_pro import AsyncFlux2Pro, Flux2Pro
from .flux_kontext_max import AsyncFluxKontextMax, FluxKontextMax
from .flux_kontext_pro import AsyncFluxKontextPro, FluxKontextPro
from .google_imagen4_fast import AsyncGoogleImagen4Fast, GoogleImagen4Fast
from .google_imagen4_ultra import AsyncGoogleImagen4Ultra, GoogleImagen4Ultra
from .gpt_4o_image import AsyncGpt4oImage, Gpt4oImage
from .gpt_image_1_5 import AsyncGptImage15, GptImage15
from .gpt_image_2 import AsyncGptImage2, GptImage2
from .grok_imagine import AsyncGrokImagine, GrokImagine
from .grok_imagine_video import AsyncGrokImagineVideo, GrokImagineVideo
from .hailuo_pro import AsyncHailuoPro, HailuoPro
from .hailuo_standard import AsyncHailuoStandard, HailuoStandard
from .happyhorse_1_0 import AsyncHappyhorse10, Happyhorse10
from .ideogram_v3 import AsyncIdeogramV3, IdeogramV3
from .kling_2_6 import AsyncKling26, Kling26
from .kling_3_0 import AsyncKling30, Kling30
from .kling_v2_1_master import AsyncKlingV21Master, KlingV21Master
from .kling_v2_5_turbo_pro import AsyncKlingV25TurboPro, KlingV25TurboPro
from .nano_banana import AsyncNanoBanana, NanoBanana
from .nano_banana_2 import AsyncNanoBanana2, NanoBanana2
from .nano_banana_pro import AsyncNanoBananaPro, NanoBananaPro
from .qwen2_image import AsyncQwen2Image, Qwen2Image
from .qwen_image import AsyncQwenImage, QwenImage
from .runway import AsyncRunway, Runway
from .seedance_1_0_lite import AsyncSeedance10Lite, Seedance10Lite
from .seedance_1_0_pro import AsyncSeedance10Pro, Seedance10Pro
from .seedance_1_5_pro import AsyncSeedance15Pro, Seedance15Pro
from .seedance_2 import AsyncSeedance2, Seedance2
from .seedance_2_fast import AsyncSeedance2Fast, Seedance2Fast
from .seedream_3_0 import AsyncSeedream30, Seedream30
from .seedream_4_0 import AsyncSeedream40, Seedream40
from .seedream_4_5 import AsyncSeedream45, Seedream45
from .seedream_5_lite import AsyncSeedream5Lite, Seedream5Lite
from .sora_2 import AsyncSora2, Sora2
from .sora_2_pro import AsyncSora2Pro, Sora2Pro
from .suno_music import AsyncSunoMusic, SunoMusic
from .suno_sounds import AsyncSunoSounds, SunoSounds
from .veo3_1_fast import AsyncVeo31Fast, Veo31Fast
from .veo3_1_lite import AsyncVeo31Lite, Veo31Lite
from .wan_2_5_video import AsyncWan25Video, Wan25Video
from .wan_2_6 import AsyncWan26, Wan26
from .wan_2_7_image import AsyncWan27Image, Wan27Image
from .wan_2_7_image_pro import AsyncWan27ImagePro, Wan27ImagePro
from .wan_2_7_video import AsyncWan27Video, Wan27Video
from .z_image import AsyncZImage, ZImage

__all__ = [
    "AsyncElevenlabsDialogueV3",
    "AsyncElevenlabsMultilingualV2",
    "AsyncElevenlabsSoundEffectV2",
    "AsyncElevenlabsTurbo25",
    "AsyncFlux2Flex",
    "AsyncFlux2Pro",
    "AsyncFluxKontextMax",
    "AsyncFluxKontextPro",
    "AsyncGoogleImagen4Fast",
    "AsyncGoogleImagen4Ultra",
    "AsyncGpt4oImage",
    "AsyncGptImage2",
    "AsyncGptImage15",
    "AsyncGrokImagine",
    "AsyncGrokImagineVideo",
    "AsyncHailuoPro",
    "AsyncHailuoStandard",
    "AsyncHappyhorse10",
    "AsyncIdeogramV3",
    "AsyncKling26",
    "AsyncKling30",
    "AsyncKlingV21Master",
    "AsyncKlingV25TurboPro",
    "AsyncNanoBanana",
    "AsyncNanoBanana2",
    "AsyncNanoBananaPro",
    "AsyncQwen2Image",
    "AsyncQwenImage",
    "AsyncRivya",
    "AsyncRunway",
    "AsyncSeedance2",
    "AsyncSeedance2Fast",
    "AsyncSeedance10Lite",
    "AsyncSeedance10Pro",
    "AsyncSeedance15Pro",
    "AsyncSeedream5Lite",
    "AsyncSeedream30",
    "AsyncSeedream40",
    "AsyncSeedream45",
    "AsyncSora2",
    "AsyncSora2Pro",
    "AsyncSunoMusic",
    "AsyncSunoSounds",
    "AsyncVeo31Fast",
    "AsyncVeo31Lite",
    "AsyncWan25Video",
    "AsyncWan26",
    "AsyncWan27Image",
    "AsyncWan27ImagePro",
    "AsyncWan27Video",
    "AsyncZImage",
    "ElevenlabsDialogueV3",
    "ElevenlabsMultilingualV2",
    "ElevenlabsSoundEffectV2",
    "ElevenlabsTurbo25",
    "Flux2Flex",
    "Flux2Pro",
    "FluxKontextMax",
    "FluxKontextPro",
    "GoogleImagen4Fast",
    "GoogleImagen4Ultra",
    "Gpt4oImage",
    "GptImage2",
    "GptImage15",
    "GrokImagine",
    "GrokImagineVideo",
    "HailuoPro",
    "HailuoStandard",
    "Happyhorse10",
    "IdeogramV3",
    "Kling26",
    "Kling30",
    "KlingV21Master",
    "KlingV25TurboPro",
    "NanoBanana",
    "NanoBanana2",
    "NanoBananaPro",
    "Qwen2Image",
    "QwenImage",
    "Rivya",
    "Runway",
    "Seedance2",
    "Seedance2Fast",
    "Seedance10Lite",
    "Seedance10Pro",
    "Seedance15Pro",
    "Seedream5Lite",
    "Seedream30",
    "Seedream40",
    "Seedream45",
    "Sora2",
    "Sora2Pro",
    "SunoMusic",
    "SunoSounds",
    "Veo31Fast",
    "Veo31Lite",
    "Wan25Video",
    "Wan26",
    "Wan27Image",
    "Wan27ImagePro",
    "Wan27Video",
    "ZImage",
]
