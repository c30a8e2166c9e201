"""One question to Telegram, without python-telegram-bot: are you there, is the token ours, and what is the time."""

from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import parsedate_to_datetime

import aiohttp

from bot.finding import Finding, attention, span, well
from bot.settings import Settings
from domain.clock import Clock

PATIENCE = aiohttp.ClientTimeout(total=10)
SLACK = timedelta(seconds=30)
UNKNOWN_TOKEN = (401, 404)


async def ask_telegram(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """getMe where there is a token, else the bare address; the token is in no line."""
    token = settings.bot_token
    url = f"{settings.base_url}{token.get_secret_value()}/getMe" if token else f"{settings.telegram_api}/"
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE, trust_env=True) as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            status, date = answer.status, answer.headers.get("Date")
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        yield attention("telegram", f"{settings.telegram_api} cannot be reached ({type(error).__name__}).")
        return
    yield _answered(status, asked_with_token=token is not None)
    if date and (finding := _time(date, clock)):
        yield finding


def _answered(status: int, *, asked_with_token: bool) -> Finding:
    if asked_with_token and status in UNKNOWN_TOKEN:
        return attention("telegram", "It does not know KEPT_BOT_TOKEN: has @BotFather given a new one?")
    if asked_with_token and status != 200:
        return attention("telegram", f"It answers, but is not well (HTTP {status}); Kept keeps trying.")
    return well("telegram", "reachable, and knows the token" if asked_with_token else "reachable")


def _time(date: str, clock: Clock) -> Finding | None:
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return None
    apart = clock.now() - theirs
    if abs(apart) > SLACK:
        which = "ahead of" if apart > timedelta(0) else "behind"
        return attention("clock", f"It is {span(apart)} {which} Telegram's: set it, hours come by it.")
    return well("clock", "agrees with Telegram's")
