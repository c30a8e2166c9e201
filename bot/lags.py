"""What waits in the house, how long already, and what an operator can do about it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.finding import Finding, attention, note, span, well
from bot.health import AT_ONCE, PACED
from scheduler.due import TICKED_AT
from scheduler.sweeps import SWEPT_AT
from storage.look import Contents, Pile
from storage.settling import AHEAD

STANDING = timedelta(minutes=5)
A_LEAP = timedelta(hours=1)
RUNS = "Is Kept running? Its log says what fails."


def waiting(found: Contents, now: datetime) -> Iterator[Finding]:
    """One line for each kind of thing that can pile up."""
    yield _clock(found, now)
    here = found.waiting
    yield _pile("inbox", "updates not yet done", here.undone, now, AT_ONCE, RUNS)
    yield _pile("outbox", "messages to send", here.ready, now, PACED, f"Is Telegram reachable? {RUNS}")
    yield _pile("hours", "hours that have struck", here.overdue, now, AT_ONCE, RUNS)
    yield _pile("moments", "questions and reminders whose moment has come", here.rung, now, AT_ONCE, RUNS)
    if found.unknown.count:
        yield note("outbox", f"{_count(found.unknown, now)} of which nobody knows whether they arrived; Kept decides.")
    if found.never:
        yield note("outbox", f"given up in the last day: {_by(found.never)}")
    if found.aside.count:
        advice = "Send the log lines `update_failed` to whoever maintains Kept; the updates go after a week."
        yield attention("inbox", f"{_count(found.aside, now)} set aside ({_by(found.aside_by)}). {advice}")


def _clock(found: Contents, now: datetime) -> Finding:
    """The facts are noted by every run: a moment still to come means that a clock was, or is, wrong."""
    noted = [moment for name in (SWEPT_AT, TICKED_AT) if (moment := found.moments.get(name)) and moment != AHEAD]
    if noted and now < max(noted) - A_LEAP:
        return attention("clock", f"It is {span(max(noted) - now)} behind Kept's last run: set it, then restart Kept.")
    swept = found.moments.get(SWEPT_AT)
    if swept is None or now - swept > STANDING:
        return note("clock", f"Kept has not run {f'for {span(now - swept)}' if swept else 'here yet'}.")
    return well("clock", f"Kept ran {span(now - swept)} ago by the same clock")


def _pile(about: str, what: str, pile: Pile, now: datetime, patience: timedelta, advice: str) -> Finding:
    if pile.oldest is not None and now - pile.oldest > patience:
        return attention(about, f"{_count(pile, now)} {what}. {advice}")
    return well(about, f"{pile.count} {what}")


def _count(pile: Pile, now: datetime) -> str:
    return f"{pile.count}, the oldest for {span(now - pile.oldest)}," if pile.oldest else str(pile.count)


def _by(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in reasons.items())
