"""Telegram's own reading of text, through TDLib where its wheel is installed."""

import json
from importlib.util import find_spec

from rehearsal.things import Json

HERE = find_spec("tdjson") is not None


def asked(request: Json) -> Json:
    """The answer to one of TDLib's synchronous requests: https://core.telegram.org/tdlib/docs/"""
    from tdjson import td_execute  # noqa: PLC0415 - it comes with the development dependencies only

    td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    answer: Json = json.loads(td_execute(json.dumps(request).encode()) or b"{}")
    return answer
