"""python-telegram-bot's line, plugged straight into a rehearsed world: no network, the same requests and answers."""

from collections.abc import Mapping
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.telegram.wire import Wire as KeptWire
from rehearsal.files import Upload
from rehearsal.wire import Cut
from rehearsal.wire import Wire as Line
from rehearsal.world import World


class WorldWire(BaseRequest):
    """Reads answers as Kept's own wire does, without the HTTP."""

    parse_json_payload = staticmethod(KeptWire.parse_json_payload)

    def __init__(self, world: World) -> None:
        self._line = Line(world)

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
        files = _uploads(request_data)
        try:
            answer = await self._line.carry(name, params, files, token)
        except Cut as cut:
            cause = httpx.ReadError("cut") if cut.acted else httpx.ConnectError("cut")
            raise NetworkError("the line was cut") from cause
        return answer.status, answer.body


def _uploads(data: RequestData | None) -> Mapping[str, Upload]:
    parts = (data.multipart_data or {}) if data else {}
    return {name: Upload(str(part[0]), part[1] if isinstance(part[1], bytes) else b"") for name, part in parts.items()}
