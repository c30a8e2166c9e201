"""What the floors below may ask of the catalogue, which stands above them."""

from collections.abc import Mapping
from typing import Protocol

from domain.messages import Param, Part, Reader, Rendered


class Render(Protocol):
    """Turns parts into the reader's text at the moment of sending. Raises KeyError for what no catalogue holds."""

    def __call__(self, parts: tuple[Part, ...], reader: Reader) -> Rendered: ...

    def label(self, key: str, params: Mapping[str, Param], reader: Reader) -> str:
        """A line without spans: a button, an alert."""
        ...


class Lexicon(Protocol):
    """What the floors below may ask of the catalogue inside a transaction, so that a gap fails there."""

    def check(self, key: str, params: Mapping[str, Param]) -> None:
        """Raises KeyError unless every language has `key` and is given all its variables."""
        ...

    def variants(self, prefix: str) -> tuple[str, ...]:
        """The keys `prefix-01`, `prefix-02`, ... in their order."""
        ...
