"""A "no" that its reader can read: it commits, says its word, and is no failure."""

from collections.abc import Mapping

from domain.messages import Param


class Refusal(Exception):
    """Raised by a ritual; `word` is a catalogue key, said privately to whoever asked."""

    def __init__(self, word: str, params: Mapping[str, Param] | None = None) -> None:
        super().__init__(word)
        self.word = word
        self.params = dict(params or {})
