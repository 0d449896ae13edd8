"""Keys that gateways, and OpenAI's API, use for the same thing."""

from __future__ import annotations

GROUPS: dict[str, tuple[str, ...]] = {
    "prompt": ("prompt", "text", "positiveprompt", "caption", "description", "query", "positive"),
    "negative": ("negativeprompt", "negprompt", "negative", "negativetags", "excludeprompt"),
    "ratio": ("aspectratio", "ratio", "aspect", "imageaspectratio", "videoaspectratio"),
    "size": ("size", "imagesize", "dimensions", "outputsize", "videosize", "imagedimensions"),
    "resolution": ("resolution", "imageresolution", "videoresolution", "outputresolution"),
    "count": (
        "n", "numimages", "numoutputs", "numberofimages", "imagecount", "imagescount", "nimages",
        "batchsize", "numsamples", "samples", "samplecount", "numberresults", "count", "quantity",
        "numvideos", "numberofvideos", "numberofsongs", "candidatecount", "imagenum", "maximages",
    ),
    "format": ("outputformat", "format", "imageformat", "fileformat", "outputmimetype", "encoderformat",
               "audioformat"),
    "seed": ("seed", "randomseed", "noiseseed", "seeds"),
    "guidance": ("guidancescale", "guidance", "cfgscale", "cfg", "scale", "promptguidance"),
    "steps": ("steps", "numinferencesteps", "inferencesteps", "samplingsteps", "numsteps", "samplesteps"),
    "expansion": (
        "enablepromptexpansion", "promptextend", "promptupsampling", "enhanceprompt", "promptoptimizer",
        "expandprompt", "magicprompt", "promptenhance", "enablepromptenhancement", "optimizeprompt",
        "enhancementprompt", "magicpromptoption",
    ),
    "duration": ("duration", "seconds", "durationseconds", "videolength", "length", "durationsec",
                 "videoduration", "audiolength"),
    "hook": ("webhookurl", "callbackurl", "webhook", "callback", "notifyurl", "hookurl"),
    "sound": ("generateaudio", "enableaudio", "withaudio", "sound", "audio", "keepaudio", "addaudio"),
    "safety": ("enablesafetychecker", "nsfwchecker", "safetychecker", "moderation", "safetytolerance",
               "disablesafetychecker"),
    "watermark": ("watermark", "addwatermark", "watermarkenabled", "aigcwatermark", "removewatermark",
                  "logoadd"),
    "strength": ("strength", "imagestrength", "denoisingstrength", "promptstrength", "denoise"),
    "voice": ("voice", "voiceid", "speaker", "speakerid", "voicename"),
    "speed": ("speed", "rate", "speakingrate", "voicespeed"),
    "rate": ("samplerate", "audiosamplerate"),
    "language": ("language", "languagecode", "lang", "locale", "languageboost"),
    "quality": ("quality", "imagequality", "renderingspeed"),
    "still": ("camerafixed", "fixedlens", "fixedcamera"),
    "search": ("websearch", "googlesearch", "enablewebsearch"),
}  # fmt: skip
"""What is meant → keys for it, without case and joints."""
SIDES = ("width", "height")
"""Keys that together are a size."""
OPPOSITE = frozenset({"removewatermark", "disablesafetychecker"})
"""Keys whose value says the opposite of the others of their line."""
INSTEAD = {"size": ("ratio", "resolution"), "ratio": ("size",), "resolution": ("size",)}
"""What is looked for where a model has nothing for the thing itself."""
HOLDERS = frozenset({
    "input", "inputs", "params", "parameters", "data", "body", "json", "payload", "options", "config",
    "extrabody", "arguments", "args", "request", "generationconfig", "settings", "imageconfig",
})  # fmt: skip
"""Keys of objects around the params of a request."""
FILLERS = frozenset({
    "url", "urls", "uri", "uris", "file", "files", "list", "item", "items", "input", "inputs", "src",
    "source", "data", "path", "link", "base64", "b64", "bytes", "reference", "references", "ref", "refs",
    "init", "uploaded", "upload", "with", "roles", "prompt",
})  # fmt: skip
"""Words in the key of a file that do not say which file it is."""
MEDIA = {"image": "image", "images": "image", "img": "image", "imgs": "image", "picture": "image",
         "photo": "image", "media": "image", "medias": "image", "video": "video", "videos": "video",
         "clip": "video", "audio": "audio", "audios": "audio", "song": "audio"}  # fmt: skip
"""Word in the key of a file → what kind of file."""
UNSAID = frozenset({"reference", "references", "ref", "refs", "init", "urls"})
"""Words of a key that is for pictures where it names no kind of file."""
FIRST, LAST = frozenset({"first", "start", "head", "begin"}), frozenset({"last", "end", "tail"})
"""Words that say which frame of a film a picture is."""


def thing(key: str) -> str | None:
    """What `key` is for: a key of `GROUPS`, or ``file:`` and which file; None where that is not clear."""
    word = key.lower().replace("_", "").replace("-", "")
    for name, words in GROUPS.items():
        if word in words:
            return name
    return _file(words_of(key))


def _file(words: list[str]) -> str | None:
    """Which file a key of these words is for."""
    there = set(words)
    kinds = {MEDIA[word] for word in there & MEDIA.keys()}
    frame = bool(there & {"frame", "frames"})
    rest = there - MEDIA.keys() - FILLERS - FIRST - LAST - {"frame", "frames", "mask"}
    if any(not word.isdigit() for word in rest) or len(kinds) > 1:
        return None
    if "mask" in there:
        return "file:mask"
    if there & LAST and (kinds == {"image"} or frame):
        return "file:last"
    if there & FIRST and (kinds == {"image"} or frame):
        return "file:first"
    if not kinds and not there & UNSAID:
        return None
    kind = next(iter(kinds), "image")
    return f"file:{kind}" if kind != "audio" or len(there) > 1 else None


def words_of(key: str) -> list[str]:
    """``imageUrls`` and ``image_urls`` → image, urls."""
    apart = "".join(f"_{char.lower()}" if char.isupper() else char for char in key[:100])
    return [word for word in apart.replace("-", "_").split("_") if word]
