"""The address at which Kept may say how it is, as an operator writes it."""

import re
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_settings import NoDecode

WRITTEN = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:]+)\]|(?P<host>[^\s:/\[\]]+)):(?P<port>[0-9]{1,5})")
PORTS = range(1, 2**16)


def host_and_port(value: object) -> object:
    """("127.0.0.1", 8080) for "127.0.0.1:8080", ("::1", 8080) for "[::1]:8080". Raises ValueError."""
    if not isinstance(value, str):
        return value
    found = WRITTEN.fullmatch(value)
    if not found or int(found["port"]) not in PORTS:
        raise ValueError("must be a host and a port such as 127.0.0.1:8080")
    return found["v6"] or found["host"], int(found["port"])


Address = Annotated[tuple[str, int] | None, NoDecode, BeforeValidator(host_and_port)]
