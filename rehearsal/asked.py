"""One request of a bot, with its values read as the Bot API reads them: from a form, from JSON, or as they are."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rehearsal.files import Upload
from rehearsal.things import Bot, bad

if TYPE_CHECKING:
    from rehearsal.world import World


@dataclass
class Asked:
    """Who asks for what; `params` as they came, `files` by the name they were sent under."""

    world: "World"
    bot: Bot
    method: str
    params: dict[str, Any]
    files: dict[str, Upload]

    def has(self, name: str) -> bool:
        """Whether a value was sent that is not empty."""
        return self.params.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A text, or an empty one."""
        value = self.params.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """A whole number; None when it is absent or is none."""
        try:
            return int(self.text(name))
        except ValueError:
            return None

    def decimal(self, name: str) -> float | None:
        """A number with a point; None when it is absent or is none."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """True for `true`, `1`, `yes` and JSON's true."""
        return self.text(name).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        """A JSON value, given as text or as it is; None when absent. Raises Refused for text that is no JSON."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def object(self, name: str) -> dict[str, Any]:
        """A JSON object, empty when absent. Raises Refused for anything else."""
        value = self.json(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad(f"object expected as {name.replace('_', ' ')}")
        return value

    def list(self, name: str) -> list[Any]:
        """A JSON array, empty when absent. Raises Refused for anything else."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f"expected an Array of {name.replace('_', ' ')}")
        return value

    def plain(self) -> dict[str, Any]:
        """The values for the record: JSON text opened, numbers as numbers."""
        return {name: _opened(name, value) for name, value in self.params.items()}


def _opened(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in {"text", "caption"}:
        return value
    if value[:1] in "[{" or value in {"true", "false"} or value.lstrip("-").isdigit():
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
