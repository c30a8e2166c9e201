"""The program `kept`, as its operator meets it: one clear line for whatever keeps it from running."""

import asyncio
import os
import sys
from collections.abc import Coroutine, Iterator
from typing import Any, NoReturn

import structlog
import typer

from bot import trial
from bot.clock import SystemClock
from bot.logs import configure
from bot.main import Damaged, run
from bot.settings import WrongSettings, load, unknown_settings
from bot.telegram.intake import NotOurs
from storage.lock import AlreadyRunning
from storage.private import KeysUnusable

# https://man.freebsd.org/sysexits: 78, a setting must be mended and a restart won't help; 75, try again later.
WRONG_SETTING = 78
LATER = 75
WHERE_FROM = (
    "Kept needs a bot token: ask @BotFather in Telegram for one (/newbot) and set KEPT_BOT_TOKEN. "
    "`kept try` needs none."
)

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
log = structlog.get_logger()


@app.callback()
def kept() -> None:
    """A quiet Telegram bot for two people who want to trust each other again."""


@app.command("run")
def run_bot() -> None:
    """Run the bot until it is told to stop (SIGTERM, Ctrl-C)."""
    clock = SystemClock()
    settings = load()
    configure(settings.log_level, clock)
    for line in unknown_settings():
        typer.echo(line, err=True)
    if settings.bot_token is None:
        _end(WHERE_FROM, WRONG_SETTING)
    _play(run(settings, settings.bot_token.get_secret_value(), clock))


@app.command("try")
def try_out() -> None:
    """Play a lunch on this machine alone: no token, no Telegram, nothing kept."""
    _play(trial.play(sys.stdout))


def main() -> None:
    """The entry of the program."""
    os.umask(0o077)  # whatever Kept writes is for its own eyes
    try:
        app()
    except WrongSettings as wrong:
        _end("\n".join(wrong.lines), WRONG_SETTING)


def _play(coroutine: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(coroutine)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except Exception as error:
        for leaf in _leaves(error):
            if isinstance(leaf, KeysUnusable | NotOurs):
                _end(str(leaf), WRONG_SETTING)
            if isinstance(leaf, AlreadyRunning):
                _end(str(leaf), LATER)
            if isinstance(leaf, Damaged):
                _end("The database file is damaged; restore it from a backup.", WRONG_SETTING)
        log.critical("stopped_by_an_error", error=type(error).__name__, exc_info=error)
        raise typer.Exit(1) from None


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _leaves(each)
    else:
        yield error


def _end(line: str, code: int) -> NoReturn:
    typer.echo(line, err=True)
    sys.exit(code)
