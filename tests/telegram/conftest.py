"""Whatever these tests make go wrong is logged as it would be in earnest, to where it can be looked at."""

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure
from rehearsal.clock import RehearsalClock


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """All that is logged, at its most talkative; afterwards everything is as it was."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook)
    configure("DEBUG", RehearsalClock(frozen=True), stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.raiseExceptions = True
    sys.excepthook, threading.excepthook = hooks
    structlog.reset_defaults()
