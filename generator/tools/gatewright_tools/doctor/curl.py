"""Reads the call from a curl command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote_plus

from .call import Finding, GivenCall, GivenPart, NoCall
from .forms import MULTIPART
from .shell import ShellCommand, Word, split

FORM = "application/x-www-form-urlencoded"
_CURL = re.compile(r"(?:^|[\s;&|(])(?:\S*/)?curl(?:\.exe)?(?=\s|\\)", re.MULTILINE)
_COMMAND = re.compile(r"^[ \t]*(?:[$%>#][ \t]+)?(?:\S*/)?curl(?:\.exe)?(?=\s|\\)", re.MULTILINE)
_SHORT_WITH_VALUE = frozenset("AbcCdDeEFHKmoPQrtTuUwxXyYz")
_LONG = {"X": "request", "H": "header", "d": "data", "F": "form", "u": "user", "G": "get",
         "I": "head", "T": "upload-file", "b": "cookie", "A": "user-agent"}  # fmt: skip
_LONG_WITH_VALUE = frozenset(
    [
        "request",
        "header",
        "data",
        "data-raw",
        "data-binary",
        "data-ascii",
        "data-urlencode",
        "json",
        "form",
        "form-string",
        "url",
        "user",
        "user-agent",
        "oauth2-bearer",
        "cookie",
        "cookie-jar",
        "output",
        "max-time",
        "connect-timeout",
        "retry",
        "retry-delay",
        "retry-max-time",
        "proxy",
        "cacert",
        "cert",
        "key",
        "write-out",
        "resolve",
        "referer",
        "url-query",
        "dump-header",
        "limit-rate",
        "interface",
        "unix-socket",
        "ciphers",
        "tls-max",
        "config",
        "upload-file",
        "range",
        "max-redirs",
        "connect-to",
        "expect100-timeout",
        "noproxy",
        "proxy-user",
        "proxy-header",
        "stderr",
        "trace",
        "trace-ascii",
    ]
)
ReadFile = Callable[[str], bytes]
"""Reads a file that the command names. Raises NoCall when reading is not allowed."""


def is_curl(text: str) -> bool:
    """Whether `text` contains a curl command."""
    return _CURL.search(text) is not None


def next_curl(text: str) -> int | None:
    """Where the first line of `text` that is a command of curl begins, or None."""
    found = _COMMAND.search(text)
    return None if found is None else found.start()


def parse(text: str, read: ReadFile) -> tuple[GivenCall, str]:
    """(the first curl command in `text` as a call, what stands below it); raises NoCall."""
    text = _without_carets(text)
    found = _CURL.search(text)
    if found is None:
        raise NoCall("there is no call of curl")
    command = split(text, found.end())
    line = text.find("\n", command.end)
    return _Curl(command, read).call(), text[line:] if line >= 0 else ""


def _without_carets(text: str) -> str:
    """The text as bash would have it, where it is written for cmd.exe."""
    if not re.search(r"\^[ \t]*\r?$", text, re.MULTILINE):
        return text
    joined = re.sub(r"\^[ \t]*\r?\n", lambda found: " " * len(found[0]), text)
    return re.sub(r"\^(.)", r"\1", joined)


class _Curl:
    def __init__(self, command: ShellCommand, read: ReadFile) -> None:
        self._words = list(command.words)
        self._fed = command.fed
        self._read = read
        self._made = GivenCall(told=frozenset({"method", "headers", "key"}))
        self._data: list[bytes] = []
        self._kind = ""
        """The content type of the body when no header names one."""
        self._form: list[GivenPart] = []
        self._get = False

    def call(self) -> GivenCall:
        call = self._made
        while self._words:
            word = self._words.pop(0)
            if word.text.startswith("--"):
                self._option(word.text[2:], self._value(word.text[2:]))
            elif word.text.startswith("-") and len(word.text) > 1:
                self._cluster(word)
            else:
                self._url(word.text)
        if self._data and not self._get:
            call.body = b"&".join(self._data)
        if call.url is None:
            raise NoCall("the call of curl names no address")
        if self._get and self._data:
            mark = "&" if "?" in call.url else "?"
            call.url += mark + b"&".join(self._data).decode("utf-8", "replace")
        call.form = tuple(self._form)
        if call.method is None:
            call.method = "POST" if call.sends else "GET"
        if self._kind and call.header("content-type") is None:
            call.headers.append(("Content-Type", self._kind))
        return call

    def _value(self, name: str) -> Word | None:
        if name not in _LONG_WITH_VALUE:
            return None
        if not self._words:
            raise NoCall(f"nothing follows --{name}")
        return self._words.pop(0)

    def _cluster(self, word: Word) -> None:
        """``-sX POST``, ``-XPOST`` and the like."""
        for place, letter in enumerate(word.text[1:], 1):
            name = _LONG.get(letter, "")
            if letter not in _SHORT_WITH_VALUE:
                self._option(name, None)
                continue
            rest = word.text[place + 1 :]
            value = Word(rest, word.kept) if rest else (self._words.pop(0) if self._words else None)
            if value is None:
                raise NoCall(f"nothing follows -{letter}")
            self._option(name, value)
            return

    def _option(self, name: str, value: Word | None) -> None:
        call = self._made
        match name:
            case "get":
                self._get = True
            case "head":
                call.method = "HEAD"
            case "request" if value:
                call.method = value.text
            case "url" if value:
                self._url(value.text)
            case "header" if value:
                self._header(value)
            case "user" if value:
                call.headers.append(("Authorization", f"Basic {value.text}"))
            case "oauth2-bearer" if value:
                call.headers.append(("Authorization", f"Bearer {value.text}"))
            case "cookie" if value:
                call.headers.append(("Cookie", value.text))
            case "form" | "form-string" if value:
                self._kind = MULTIPART
                self._form.append(self._part(value.text, plain=name == "form-string"))
            case "data" | "data-ascii" | "data-raw" | "data-binary" | "data-urlencode" | "json" if (
                value
            ):
                self._body(name, value)
            case _:
                pass

    def _url(self, text: str) -> None:
        if self._made.url is None:
            self._made.url = text if "://" in text else f"http://{text}"

    def _header(self, word: Word) -> None:
        name, colon, value = word.text.partition(":")
        if not colon:
            return
        name, value = name.strip(), value.strip()
        self._made.headers.append((name, value))
        if word.kept:
            what = f"${word.kept[0]} stands in single quotes, so the shell sends it as it is"
            self._made.findings.append(
                Finding("shell", what, f'write -H "{name}: …" with double quotes')
            )

    def _body(self, name: str, word: Word) -> None:
        text = word.text
        if name == "json":
            self._kind = "application/json"
        self._kind = self._kind or FORM
        if name == "data-urlencode":
            key, equals, value = text.partition("=")
            self._data.append(f"{key}{equals}{quote_plus(value)}".encode())
        elif text.startswith("@") and name != "data-raw":
            self._data.append(self._file(text[1:], keep=name in ("data-binary", "json")))
        else:
            self._data.append(text.encode("utf-8", "surrogatepass"))

    def _part(self, text: str, plain: bool) -> GivenPart:
        """``name=text``, ``name=@file`` or ``name=<file``, with ``;type=…`` behind it."""
        name, _, value = text.partition("=")
        if plain:
            return GivenPart(name, value)
        value = re.sub(r'(?:;\s*(?:type|filename|headers|encoder)=(?:"[^"]*"|[^;]*))+\Z', "", value)
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1].replace('\\"', '"')
        if value.startswith("<"):
            return GivenPart(name, self._file(value[1:], keep=True).decode("utf-8", "replace"))
        return GivenPart(name, value.removeprefix("@"), value.startswith("@"))

    def _file(self, name: str, keep: bool) -> bytes:
        if name == "-":
            if self._fed is None:
                raise NoCall("the body comes from standard input, which the call does not show")
            content = self._fed.encode()
        else:
            content = self._read(name)
        return content if keep else content.replace(b"\r", b"").replace(b"\n", b"")
