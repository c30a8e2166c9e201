"""A Telegram that exists in memory: records what it is asked and answers as told, so that no test needs a network."""

import json
from collections import deque
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.telegram.client import Client, build

ME = {"id": 7001, "is_bot": True, "first_name": "Kept", "username": "kept_bot"}

Answer = tuple[int, bytes] | BaseException


def ok(result: Any) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()


def no(code: int, description: str, **parameters: Any) -> tuple[int, bytes]:
    answer: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return code, json.dumps(answer | ({"parameters": parameters} if parameters else {})).encode()


class FakeWire(BaseRequest):
    """`asked` holds (method, parameters) in order; `answers` are used up first, then everything succeeds."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = deque(answers)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.open = False
        self.patience: Any = None

    @property
    def read_timeout(self) -> float:
        return 20

    async def initialize(self) -> None:
        self.open = True

    async def shutdown(self) -> None:
        self.open = False

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
        name = url.rpartition("/")[2]
        self.asked.append((name, dict(request_data.parameters) if request_data else {}))
        self.patience = read_timeout
        answer = self.answers.popleft() if self.answers else ok(ME if name == "getMe" else True)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def client_of(*answers: Answer) -> tuple[Client, FakeWire]:
    """A client that knows who it is, and the wire on which it hears `answers` first."""
    wire = FakeWire(*answers)
    client = build("123456:a-token-of-thirty-letters-or-more", request=wire, get_updates_request=wire).bot
    client.know(json.dumps(ME))
    return client, wire
