"""What a Bot API method is to the rehearsal: a function of the request that returns the result or raises Refused."""

from collections.abc import Callable
from typing import Any

from rehearsal.asked import Asked

Method = Callable[[Asked], Any]
