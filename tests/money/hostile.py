"""A server on this machine that answers as no honest one would; each case is a path."""

from __future__ import annotations

import contextlib
import gzip
import socketserver
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

Write = Callable[[bytes], Any]
Case = Callable[[Write], None]

ZEROS = bytes(64 * 1024)
ENDLESS = 1024 * 1024 * 1024
"""Bytes after which an endless body ends after all, should nobody have stopped reading."""


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 2, height: int = 2, more: bytes = b"") -> bytes:
    """A PNG that claims these sides, with `more` chunks in it."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 14))
    return b"\x89PNG\r\n\x1a\n" + header + more + pixels + chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """A JPEG that claims these sides."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x02" + b"\0" * 40 + b"\xff\xd9"


def gif(width: int = 2, height: int = 2) -> bytes:
    """A GIF that claims these sides."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0" * 60 + b";"


def webp(width: int = 2, height: int = 2) -> bytes:
    """A WebP that claims these sides."""
    bits = struct.pack("<I", (width - 1) | (height - 1) << 14)
    body = b"WEBPVP8L" + struct.pack("<I", 37) + b"\x2f" + bits + b"\0" * 32
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(name: bytes, content: bytes) -> bytes:
    """A box of an MP4."""
    return struct.pack(">I", len(content) + 8) + name + content


WAV = (
    b"RIFF" + struct.pack("<I", 136) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    + b"data" + struct.pack("<I", 100) + b"\x80" * 100
)  # fmt: skip
MP4 = box(b"ftyp", b"isom\0\0\2\0isommp42") + box(b"moov", b"\0" * 40) + box(b"mdat", b"\0" * 100)
WEBM = (
    b"\x1a\x45\xdf\xa3\x84\x42\x86\x81\x01" + b"\x18\x53\x80\x67\x40\x64" + b"\xec\xe2" + b"\0" * 98
)
ZIP = b"PK\x03\x04" + b"\0" * 26 + b"PK\x05\x06" + b"\0" * 18


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole HTTP answer; `length` is what it says of its body's length."""
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def says(body: bytes, *headers: str, **more: Any) -> Case:
    return lambda write: write(answer(body, *headers, **more))


def moves(to: str, status: str = "302 Found") -> Case:
    return says(b"", f"Location: {to}", status=status)


