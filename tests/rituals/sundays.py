"""What tests say of Sundays: how a week of two people went, and what its note says."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.introduce import give_bedtime, give_lunch, give_sunday
from domain.evening import Evening
from domain.messages import Reader
from domain.promise import Outcome
from domain.sunday import Recipe
from domain.week import Quantity
from rehearsal.things import Message
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork
from storage.weeks import NOTHING
from tests.house import MONDAY_MORNING, Kept, catalogue, couple_at_home

COVER = "Sunday's note: how the habits held."
FIRST_SUNDAY = date(2026, 3, 8)
OF_BOTH = "by day"  # the kind of every promise that these weeks have


@dataclass(frozen=True)
class Went:
    """How a week went: days with a hello of five, evenings of seven, and promises by their end."""

    lunches: int = 0
    evenings: int = 0
    kept: int = 0
    moved: int = 0
    mended: int = 0
    nothing: int = 0
    both: bool = True


GOOD = Went(5, 5, kept=5, moved=1, mended=1, nothing=1)
HARD = Went(2, 2, kept=1, mended=1, nothing=3)


@asynccontextmanager
async def couple_with_sundays(
    folder: Path, url: str | None = None, *, at: datetime = MONDAY_MORNING
) -> AsyncIterator[Kept]:
    """Ana and Ben at home since `at`, with a note at six on Sundays; what happens in their weeks a test says."""
    async with couple_at_home(folder, url, at=at) as kept:
        await give_sunday(kept.storage, kept.couple)
        await kept.storage.transact(lambda uow: uow.rituals.end(kept.couple.id, "lunch"))
        for someone in (kept.ana, kept.ben):
            someone.person.starts()
        await kept.settles()
        yield kept


async def with_habits(kept: Kept) -> None:
    """Lunch and bedtime at their usual hours, too."""
    await give_lunch(kept.storage, kept.couple)
    await give_bedtime(kept.storage, kept.couple)


def six(sunday: date) -> datetime:
    """Six in the evening in London, in UTC."""
    return datetime(sunday.year, sunday.month, sunday.day, 18, tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)


async def week(kept: Kept, sunday: date, went: Went) -> None:
    """What became of the seven days before that Sunday."""
    couple = kept.couple.id

    async def live(uow: UnitOfWork) -> None:
        days = [sunday - timedelta(7 - each) for each in range(7)]
        for place, day in enumerate(days):
            for ritual, answered in (("lunch", place < went.lunches), ("bedtime", False)):
                if ritual == "bedtime" or place < 5:
                    prompt = Prompt(couple, ritual, day, f"{ritual}-{day}", "", uow.now, answered=answered)
                    await uow.rituals.asked(prompt)
            if place < went.evenings:
                await uow.evenings.came(Evening(f"bedtime-{day}", couple, day, "", (), uow.now))
        for outcome in Outcome:
            for _ in range(getattr(went, "nothing" if outcome is Outcome.ASIDE else outcome.value)):
                await uow.weeks.add(couple, sunday, OF_BOTH, outcome)
        await uow.weeks.of_both(couple, sunday, OF_BOTH, known=went.both)
        await uow.weeks.of_both(couple, sunday, NOTHING, known=went.both and went.nothing > 1)

    await kept.storage.transact(live)


async def sunday(kept: Kept, day: date, went: Went) -> Message:
    """Let time pass until that Sunday's note, after such a week; gives back what the room reads last then."""
    await kept.is_at(six(day) - timedelta(hours=1))
    await week(kept, day, went)
    await kept.is_at(six(day))
    return kept.said[-1]


async def recipes(kept: Kept) -> list[Recipe]:
    """All that is kept of their notes, the latest first."""
    return await kept.storage.transact(lambda uow: uow.notes.of(kept.couple.id, date.min, date.max))


def notes(kept: Kept) -> list[Message]:
    """Those that the room has."""
    return [message for message in kept.said if COVER in message.text]


def lines(message: Message) -> list[str]:
    """What lies under its first line."""
    return message.text.partition(f"{COVER}\n")[2].splitlines()


def facts(message: Message) -> list[str]:
    """Which facts its lines say, by the catalogue."""
    return [_SAID[line] for line in lines(message)]


def _said() -> dict[str, str]:
    """By what the catalogue can say, the fact that it is about."""
    keys = [key for key in catalogue.keys if re.fullmatch(r"sunday-[a-z]+-\d\d", key)]
    given = [{"much": much, "kind": kind} for much in Quantity for kind in ("today", "tonight", "by-day", "evening")]
    return {catalogue.label(key, each, Reader()): key.split("-")[1] for key in keys for each in given}


_SAID = _said()
