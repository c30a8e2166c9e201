"""Logs for an operator who may learn what went wrong and where, but never what two people wrote to each other."""

import logging
import re
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.types import EventDict, Processor

from domain.clock import Clock

ROOMS = ("bot", "domain", "rehearsal", "scheduler", "storage")
TOKEN = re.compile(r"\d{3,}(?::|%3[Aa])[A-Za-z0-9_-]{8,}")  # a real one is longer; a test server's need not be
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
FRAMES = 12  # of a traceback, the innermost
LINKS = 8  # of a chain of causes

# The only fields that are ever written. Ids of Telegram are not among them: they would outlive their person's leaving.
FIELDS = frozenset(
    {
        "attempt",
        "attempts",
        "backend",
        "command",
        "count",
        "couple",
        "error",
        "kind",
        "lag",
        "language",
        "limit",
        "method",
        "outcome",
        "path",
        "port",
        "queue",
        "reason",
        "revision",
        "ritual",
        "row",
        "seconds",
        "seq",
        "setting",
        "signal",
        "state",
        "status",
        "step",
        "task",
        "update",
        "version",
    }
)
NAME = re.compile(r"[\w.:/+@-]{1,80}", re.ASCII)  # what a field may hold: a name has no blanks, a sentence has
FREE = frozenset({"path", "setting"})  # they come from the operator, and may hold blanks

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(level: str, clock: Clock, stream: TextIO | None = None) -> None:
    """Sends all logs of this process to `stream` (stderr), from `level` on; foreign code from WARNING on, whatever
    `level` is, because libraries write addresses with the token in them, parameters and texts.

    Lines for people on a terminal, JSON elsewhere; time (UTC) as `clock` tells it. May be called again.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Discreet(clock, terminal=stream.isatty()))
    handler.addFilter(_is_ours_or_grave)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for room in ROOMS:
        logging.getLogger(room).setLevel(level)
    logging.raiseExceptions = False  # a log line that fails would be printed with its arguments
    _route_structlog()
    sys.excepthook = _last_words
    threading.excepthook = _last_words_of_a_thread


class Discreet(structlog.stdlib.ProcessorFormatter):
    """Renders what may be said: no arguments of messages, no texts of exceptions, no unknown fields, no token."""

    def __init__(self, clock: Clock, *, terminal: bool) -> None:
        def sifted(_logger: Any, _method: str, event: EventDict) -> EventDict:
            return _sifted(event, clock)

        super().__init__(processors=[sifted, _renderer(terminal)], use_get_message=False, pass_foreign_args=True)

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("(token)", super().format(record))


def _route_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _renderer(terminal: bool) -> Processor:
    if terminal:
        return structlog.dev.ConsoleRenderer(timestamp_key="at", sort_keys=False)
    return structlog.processors.JSONRenderer()


def _sifted(event: EventDict, clock: Clock) -> EventDict:
    """The line as it will be written, made anew from what is allowed."""
    record: logging.LogRecord = event["_record"]
    line: dict[str, Any] = {
        "at": clock.now().isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(event, record),
    }
    if not event["_from_structlog"]:
        line["where"] = f"{_short(record.pathname)}:{record.lineno} {record.funcName}"
    line |= {name: _field(name, value) for name, value in event.items() if name in FIELDS}
    chain = _chain(event.get("exc_info"))
    return line | {"error": chain} if chain else line


def _event(event: EventDict, record: logging.LogRecord) -> str:
    """Our own words; of foreign ones the template before its arguments, since a finished text may quote anything."""
    text = event["event"] if event["_from_structlog"] else record.msg
    if isinstance(text, str) and (_is_ours(record.name) or event.get("positional_args")):
        return CONTROLS.sub(" ", text)
    return "(withheld)"


def _field(name: str, value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = CONTROLS.sub(" ", value) if isinstance(value, str) else ""
    return text if NAME.fullmatch(text) or (text and name in FREE) else "(withheld)"


def _chain(exc_info: object) -> list[str]:
    """The exception and what caused it, each as its type and its places; never its message, which may quote words."""
    error = _exception(exc_info)
    return [f"{_type(each)} at {_places(each)}" for each in _linked(error)] if error else []


def _exception(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1] if isinstance(exc_info[1], BaseException) else None
    return sys.exception() if exc_info else None


def _linked(error: BaseException) -> list[BaseException]:
    links = [error]
    for each in links:  # grows while it is walked
        before = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
        parts = each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        links += [link for link in (*parts, before) if link is not None and link not in links][: LINKS - len(links)]
    return links


def _type(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _places(error: BaseException) -> str:
    places, step = [], error.__traceback__
    while step:
        code = step.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return " > ".join(places[-FRAMES:]) or "no place"


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-3:])


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in ROOMS


def _is_ours_or_grave(record: logging.LogRecord) -> bool:
    return _is_ours(record.name) or record.levelno >= logging.WARNING


def _last_words(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("stopped by an error", exc_info=(kind, error, places))


def _last_words_of_a_thread(ending: threading.ExceptHookArgs) -> None:
    if ending.exc_value is not None:
        _last_words(ending.exc_type, ending.exc_value, ending.exc_traceback)
