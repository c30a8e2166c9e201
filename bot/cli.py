"""The program `kept`, as its operator meets it: one clear line for whatever keeps it from running."""

import asyncio
import os
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import structlog
import typer

from bot import doctor, trial, upkeep
from bot.clock import SystemClock
from bot.health import CannotListen
from bot.logs import configure
from bot.main import Damaged, run
from bot.settings import Settings, WrongSettings, load, unknown_settings
from bot.telegram.intake import NotOurs
from storage.backup import NotWhole
from storage.engine import Gone
from storage.lock import AlreadyRunning
from storage.private import KeysUnusable
from storage.reading import NoDatabase, Unreachable
from storage.restore import Refused

T = TypeVar("T")

# https://man.freebsd.org/sysexits: 78, a setting must be mended and a restart won't help; 75, try again later.
WRONG_SETTING = 78
LATER = 75
NOT_WELL = 1
WHERE_FROM = (
    "Kept needs a bot token: ask @BotFather in Telegram for one (/newbot) and set KEPT_BOT_TOKEN. "
    "`kept try` needs none."
)
DAMAGED = "The database file is damaged; restore it from a backup."

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
log = structlog.get_logger()

File = Annotated[Path, typer.Argument(help="The backup.", dir_okay=False, resolve_path=True)]
Keys = Annotated[Path | None, typer.Option("--keys", metavar="DIR", help="A second place for the keys.")]


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
def try_out(
    *, lunch: Annotated[bool, typer.Option("--lunch", help="Play a lunch in the terminal and end.")] = False
) -> None:
    """Play Ana, Ben and their chat in a browser: no token, no Telegram, nothing kept."""
    configure("WARNING", SystemClock())
    _play(trial.play_lunch(sys.stdout) if lunch else trial.play(sys.stdout))


@app.command()
def migrate() -> None:
    """Bring the database to this version. Kept must not run meanwhile."""
    _report(upkeep.migrate(_quiet()))


@app.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="Where to; replaced once the new one is whole.")] = None,
    keys: Keys = None,
) -> None:
    """Copy the database to one file, the people's keys to a directory, or both, while Kept runs."""
    if file is None and keys is None:
        raise typer.BadParameter("say where to: FILE, --keys DIR, or both")
    _report(upkeep.backup(_quiet(), file and file.absolute(), keys and keys.absolute()))


@app.command()
def restore(
    file: File,
    keys: Keys = None,
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Keep what is there aside, and replace it.")] = False,
    moving: Annotated[
        bool, typer.Option("--moving", help="Nothing has run since this backup: what was under way goes on.")
    ] = False,
) -> None:
    """Put a backup in the place of the database. Kept must not run meanwhile."""
    settings = _quiet()
    place = keys and keys.absolute()
    _report(upkeep.restore(settings, SystemClock(), file, place, replace=replace, moving=moving))


@app.command()
def rekey() -> None:
    """Wrap every key under KEPT_SECRET_KEY that KEPT_SECRET_KEY_OLD opens, while Kept runs with both."""
    _report(upkeep.rekey(_quiet(), SystemClock()))


@app.command("doctor")
def ask_the_doctor() -> None:
    """Say what is well and what needs attention; changes nothing, and may be asked while Kept runs."""
    configure("ERROR", SystemClock())
    raise typer.Exit(0 if _play(doctor.examine(SystemClock(), sys.stdout)) else NOT_WELL)


def main() -> None:
    """The entry of the program."""
    os.umask(0o077)  # whatever Kept writes is for its own eyes
    try:
        app()
    except WrongSettings as wrong:
        _end("\n".join(wrong.lines), WRONG_SETTING)


def _quiet() -> Settings:
    """The settings of a command that speaks for itself, so that its logs stay out of the way unless asked for."""
    settings = load()
    configure(settings.log_level if "log_level" in settings.model_fields_set else "WARNING", SystemClock())
    return settings


def _report(coroutine: Coroutine[Any, Any, upkeep.Report]) -> None:
    report = _play(coroutine)
    for line in report.lines:
        typer.echo(line)
    if not report.well:
        raise typer.Exit(NOT_WELL)


def _play(coroutine: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(coroutine)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except Exception as error:
        for leaf in _leaves(error):
            _end_if_known(leaf)
        log.critical("stopped_by_an_error", error=type(error).__name__, exc_info=error)
        raise typer.Exit(NOT_WELL) from None


def _end_if_known(error: BaseException) -> None:
    match error:
        case KeysUnusable() | NotOurs() | CannotListen():
            _end(str(error), WRONG_SETTING)
        case AlreadyRunning():
            _end(str(error), LATER)
        case Damaged():
            _end(DAMAGED, WRONG_SETTING)
        case Unreachable():
            _end(f"The database cannot be opened ({error}): see KEPT_DATABASE_URL and KEPT_DATA_DIR.", NOT_WELL)
        case NoDatabase() | NotWhole() | Refused() | Gone():
            _end(str(error), NOT_WELL)
        case OSError(filename=str() as name):
            _end(f"{name}: {error.strerror}", NOT_WELL)


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _leaves(each)
    else:
        yield error


def _end(line: str, code: int) -> NoReturn:
    typer.echo(line, err=True)
    sys.exit(code)