def streams(parts: Callable[[], Iterator[bytes]], *headers: str, status: str = "200 OK") -> Case:
    """A body without a length, as long as `parts` yields."""

    def case(write: Write) -> None:
        write("\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *headers, "", ""]).encode())
        for part in parts():
            write(part)

    return case


def endless() -> Iterator[bytes]:
    yield png()[:-12]
    for _ in range(ENDLESS // len(ZEROS)):
        yield ZEROS


@lru_cache
def packed(bits: int) -> bytes:
    """A quarter of a gibibyte behind the head of a PNG, in a quarter of a mebibyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    parts = [packer.compress(png()[:-12])]
    parts += [packer.compress(ZEROS) for _ in range(4096)]
    return b"".join([*parts, packer.flush()])


def bomb(bits: int) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([packed(bits)])


def chunked() -> Iterator[bytes]:
    yield b"8\r\n" + png()[:8] + b"\r\n"
    for _ in range(ENDLESS // len(ZEROS)):
        yield b"10000\r\n" + ZEROS + b"\r\n"


def drops() -> Iterator[bytes]:
    for byte in png() * 1000:
        time.sleep(0.005)
        yield bytes([byte])


def headers_for_ever(write: Write) -> None:
    write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        write(b"X-%d: %s\r\n" % (number, b"y" * 1000))


def silence(write: Write) -> None:
    time.sleep(1.0)


HTML = b"<!doctype html><html><body>Sign in</body></html>" * 4
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"

CASES: dict[str, Case] = {
    # what is not a picture
    "html": says(HTML, "Content-Type: image/png"),
    "json": says(b'{"error": "expired", "pad": "%s"}' % (b"x" * 99), "Content-Type: image/png"),
    "svg": says(SVG, "Content-Type: image/svg+xml"),
    "pdf": says(b"%PDF-1.7\n" + b"x" * 99),
    "zip": says(ZIP),
    "executable": says(b"\x7fELF" + b"\0" * 99),
    "windows": says(b"MZ" + b"\0" * 99),
    "script": says(b"#!/bin/sh\nrm -rf /\n" + b"#" * 99, "Content-Type: image/png"),
    "text": says(b"image coming soon " * 9),
    "empty": says(b""),
    # what breaks off
    "png-head": says(png()[:12]),
    "png-cut": says(png()[:-5]),
    "png-lies": says(png().replace(b"\x00\x00\x00\x0dIHDR", b"\x7f\xff\xff\xffIHDR")),
    "jpeg-cut": says(jpeg()[:-2]),
    "webp-cut": says(webp()[:-1]),
    "gif-cut": says(gif()[:-1]),
    "mp4-cut": says(MP4[:-90]),
    "mp4-head": says(MP4[:24]),
    "wav-cut": says(WAV[:60]),
    "webm-cut": says(WEBM[:-1]),
    "length-too-long": says(png(), length=len(png()) + 1000),
    "length-too-short": says(png(), length=len(png()) - 10),
    "length-negative": says(png(), length=-5),
    "length-twice": says(png(), "Content-Length: 5"),
    "length-and-chunked": says(png(), "Transfer-Encoding: chunked"),
    "no-http": lambda write: write(b"SSH-2.0-OpenSSH_9.0\r\n" * 10),
    "closed": lambda write: None,
    # what is a picture and something else
    "png-and-zip": says(png() + ZIP),
    "png-and-html": says(png() + HTML),
    "jpeg-and-zip": says(jpeg() + ZIP),
    "gif-and-script": says(b"GIF89a=1;/*" + b"x" * 99 + b"*/alert(1)"),
    "webp-and-zip": says(webp() + ZIP),
    "png-signature-then-html": says(png()[:8] + HTML),
    # too many pixels, or none
    "png-pixels": says(png(30_000, 30_000)),
    "png-no-pixels": says(png(0, 5)),
    "jpeg-pixels": says(jpeg(65_535, 65_535)),
    "gif-pixels": says(gif(65_535, 65_535)),
    "webp-pixels": says(webp(16_384, 16_384)),
    # too many bytes
    "endless": streams(endless),
    "endless-chunks": streams(chunked, "Transfer-Encoding: chunked"),
    "endless-headers": headers_for_ever,
    "long": says(png(more=chunk(b"teXt", b"\0" * (51 * 1024 * 1024)))),
    "gzip-bomb": streams(bomb(31), "Content-Encoding: gzip"),
    "deflate-bomb": streams(bomb(15), "Content-Encoding: deflate"),
    "gzip-twice": says(gzip.compress(gzip.compress(png())), "Content-Encoding: gzip, gzip"),
    "gzip-cut": says(gzip.compress(png())[:-9], "Content-Encoding: gzip"),
    "gzip-damaged": says(b"\x1f\x8b" + b"\xff" * 99, "Content-Encoding: gzip"),
    "brotli": says(png(), "Content-Encoding: br"),
    # too slow
    "drops": streams(drops),
    "silence": silence,
    # no answer of success
    "gone": says(png(), status="410 Gone"),
    "forbidden": says(png(), status="403 Forbidden"),
    "partial": says(png(), status="206 Partial Content"),
    "no-content": says(b"", status="204 No Content"),
    "not-modified": says(b"", status="304 Not Modified"),
    "failing": says(png(), status="500 Internal Server Error"),
    # somewhere else
    "to-private": moves("http://10.0.0.1/x.png"),
    "to-metadata": moves("http://169.254.169.254/latest/meta-data/"),
    "to-http": moves("http://cdn.example/x.png"),
    "to-file": moves("file:///etc/passwd"),
    "to-ftp": moves("ftp://cdn.example/x.png"),
    "to-data": moves("data:image/png;base64,iVBORw0KGgo="),
    "to-script": moves("javascript:alert(1)", "301 Moved Permanently"),
    "to-userinfo": moves("https://user:pass@cdn.example/x.png", "307 Temporary Redirect"),
    "to-inside": moves("https://inside.example/x.png", "308 Permanent Redirect"),
    "to-nowhere": moves("", "303 See Other"),
    "to-itself": moves("/to-itself"),
    **{f"hop-{number}": moves(f"/hop-{number + 1}") for number in range(6)},
    "hop-6": says(png()),
}
HARMLESS = {"hop-1", "hop-2", "hop-3", "hop-4", "hop-5", "hop-6"}
"""Steps of the way over six hops, which only as a whole is too long."""


MANY = 15 * 1024 * 1024


def filled(before: bytes, unit: bytes, after: bytes, status: str = "200 OK") -> Case:
    """A JSON document of about `MANY` bytes, made of pieces so that this process stays small."""
    piece = unit * (65_536 // len(unit))

    def parts() -> Iterator[bytes]:
        yield before
        for _ in range(MANY // len(piece)):
            yield piece
        yield after

    return streams(parts, status=status)


def keys() -> Iterator[bytes]:
    """An object of a million keys."""
    yield b'{"": 1'
    for start in range(0, 1_000_000, 10_000):
        yield b"".join(b',"%d":1' % number for number in range(start, start + 10_000))
    yield b"}"


ANSWERS: dict[str, Case] = {
    # to a create: whatever it is, it may have been accepted
    "answer-empty-lists": filled(b'{"id": [', b"[],", b"0]}"),
    "answer-empty-objects": filled(b"[", b"{},", b"0]"),
    "answer-numbers": filled(b'{"data": [', b"1,", b"0]}"),
    "answer-keys": streams(keys),
    "answer-deep": says(b"[" * 100_000),
    "answer-deep-whole": says(b"[" * 100_000 + b"]" * 100_000),
    "answer-digits": says(b'{"id": ' + b"9" * 1_000_000 + b"}"),
    "answer-long-text": filled(b'{"x": "', b"x", b'"}'),
    "answer-endless": streams(lambda: (b"[" + b" " * 65_535 for _ in range(16_384))),
    "answer-no-utf8": filled(b"", b"\xff", b""),
    "answer-bomb": streams(bomb(31), "Content-Encoding: gzip"),
    "answer-headers": headers_for_ever,
    "answer-silence": silence,
    "answer-closed": lambda write: None,
    "answer-no-http": lambda write: write(b"220 smtp.example ESMTP\r\n" * 10),
    "answer-null": says(b"null"),
    "answer-text": says(b'"ok"'),
    "answer-redirect": moves("http://169.254.169.254/"),
    "answer-no-content": says(b"", status="204 No Content"),
    "answer-html": says(HTML, "X-Request-Id: req_9"),
    "answer-error-page": says(HTML, "X-Request-Id: req_9", status="502 Bad Gateway"),
    "answer-long-error": filled(b'{"error": {"code": "x", "message": "', b"y", b'"}}', "500 Oops"),
}


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        first = self.rfile.readline().split()[1].decode().split("/")[1]
        length = 0
        while line := self.rfile.readline().strip().lower():
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        self.rfile.read(length)
        with contextlib.suppress(OSError):
            (CASES.get(first) or ANSWERS[first])(self.wfile.write)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what this server is for."""


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The address of the running server."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()
