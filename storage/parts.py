"""How a message lies in the outbox: parts and buttons as JSON, a person's words in it sealed under their own key."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.messages import Button, Line, Link, Moment, Param, Part, Rows, Words
from storage.vault import Vault


class Packer:
    """Seals under `keys` (author -> key id); `context` binds each sealed word to the row it was written for."""

    def __init__(self, vault: Vault, keys: Mapping[int, str], context: str) -> None:
        self._vault = vault
        self._keys = keys
        self._context = context

    def pack(self, parts: tuple[Part, ...], rows: Rows, cover: str | None = None, file: str | None = None) -> str:
        """`cover` is the catalogue key of the line that stands in its place, or before it, on a locked phone.

        `file` is the name of the document in which the parts stand.
        """
        return json.dumps(
            {
                "cover": cover,
                "file": file,
                "parts": [self._part(part) for part in parts],
                "rows": [[self._button(button) for button in row] for row in rows],
            },
            separators=(",", ":"),
        )

    def _part(self, part: Part) -> dict[str, Any]:
        if isinstance(part, Words):
            return self._words(part)
        return {"line": part.key, "params": self._params(part.params), "spoiler": part.spoiler}

    def _button(self, button: Button | Link) -> dict[str, Any]:
        if isinstance(button, Link):
            return {"label": button.label, "url": self._param(button.url)}
        return {"label": button.label, "action": button.action, "params": self._params(button.params)}

    def _params(self, params: Mapping[str, Param]) -> dict[str, Any]:
        return {name: self._param(value) for name, value in params.items()}

    def _param(self, value: Param) -> Any:
        if isinstance(value, Words | Line):
            return self._part(value)
        return {"moment": value.at.isoformat()} if isinstance(value, Moment) else value

    def _words(self, words: Words) -> dict[str, Any]:
        key = self._keys[words.author]
        sealed = self._vault.seal(key, words.text, self._context)
        return {
            "words": b64encode(sealed).decode(),
            "key": key,
            "author": words.author,
            "spoiler": words.spoiler,
            "underlined": words.underlined,
        }


class Unpacker:
    """The way back. Raises KeyGone where an author's key was destroyed: then nothing of the message may be said."""

    def __init__(self, vault: Vault, context: str) -> None:
        self._vault = vault
        self._context = context

    def unpack(self, payload: str) -> tuple[tuple[Part, ...], Rows]:
        data = json.loads(payload)
        parts = tuple(self._part(part) for part in data["parts"])
        return parts, tuple(tuple(self._button(button) for button in row) for row in data["rows"])

    @staticmethod
    def cover(payload: str) -> str | None:
        """The line under which it lies, if it does."""
        found: str | None = json.loads(payload).get("cover")
        return found

    @staticmethod
    def file(payload: str) -> str | None:
        """The name of the document that it is, if it is one."""
        found: str | None = json.loads(payload).get("file")
        return found

    def _part(self, data: dict[str, Any]) -> Part:
        if "words" in data:
            return self._words(data)
        return Line(data["line"], self._params(data["params"]), spoiler=data["spoiler"])

    def _button(self, data: dict[str, Any]) -> Button | Link:
        if "url" in data:
            url = data["url"]
            return Link(data["label"], self._words(url) if isinstance(url, dict) else url)
        return Button(data["label"], data["action"], self._params(data["params"]))

    def _params(self, data: dict[str, Any]) -> dict[str, Param]:
        return {name: self._param(value) for name, value in data.items()}

    def _param(self, value: Any) -> Param:
        if not isinstance(value, dict):
            return value  # type: ignore[no-any-return]
        return Moment(datetime.fromisoformat(value["moment"])) if "moment" in value else self._part(value)

    def _words(self, data: dict[str, Any]) -> Words:
        text = self._vault.unseal(data["key"], b64decode(data["words"]), self._context)
        underlined = tuple((start, length) for start, length in data["underlined"])
        return Words(data["author"], text, spoiler=data["spoiler"], underlined=underlined)


def authors(parts: tuple[Part, ...], rows: Rows) -> set[int]:
    """Whose words stand in a message."""
    given: list[Param] = [*parts]
    given += [value for row in rows for one in row for value in _given(one)]
    found = set()
    while given:
        one = given.pop()
        if isinstance(one, Words):
            found.add(one.author)
        elif isinstance(one, Line):
            given += one.params.values()
    return found


def _given(one: Button | Link) -> list[Param]:
    return [one.url] if isinstance(one, Link) else list(one.params.values())
