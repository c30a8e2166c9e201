"""What failed rests for a while before it is tried again, each time longer, and takes nobody's place meanwhile."""

from collections.abc import Collection, Hashable
from typing import Generic, NamedTuple, TypeVar

TRIED_AGAIN_AFTER = (1.0, 5.0, 30.0, 60.0, 300.0)  # seconds; the last one for every further try

K = TypeVar("K", bound=Hashable)


class Rest(NamedTuple):
    """How often something has failed, and the monotonic second of its next try."""

    failures: int
    until: float


class Tries(Generic[K]):
    """Failures by name. Every `now` is monotonic, in seconds."""

    def __init__(self) -> None:
        self._resting: dict[K, Rest] = {}

    def __len__(self) -> int:
        return len(self._resting)

    def awake(self, names: Collection[K], now: float) -> list[K]:
        """Those of `names` that may be tried, in their order; what rests and is not named is soon forgotten."""
        known = set(names)
        self._resting = {name: rest for name, rest in self._resting.items() if rest.until > now or name in known}
        return [name for name in names if name not in self._resting or self._resting[name].until <= now]

    def failed(self, name: K, now: float) -> int:
        """Count it; gives back how often it has failed in a row."""
        failures = self._resting[name].failures + 1 if name in self._resting else 1
        wait = TRIED_AGAIN_AFTER[min(failures, len(TRIED_AGAIN_AFTER)) - 1]
        self._resting[name] = Rest(failures, now + wait)
        return failures

    def worked(self, name: K) -> None:
        self._resting.pop(name, None)

    def forget(self) -> None:
        """All may be tried at once."""
        self._resting.clear()
