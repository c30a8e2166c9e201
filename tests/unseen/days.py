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
MOMENTS = ((0, 12, 40), (0, 15, 10), (0, 22, 20), (0, 23, 40), (1, 12, 40))  # days after Monday, hour, minute
LATELY = timedelta(hours=11)  # so old are the messages at most that anybody still taps


async def lived(kept: Kept, hers: Behaviour) -> None:
    """Two days from Monday morning on: at each moment Ben does what he always does, then Ana as she will."""
    for person in (kept.ana.person, kept.ben.person):
        person.starts(kept.world.bot)
    await kept.settles()
    monday = kept.clock.now().replace(hour=0, minute=0)
    for day, hour, minute in MOMENTS:
        moment = monday + timedelta(days=day, hours=hour, minutes=minute)
        await _comes_to(kept, moment)
        await _his(kept, f"{hour}:{minute}")
        await kept.is_at(moment + timedelta(minutes=3))
        await hers(kept, kept.ana.person)
        await kept.is_at(moment + timedelta(minutes=10))  # however long Telegram made the sender wait meanwhile
    await _comes_to(kept, monday + timedelta(days=1, hours=20))


async def _comes_to(kept: Kept, at: datetime) -> None:
    """Each moment on the way is lived when it comes: two in one corner at once would wait for each other."""
    while (earliest := await _earliest(kept)) is not None and kept.clock.now() < earliest < at:
        await kept.is_at(earliest)
    await kept.is_at(at)


async def _earliest(kept: Kept) -> datetime | None:
    return await kept.storage.transact(lambda uow: uow.timers.earliest(kept.couple.id))


async def _his(kept: Kept, hour: str) -> None:
    """Ben answers what stands in the room and in his corner, taps what there is to tap, and looks around."""
    ben, bot = kept.ben.person, kept.world.bot
    if kept.said:
        ben.writes(kept.room, f"bread at {hour}", reply_to=kept.said[-1])
    for message, label in offered(kept, ben)[:8]:
        if label not in NEVER_TAPPED and label in message.buttons:
            ben.taps(message, label)
    await kept.settles()
    ben.writes(bot, f"a line at {hour}")
    for command in ("/start", "/rituals", "/lunch", "/promises", "/agree", "/agreements", "/sunday", "/help"):
        ben.writes(bot, command)
    await kept.settles()


def offered(kept: Kept, person: Person) -> list[tuple[Message, str]]:
    """Every button that this person's phone shows now, with its message, the latest first."""
    places: list[Chat] = [kept.room, person.corner]
    since = kept.clock.now() - LATELY
    shown = [message for place in places for message in place.messages if not message.deleted and message.date > since]
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
    ana.writes(kept.world.bot, "/plan late, dinner with Sam")
    ana.writes(kept.world.bot, "/gesture")
    ana.writes(kept.world.bot, "/mypart")
    ana.writes(kept.world.bot, "something about her own part")
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
