"""How long a sound or a WebM film lasts, from the headers of FLAC, Ogg, MP3 and WebM.

A number that a file does not say outright, or says twice, is not guessed: the answer is None then.
"""

from __future__ import annotations

import struct
from decimal import Decimal
from typing import BinaryIO

OGG_TAIL = 65_536 + 27 + 255
"""The most bytes of an Ogg page."""
_FRAMES = 400_000
"""Most frames of an MP3 that are walked over: about three hours."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Version bits of an MP3 frame → sample rates."""
_KBITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
ELEMENTS = 64
"""Elements of a WebM that are walked over before its header has to come."""
SEGMENT, _INFO, _SCALE, _DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489


def flac(file: BinaryIO) -> Decimal | None:
    """Samples over samples a second, from the first block."""
    file.seek(4)
    head = file.read(4 + 18)
    if len(head) < 22 or head[0] & 0x7F:
        return None
    packed = int.from_bytes(head[14:22], "big")
    rate, samples = packed >> 44, packed & ((1 << 36) - 1)
    return Decimal(samples) / rate if rate and samples else None


def ogg(file: BinaryIO) -> Decimal | None:
    """The last position over samples a second, of Vorbis and Opus with one stream."""
    file.seek(0)
    head = file.read(27 + 255 + 64)
    begin = 27 + head[26] if len(head) > 27 else 0
    packet = head[begin:]
    if packet[:7] == b"\x01vorbis" and len(packet) >= 16:
        rate, skipped = int.from_bytes(packet[12:16], "little"), 0
    elif packet[:8] == b"OpusHead" and len(packet) >= 12:
        rate, skipped = 48_000, int.from_bytes(packet[10:12], "little")
    else:
        return None
    size = file.seek(0, 2)
    file.seek(max(0, size - OGG_TAIL))
    tail = file.read(OGG_TAIL)
    last = tail.rfind(b"OggS")
    if last < 0 or tail[last + 14 : last + 18] != head[14:18]:
        return None
    position = int.from_bytes(tail[last + 6 : last + 14], "little", signed=True)
    return Decimal(position - skipped) / rate if rate and position > skipped else None


def mp3(file: BinaryIO) -> Decimal | None:
    """Samples of all frames over samples a second: as a header counts them, or counted here."""
    file.seek(0)
    head = file.read(10)
    at = 0
    if head[:3] == b"ID3" and len(head) == 10:
        a, b, c, d = head[6:]
        at = 10 + (a << 21 | b << 14 | c << 7 | d) + (10 if head[5] & 0x10 else 0)
    samples, rate = 0, 0
    for number in range(_FRAMES):
        file.seek(at)
        frame = _frame(file.read(4))
        if frame is None:
            return Decimal(samples) / rate if samples else None
        length, per_frame, found = frame
        if number == 0:
            rate = found
            file.seek(at)
            counted = _frame_count(file.read(min(length, 200)))
            if counted is not None:
                return Decimal(counted * per_frame) / rate if counted else None
        if found != rate:
            return None
        samples += per_frame
        at += length
    return None


def _frame(head: bytes) -> tuple[int, int, int] | None:
    """(bytes, samples, samples a second) of a frame of layer 3; None for what is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer, bits, rate_at = (
        head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3,
    )  # fmt: skip
    if version == 1 or layer != 1 or bits in (0, 15) or rate_at == 3:
        return None
    rate, kbits = _RATES[version][rate_at], _KBITS[3 if version == 3 else 2][bits]
    samples = 1152 if version == 3 else 576
    return samples // 8 * kbits * 1000 // rate + (head[2] >> 1 & 1), samples, rate


def _frame_count(frame: bytes) -> int | None:
    """How many frames follow a first frame that says it (Xing, Info, VBRI); None where it does not."""
    for name in (b"Xing", b"Info"):
        at = frame.find(name, 4, 60)
        if 0 < at <= len(frame) - 12 and frame[at + 7] & 1:
            return int.from_bytes(frame[at + 8 : at + 12], "big")
    at = frame.find(b"VBRI", 4, 60)
    return int.from_bytes(frame[at + 14 : at + 18], "big") if 0 < at <= len(frame) - 18 else None


def webm(file: BinaryIO) -> Decimal | None:
    """Ticks times nanoseconds a tick, from the segment's own description."""
    file.seek(0)
    if _find(file, SEGMENT, None) is None:
        return None
    end = _find(file, _INFO, None)
    if end is None:
        return None
    scale, ticks = 1_000_000, Decimal(0)
    while file.tell() < end and (found := element(file)) is not None:
        name, size = found
        if size is None or size > 8:
            file.seek(size or 0, 1)
            continue
        body = file.read(size)
        if name == _SCALE:
            scale = int.from_bytes(body, "big")
        elif name == _DURATION and size in (4, 8):
            ticks = Decimal(struct.unpack(">f" if size == 4 else ">d", body)[0])
    return ticks * scale / 1_000_000_000 if ticks.is_finite() and ticks > 0 else None


def _find(file: BinaryIO, wanted: int, end: int | None) -> int | None:
    """Goes to the content of the next element of that name; where it ends, or None."""
    for _ in range(ELEMENTS):
        found = element(file)
        if found is None or (end is not None and file.tell() > end):
            return None
        name, size = found
        if name == wanted:
            return file.tell() + size if size is not None else 1 << 62
        if size is None:
            return None
        file.seek(size, 1)
    return None


def element(file: BinaryIO) -> tuple[int, int | None] | None:
    """(name, bytes of its content or None where that is open) of the element that begins here."""
    name = _number(file, 4, keep=True)
    size = None if name is None else _number(file, 8, keep=False)
    if name is None or size is None:
        return None
    return name[0], None if size[0] == (1 << 7 * size[1]) - 1 else size[0]


def _number(file: BinaryIO, most: int, keep: bool) -> tuple[int, int] | None:
    """(number, bytes) of variable length; `keep`: with the mark of its length, as names have it."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    length = 9 - first[0].bit_length()
    rest = file.read(length - 1)
    if length > most or len(rest) < length - 1:
        return None
    head = first[0] if keep else first[0] & ((1 << 8 - length) - 1)
    return int.from_bytes(bytes([head]) + rest, "big"), length
