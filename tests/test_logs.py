"""Whatever is logged, at any level and by any library, people's words and the bot's token never come out."""

import io
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from bot.logs import FIELDS, ROOMS, configure

CANARY = "I was afraid to say it"
TOKEN = "123456789:AAHtest_token-of_thirty_five_chars0"
WORN = ("httpx", "httpcore.http11", "telegram.Bot", "telegram.ext.Application", "aiosqlite", "sqlalchemy.engine.Engine")
OURS = ("bot.main", "storage.inbox")
LOUD = (*WORN, "apscheduler.scheduler", "asyncio", "aiohttp.access", "", "__main__")


class ToldClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 20, 15, 0, 123_456, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def the_loggers_of_before() -> Iterator[None]:
    root, raises, hooks = logging.getLogger(), logging.raiseExceptions, (sys.excepthook, threading.excepthook)
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], logging.raiseExceptions = handlers, raises
    root.setLevel(level)
    for name in (*ROOMS, *OURS, *filter(None, LOUD)):
        logging.getLogger(name).setLevel(logging.NOTSET)
    sys.excepthook, threading.excepthook = hooks
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


@pytest.fixture(params=[io.StringIO, Terminal], ids=["a file", "a terminal"])
def out(request: pytest.FixtureRequest) -> io.StringIO:
    stream: io.StringIO = request.param()
    configure("DEBUG", ToldClock(), stream)
    return stream


@pytest.fixture
def heard() -> Callable[[], list[dict[str, Any]]]:
    stream = io.StringIO()
    configure("DEBUG", ToldClock(), stream)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def a_failure() -> Exception:
    """As python-telegram-bot raises it: the token in the cause's address, words in the texts."""
    request = httpx.Request("POST", f"https://api.telegram.org/bot{TOKEN}/sendMessage")
    failed = RuntimeError(CANARY, TOKEN, {"text": CANARY})
    failed.add_note(CANARY)
    failed.__cause__ = httpx.ConnectError(f"{CANARY} {TOKEN}", request=request)
    return failed


def fail(error: Exception) -> None:
    raise error


def everything_wrong(logger: logging.Logger) -> None:
    with pytest.raises(RuntimeError) as raised:
        fail(a_failure())
    error = raised.value
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
        logger.log(level, "said %s to %s", CANARY, TOKEN, stack_info=True)
        logger.log(level, "the data was %r", {"text": CANARY}, extra={"words": CANARY, "token": TOKEN, "row": CANARY})
        logger.log(level, "it failed", exc_info=error)
        logger.log(level, error)
        logger.log(level, "%d", CANARY)
        logger.log(level, "too many", CANARY)


