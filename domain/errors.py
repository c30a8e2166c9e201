"""A "no" that its reader can read: it commits, says its word, and is no failure."""

from collections.abc import Awaitable, Callable, Mapping

from domain.messages import Param


class NotYet(Exception):
    """Something has to be made ready outside of the transaction first; then the same is tried again.

    `prepare` makes it ready.
    """

    def __init__(self, prepare: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self.prepare = prepare


class Refusal(Exception):
    """Raised by a ritual; `word` is a catalogue key, said privately to whoever asked."""

    def __init__(self, word: str, params: Mapping[str, Param] | None = None) -> None:
        super().__init__(word)
        self.word = word
        self.params = dict(params or {})
