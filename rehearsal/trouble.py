"""Faults on demand: what goes wrong between a bot and Telegram, and how often."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rehearsal.things import Refused

# Played by the wire (rehearsal/wire.py); "refuse" is an answer of Telegram's and is played by World.call.
ON_THE_WIRE = frozenset({"lost_answer", "lost_request", "slow", "hang", "garbage", "bad_gateway"})


@dataclass
class Fault:
    """One kind of trouble for the next `times` calls, if given only of a `method` or to a `chat`.

    Without a `method` any call meets it but getUpdates, which would be met at a moment nobody chose.

    refuse        answered with `code`, `description` and perhaps `retry_after` (seconds); nothing is done
    lost_answer   done, then the connection is cut
    lost_request  the connection is cut, nothing is done
    slow          done, answered after `seconds` of real time
    hang          nothing is done, never answered
    garbage       done, answered with something that is no JSON
    bad_gateway   nothing is done, answered with 502 and a page of HTML, as a proxy does
    """

    kind: str
    times: int = 1
    method: str | None = None
    chat: int | None = None
    code: int = 400
    description: str = ""
    retry_after: int | None = None
    seconds: float = 0.0

    def meets(self, method: str, params: dict[str, Any]) -> bool:
        """Whether this call is one of those it was set for."""
        asked = method.lower()
        if self.times <= 0 or (asked != self.method.lower() if self.method else asked == "getupdates"):
            return False
        return self.chat is None or str(params.get("chat_id")) == str(self.chat)

    def refusal(self) -> Refused:
        """The answer of a `refuse`."""
        parameters = {} if self.retry_after is None else {"retry_after": self.retry_after}
        return Refused(self.code, self.description, parameters)


class Trouble:
    """The faults that are set, oldest first, and the outage."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.changed: Callable[[], None] = lambda: None
        self._outage = False

    @property
    def outage(self) -> bool:
        """Whether every connection is closed unanswered, waiting polls too."""
        return self._outage

    @outage.setter
    def outage(self, lasts: bool) -> None:
        self._outage = lasts
        self.changed()

    def next(
        self, kind: str, *, times: int = 1, method: str | None = None, chat: int | None = None, **how: Any
    ) -> Fault:
        """Sets a fault for the next `times` calls. Raises ValueError for a kind that does not exist."""
        if kind != "refuse" and kind not in ON_THE_WIRE:
            raise ValueError(f"no such trouble: {kind}")
        fault = Fault(kind, times, method, chat, **how)
        self.faults.append(fault)
        return fault

    def flood(self, retry_after: int, *, times: int = 1, method: str | None = None, chat: int | None = None) -> Fault:
        """429 with its seconds, for the next calls."""
        description = f"Too Many Requests: retry after {retry_after}"
        how = {"code": 429, "description": description, "retry_after": retry_after}
        return self.next("refuse", times=times, method=method, chat=chat, **how)

    def broken(self, code: int = 500, *, times: int = 1, method: str | None = None) -> Fault:
        """A 5xx in Telegram's own words, for the next calls."""
        words = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
        return self.next("refuse", times=times, method=method, code=code, description=words.get(code, "Error"))

    @contextmanager
    def out(self) -> Iterator[None]:
        """An outage while it lasts: every connection is closed unanswered and nothing is done."""
        self.outage = True
        try:
            yield
        finally:
            self.outage = False

    def clear(self) -> None:
        """Everything works again."""
        self.faults.clear()
        self.outage = False

    def refuse(self, method: str, params: dict[str, Any]) -> None:
        """Raises the refusal that is due for this call, if any."""
        fault = self._take(method, params, frozenset({"refuse"}))
        if fault is not None:
            raise fault.refusal()

    def on_the_wire(self, method: str, params: dict[str, Any]) -> Fault | None:
        """What befalls this call on its way, if anything; it counts as one of `times`."""
        return self._take(method, params, ON_THE_WIRE)

    def _take(self, method: str, params: dict[str, Any], kinds: frozenset[str]) -> Fault | None:
        for fault in self.faults:
            if fault.kind in kinds and fault.meets(method, params):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None