@pytest.mark.parametrize("name", [*LOUD, *OURS])
def test_neither_words_nor_token_come_out_of_any_logger(
    name: str, out: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger(name or None)
    logger.setLevel(logging.DEBUG)
    everything_wrong(logger)
    logger.warning(f"https://api.telegram.org/bot{TOKEN}/getMe")  # noqa: G004
    told = out.getvalue() + "".join(capfd.readouterr())
    assert "RuntimeError at" in told
    assert "httpx.ConnectError at" in told
    assert not any(secret in told for secret in (CANARY, TOKEN, TOKEN.partition(":")[2]))


def test_what_libraries_finish_themselves_is_withheld_and_its_place_is_told(
    heard: Callable[[], list[dict[str, Any]]],
) -> None:
    logging.getLogger("asyncio").error(f"Task exception was never retrieved\nfuture: {CANARY}")  # noqa: G004
    logging.getLogger("telegram.ext").error("Error while parsing updates! Received data was %r", CANARY)
    first, second = heard()
    assert first["event"] == "(withheld)"
    assert "tests/test_logs.py:" in first["where"]
    assert second["event"] == "Error while parsing updates! Received data was %r"


@pytest.mark.parametrize("name", WORN)
def test_libraries_are_silent_below_warning_even_when_they_set_their_own_level(name: str, out: io.StringIO) -> None:
    logging.getLogger(name).debug("parameters")
    logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger(name).info("parameters")
    assert out.getvalue() == ""
    logging.getLogger(name).warning("something with %s", "it")
    assert "something with %s" in out.getvalue()


def test_our_own_events_carry_only_fields_from_the_list(heard: Callable[[], list[dict[str, Any]]]) -> None:
    structlog.get_logger("bot.telegram.sender").info(
        "sent", row=7, ritual="lunch", seconds=0.25, words=CANARY, text=CANARY, chat=4711, couple="c-1", lag=None
    )
    assert heard() == [
        {
            "at": "2026-11-23T20:15:00.123+00:00",
            "level": "info",
            "logger": "bot.telegram.sender",
            "event": "sent",
            "row": 7,
            "ritual": "lunch",
            "seconds": 0.25,
            "couple": "c-1",
            "lag": None,
        }
    ]


@pytest.mark.parametrize("value", [CANARY, [CANARY], {CANARY: 1}, CANARY.encode(), "", "x" * 81, a_failure(), "Ünal"])
def test_a_field_holds_a_name_or_a_number_and_never_a_sentence(
    value: object, heard: Callable[[], list[dict[str, Any]]]
) -> None:
    for name in sorted(FIELDS - {"path", "setting"}):
        structlog.get_logger("bot.main").info("done", **{name: value})
    assert all(set(line.values()) & {"(withheld)"} for line in heard())
    assert CANARY not in str(heard())


def test_an_enum_is_logged_as_its_name(heard: Callable[[], list[dict[str, Any]]]) -> None:
    class Outcome(StrEnum):
        NEVER = "never"

    structlog.get_logger("bot.main").info("done", outcome=Outcome.NEVER, path="/home/ana/Application Support/kept")
    assert heard()[0]["outcome"] == "never"
    assert heard()[0]["path"] == "/home/ana/Application Support/kept"


def test_what_is_bound_for_a_while_stands_in_every_line(heard: Callable[[], list[dict[str, Any]]]) -> None:
    with structlog.contextvars.bound_contextvars(update=12, words=CANARY):
        structlog.get_logger("bot.main").info("done")
    assert heard()[0]["update"] == 12
    assert "words" not in heard()[0]


def test_an_exception_is_its_type_and_its_places_with_all_that_caused_it(
    heard: Callable[[], list[dict[str, Any]]],
) -> None:
    log = structlog.get_logger("bot.main")
    try:
        fail(ExceptionGroup(CANARY, [a_failure(), ValueError(CANARY)]))
    except ExceptionGroup as group:
        log.exception("stopped")
        log.warning("stopped", exc_info=group)
    found, given = heard()
    assert found["error"] == given["error"]
    kinds = [line.split(" at ")[0] for line in found["error"]]
    assert kinds == ["ExceptionGroup", "RuntimeError", "ValueError", "httpx.ConnectError"]
    assert "tests/test_logs.py:" in found["error"][0]
    assert found["error"][0].endswith(" fail")
    assert found["error"][2] == "ValueError at no place"


def test_exceptions_in_a_circle_come_to_an_end(heard: Callable[[], list[dict[str, Any]]]) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    structlog.get_logger("bot.main").error("stopped", exc_info=first)
    assert len(heard()[0]["error"]) == 2


def test_a_line_is_one_line_whatever_somebody_writes_into_it(out: io.StringIO) -> None:
    structlog.get_logger("bot.main").info("one\ntwo\r\x1b[31m three\u2028four", path="a\nb", ritual="lunch\n")
    assert len(out.getvalue().splitlines()) == 1
    assert "\x1b[31m three" not in out.getvalue()


def test_a_line_whose_arguments_do_not_fit_is_written_all_the_same(out: io.StringIO) -> None:
    logging.getLogger("telegram.ext").warning("of %d", CANARY)
    assert "of %d" in out.getvalue()


def test_debug_is_heard_only_when_it_was_asked_for() -> None:
    stream = io.StringIO()
    configure("INFO", ToldClock(), stream)
    structlog.get_logger("bot.main").debug("small things")
    logging.getLogger("storage.inbox").debug("small things")
    structlog.get_logger("scheduler.due").info("larger things")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["larger things"]


def test_configuring_twice_says_nothing_twice(out: io.StringIO) -> None:
    again = io.StringIO()
    configure("DEBUG", ToldClock(), again)
    structlog.get_logger("bot.main").info("once")
    assert out.getvalue() == ""
    assert len(again.getvalue().splitlines()) == 1


@pytest.mark.parametrize("dying", ["fail()", "t = threading.Thread(target=fail); t.start(); t.join()"])
def test_the_last_words_of_a_dying_process_are_as_discreet(dying: str) -> None:
    program = f"""
import threading
from bot.clock import SystemClock
from bot.logs import configure
configure("DEBUG", SystemClock())
def fail(): raise RuntimeError("{CANARY}", "{TOKEN}")
{dying}
"""
    died = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[1],
    )
    line = json.loads(died.stderr)
    assert (line["level"], line["event"]) == ("critical", "stopped by an error")
    assert line["error"][0].startswith("RuntimeError at ")
    assert not any(secret in died.stderr + died.stdout for secret in (CANARY, TOKEN))
