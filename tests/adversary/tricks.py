"""Whatever a jealous partner can do with a phone, made from the table of contents: new rituals join by being in it."""

import re
from collections.abc import Iterator
from contextlib import suppress

from bot.ritual import Ritual
from bot.rituals import RITUALS
from rehearsal.people import Person
from rehearsal.things import Bot, Chat, Message
from tests.house import Kept

CANARY = "kanarek"  # in every word that she writes for nobody, or not yet
LETTERED = re.compile(r"-[b-l]$")  # one of a dozen buttons of a kind
ASKED_BEHIND = ("", "Ana", "@ana of Ana", "99:99 mon-xyz", "'; DROP TABLE members; --")
LINKS = ("begin", "A" * 22, "A" * 21, "A" * 64, "A" * 65, "%00", "5000000001", f"{CANARY}_{CANARY}")
HERS = 2  # so many links she has at most
LEAVES = frozenset({"leave", "stop", "forget", "rest"})  # the commands that end or pause something at a tap


def commands(*but: str) -> list[str]:
    return [command.name for ritual in RITUALS for command in ritual.commands if command.name not in but]


def buttons(ritual: Ritual) -> Iterator[str]:
    """Every action that a button of this ritual can say, one of each dozen."""
    yield from (action for action in (*ritual.taps, *ritual.taps_for_all, "open") if not LETTERED.search(action))


async def types_everything(kept: Kept, who: Person) -> None:
    """Every command, with everything a curious person might ask behind it, in the corner and in their chat."""
    for name in commands(*LEAVES):
        for behind in ASKED_BEHIND:
            who.writes(kept.world.bot, f"/{name} {behind}".strip())
        with suppress(PermissionError):
            who.writes(kept.room, f"/{name}@{kept.world.bot.username} Ana")
            who.writes(kept.room, f"/{name}")
    await kept.settles()


async def looks_around(kept: Kept, who: Person) -> None:
    """Every command by itself, once in the corner and once in their chat."""
    for name in commands(*LEAVES):
        who.writes(kept.world.bot, f"/{name}")
        who.writes(kept.room, f"/{name}")
    await kept.settles()


async def forges(kept: Kept, who: Person) -> None:
    """Every button there is, with what is known of the messages that they see, and with lies."""
    shown = [one for one in (*kept.said, *_of_bot(who.corner)) if not one.deleted]
    known = [ref for message in reversed(shown) if (ref := _ref(message))]
    refs = (*known[:3], "A" * 22, "' OR 1=1")
    for ritual in RITUALS:
        for action in buttons(ritual):
            for ref in refs:  # in the order of the messages: tokens are drawn
                _presses(kept, who, f"{ritual.name}:{action}:{ref}")
    await kept.settles()


async def replays(kept: Kept, who: Person) -> None:
    """Every tap of theirs again, as a phone does that lost the answer."""
    for tap in [tap for tap in kept.world.taps.values() if tap.user is who][-80:]:
        who.taps_again(tap)
    await kept.settles()


async def edits_and_answers(kept: Kept, who: Person) -> None:
    """All that they wrote, into something else; and an answer to all that was said, hers too."""
    mine = [message for chat in (kept.room, who.corner) for message in chat.messages if message.sender is who]
    for number, message in enumerate(mine[-20:]):
        who.edits(message, f"/promises {number}" if number % 2 else f"what did Ana say? {number}")
    for chat in (kept.room, who.corner):
        for message in chat.messages[-20:]:
            if not message.service:
                who.writes(chat, "and?", reply_to=message)
    await kept.settles()


async def follows_links(kept: Kept, who: Person) -> None:
    """Links of theirs that are used, links of hers, as many as there might be, and links that nobody ever made."""
    taps = list(kept.world.taps.values())
    theirs = [tap.url for tap in taps if tap.user is who and tap.url and "start=" in tap.url]
    hers = [tap.url for tap in taps if tap.user is kept.ana.person and tap.url and "start=" in tap.url]
    nobodys = f"https://t.me/{kept.world.bot.username}?start={'B' * 22}"
    for link in (*theirs[-3:], *[*hers, *[nobodys] * HERS][:HERS]):
        who.opens(link)
    for payload in LINKS:
        who.starts(kept.world.bot, payload)
    await kept.settles()


async def forwards(kept: Kept, who: Person) -> None:
    """What Kept said in one chat into the other, and an answer to the copy."""
    for message, place in [(each, who.corner) for each in kept.said[-3:]] + [
        (each, kept.room) for each in _of_bot(who.corner)[-3:]
    ]:
        copy = who.forwards(message, place)
        who.writes(place, "and this one?", reply_to=copy)
    await kept.settles()


async def hides_in_the_group(kept: Kept, who: Person) -> None:
    """As an anonymous administrator, and in the name of a channel."""
    channel = kept.world.channel("Truth", who, linked=kept.room)
    for name in ("promises", "bedtime", "lunch", "rituals", "mydata"):
        who.writes(kept.room, f"/{name}", anonymous=True)
        who.writes(kept.room, f"/{name}", as_channel=channel)
        who.posts(channel, f"/{name}")
    if kept.said:
        who.writes(kept.room, "and?", anonymous=True, reply_to=kept.said[-1])
    await kept.settles()


async def brings_company(kept: Kept, who: Person) -> None:
    """Kept into a second group, a right for Kept to read everything, a friend into their chat, who taps and types."""
    second = kept.world.group("Just us two", [who, kept.cleo.person])
    who.adds(kept.world.bot, second)
    await kept.settles()
    for name in commands(*LEAVES):
        who.writes(second, f"/{name} Ana")
    who.promotes(kept.world.bot, kept.room)
    await kept.settles()
    cleo = kept.cleo.person
    who.adds(cleo, kept.room)
    await kept.settles()
    for name in commands(*LEAVES):
        cleo.writes(kept.room, f"/{name}")
    for message in kept.said[-6:]:
        for label in message.buttons:
            if label in message.buttons:
                cleo.taps(message, label)
    await kept.settles()


async def moves_the_group(kept: Kept, who: Person) -> None:
    """Their chat becomes a supergroup, and then loses Kept."""
    old = kept.room
    kept.room = kept.world.migrate(kept.room)
    await kept.settles()
    await looks_around(kept, who)
    who.writes(old, "/promises")
    who.kicks(kept.world.bot, kept.room)
    await kept.settles()


def _presses(kept: Kept, who: Person, data: str) -> None:
    shown = [one for one in (*_of_bot(who.corner), *kept.said) if not one.deleted]
    if shown:
        who.taps(shown[-1], data=data[:64])


def _of_bot(chat: Chat) -> list[Message]:
    return [message for message in chat.messages if isinstance(message.sender, Bot) and not message.service]


def _ref(message: Message) -> str | None:
    rows = (message.markup or {}).get("inline_keyboard", [])
    data = next((button["callback_data"] for row in rows for button in row if "callback_data" in button), None)
    return str(data).split(":")[-1] if data else None
