"""A client of pyright's language server, over stdio."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any


class LanguageServer:
    """The server on a folder with one file, `use.py`."""

    def __init__(self, folder: Path, text: str) -> None:
        (folder / "use.py").write_text(text)
        self._text, self._uri, self._count = text, (folder / "use.py").as_uri(), 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pyright.langserver", "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder,
        )  # fmt: skip
        signature = {"documentationFormat": ["plaintext"], "parameterInformation": {}}
        abilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["plaintext"]},
                "signatureHelp": {"signatureInformation": signature},
            },
        }
        root = {"uri": folder.as_uri(), "name": "use"}
        self._ask(
            "initialize",
            {"processId": None, "rootUri": root["uri"], "workspaceFolders": [root],
             "capabilities": abilities},
        )  # fmt: skip
        self._tell("initialized", {})
        document = {"uri": self._uri, "languageId": "python", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def at(self, method: str, before: str) -> Any:
        """What the server answers about the place right behind the text `before`."""
        end = self._text.index(before) + len(before)
        line = self._text.count("\n", 0, end)
        character = end - (self._text.rfind("\n", 0, end) + 1)
        return self._ask(
            f"textDocument/{method}",
            {
                "textDocument": {"uri": self._uri},
                "position": {"line": line, "character": character},
            },
        )

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" not in message and message.get("id") == self._count:
                return message["result"]
            if "id" in message and "method" in message:
                asked = message["params"].get("items") if message.get("params") else None
                self._send({"id": message["id"], "result": [{} for _ in asked] if asked else None})

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server ended"
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()
