"""python-telegram-bot's line, plugged straight into a rehearsed world: no network, the same requests and answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.wire import Wire as KeptWire
from rehearsal.files import Upload
from rehearsal.wire import Cut
from rehearsal.wire import Wire as Line
from rehearsal.world import World


@dataclass(frozen=True)
class Break:
    """How the next call of `method` ends; `acted`: whether Telegram does what was asked all the same."""

    method: str
    error: httpx.HTTPError
    acted: bool


class WorldWire(BaseRequest):
    """Reads answers as Kept's own wire does, without the HTTP.

    `asked` are all methods asked for so far, whatever became of it; `offsets` those of all polls.
    """

    parse_json_payload = staticmethod(KeptWire.parse_json_payload)

    def __init__(self, world: World) -> None:
        self._line = Line(world)
        self._breaks: list[Break] = []
        self.offsets: list[Any] = []
        self.asked: list[str] = []
        self.before: Callable[[str, Mapping[str, Any]], None] = lambda _method, _params: None

    def breaks(self, method: str, error: httpx.HTTPError, *, acted: bool) -> None:
        """The next call of `method` ends in `error`, as httpx would tell it."""
        self._breaks.append(Break(method, error, acted))

    @property
    def read_timeout(self) -> float:
        return 20

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Carry a call into the world. A cut line raises as httpx would make python-telegram-bot raise."""
        token, _, name = url.partition("/bot")[2].partition("/")
        params = dict(request_data.parameters) if request_data else {}
        self.asked.append(name)
        if name == "getUpdates":
            self.offsets.append(params.get("offset"))
        self.before(name, params)
        broken = next((one for one in self._breaks if one.method == name), None)
        if broken:
            self._breaks.remove(broken)
        try:
            if broken and not broken.acted:
                raise broken.error
            answer = await self._line.carry(name, params, _uploads(request_data), token)
            if broken:
                raise broken.error
        except Cut as cut:
            cause = httpx.ReadError("cut") if cut.acted else httpx.ConnectError("cut")
            raise _told(cause) from cause
        except httpx.HTTPError as error:
            raise _told(error) from error
        return answer.status, answer.body


def _told(error: httpx.HTTPError) -> NetworkError:
    """As python-telegram-bot's own request class hands it on."""
    return TimedOut("Timed out") if isinstance(error, httpx.TimeoutException) else NetworkError("the line was cut")


def _uploads(data: RequestData | None) -> Mapping[str, Upload]:
    parts = (data.multipart_data or {}) if data else {}
    return {name: Upload(str(part[0]), part[1] if isinstance(part[1], bytes) else b"") for name, part in parts.items()}
