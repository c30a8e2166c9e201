"""The "no" of the Bot API."""

from collections.abc import Mapping


class Refused(Exception):
    """A "no" of the Bot API: HTTP status, its words, and its parameters (`retry_after`, `migrate_to_chat_id`)."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})


def bad(reason: str) -> Refused:
    """The 400 that says `reason`."""
    return Refused(400, f"Bad Request: {reason}")
