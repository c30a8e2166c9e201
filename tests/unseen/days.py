"""Some days of two people, of whom one always does the same, and the other does as a test wants."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.rituals import RITUALS
from rehearsal.people import Person
from rehearsal.things import Chat, Message
from tests.house import Kept

Behaviour = Callable[[Kept, Person], Awaitable[None]]
# Ben's script neither leaves, nor ends what could be seen, nor answers what is asked of him alone.
NEVER_TAPPED = ("Carry on", "Leave", "Off", "Rest")
SHOWN = {(ritual.name, action) for ritual in RITUALS for action in ritual.shows}
HOURS = ("12:40", "12:55", "15:10", "22:20", "22:45", "23:40")


async def lived(kept: Kept, days: int, hers: Behaviour) -> None:
    """So many days from Monday morning on: at each hour Ben does what he always does, then Ana as she will."""
    for person in (kept.ana.person, kept.ben.person):
        person.starts(kept.world.bot)
    await kept.settles()
    first = kept.clock.now().replace(hour=0, minute=0)
    for day in range(days):
        for hour in HOURS:
            await kept.is_at(_at(first + timedelta(days=day), hour))
            await _his(kept, hour)
            await kept.passes(timedelta(minutes=2))
            await hers(kept, kept.ana.person)
            await kept.passes(timedelta(minutes=2))
    await kept.is_at(_at(first + timedelta(days=days), "09:00"))


def _at(day: datetime, hour: str) -> datetime:
    hours, minutes = map(int, hour.split(":"))
    return day + timedelta(hours=hours, minutes=minutes)


async def _his(kept: Kept, hour: str) -> None:
    """Ben answers what stands in the room and in his corner, taps what there is to tap, and looks around."""
    ben, bot = kept.ben.person, kept.world.bot
    if kept.said:
        ben.writes(kept.room, f"bread at {hour}", reply_to=kept.said[-1])
        await kept.settles()
    for message, label in offered(kept, ben):
        if label not in NEVER_TAPPED and label in message.buttons:
            ben.taps(message, label)
            await kept.settles()
    ben.writes(bot, f"a line at {hour}")
    for command in ("/rituals", "/lunch", "/promises", "/sunday", "/help"):
        ben.writes(bot, command)
    await kept.settles()


def offered(kept: Kept, person: Person) -> list[tuple[Message, str]]:
    """Every button that this person's phone shows now, with its message, the latest first."""
    places: list[Chat] = [kept.room, person.corner]
    shown = [message for place in places for message in place.messages if not message.deleted]
    return [(message, label) for message in reversed(shown) for label in message.buttons]


# --- what she does -----------------------------------------------------------------------------------------------


async def nothing(_kept: Kept, _ana: Person) -> None:
    """She is not there, or reads: a bot cannot tell."""


async def opens(kept: Kept, ana: Person) -> None:
    """She reads whatever lies under a line."""
    await _taps(kept, ana, lambda _message, label: label == "Open")


async def passes(kept: Kept, ana: Person) -> None:
    """Not today, to everything."""
    await _taps(kept, ana, lambda _message, label: label == "Not today")


async def drafts(kept: Kept, ana: Person) -> None:
    """She writes into whatever is open, and finishes nothing."""
    ana.writes(kept.world.bot, "something she may never send")
    ana.writes(kept.world.bot, "/promise call you tomorrow at 6")
    await kept.settles()


async def fiddles(kept: Kept, ana: Person) -> None:
    """She taps all that no ritual declares as shown to the other."""
    await _taps(kept, ana, _unseen)


async def _taps(kept: Kept, ana: Person, wanted: Callable[[Message, str], bool]) -> None:
    for message, label in offered(kept, ana):
        if label in message.buttons and wanted(message, label):
            ana.taps(message, label)
            await kept.settles()


def _unseen(message: Message, label: str) -> bool:
    rows = (message.markup or {}).get("inline_keyboard", [])
    data = next((button.get("callback_data") for row in rows for button in row if button["text"] == label), None)
    ritual, _, rest = (data or "").partition(":")
    return data is not None and (ritual, rest.partition(":")[0]) not in SHOWN


UNSEEN: dict[str, Behaviour] = {"opens": opens, "passes": passes, "drafts": drafts, "fiddles": fiddles}
