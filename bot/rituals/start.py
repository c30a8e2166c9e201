"""The door: what somebody hears who has just opened a chat with Kept, or asks for it anew."""

from bot import without
from bot.meeting.hello import HOW, ask_anew
from bot.meeting.invitation import invite, is_own
from bot.meeting.lapse import tell_first
from bot.ritual import Command, Ritual
from domain.errors import Refusal
from domain.messages import Button, Incoming, Kind, Line, Link, Rows, Say
from storage.unit_of_work import UnitOfWork

NAME = "start"
TO_A_GROUP = "hello"  # what Telegram types for whoever chose a group by our link; nothing depends on it
WHERE = {"group": "start-couple", "nowhere": "start-couple-nowhere"}
WITHOUT: Rows = ((Button("start-without", "without"),),)


async def begin(incoming: Incoming, uow: UnitOfWork) -> None:
    """In a group the hello, by its rules; in a corner where somebody stands, and the way on."""
    if incoming.group:
        return await _in_group(incoming, uow)
    if incoming.command == NAME and incoming.args not in ("", HOW):
        raise Refusal("meet-invite-own" if await is_own(incoming, uow) else "start-run-out")
    member = (await uow.couples.rows([incoming.person])).get(incoming.person)
    if member is not None and member.couple:
        return await _at_home(member.couple, incoming, uow)
    consent = await uow.consents.of(incoming.person)
    if consent is not None:
        return await tell_first(incoming.person, consent.chat, uow)
    return await _to_a_stranger(incoming, uow)


async def _in_group(incoming: Incoming, uow: UnitOfWork) -> None:
    chat = await uow.chats.now_at(incoming.chat)
    couple = await uow.couples.in_room(chat)
    if couple is None:
        return await ask_anew(incoming, uow)
    member = (await uow.couples.rows([incoming.person])).get(incoming.person)
    if member is not None and member.couple == couple:
        await uow.say(Say(incoming.chat, NAME, (Line("start-room"), Line("start-more")), Kind.ANSWER, couple=couple))
    return None


async def _at_home(couple: str, incoming: Incoming, uow: UnitOfWork) -> None:
    found = await uow.couples.get(couple)  # whole for whoever was left, until they are told
    place = found.place if found else "nowhere"
    parts = (Line(WHERE.get(place, "start-couple-carried")), Line("start-more"))
    buttons = WITHOUT if place == "group" else await _way_to_a_group("start-add", uow)
    await uow.say(Say(incoming.chat, NAME, parts, Kind.ANSWER, buttons=buttons, person=incoming.person))


async def _to_a_stranger(incoming: Incoming, uow: UnitOfWork) -> None:
    parts = tuple(Line(f"start-{each}") for each in ("hello", "nobody", "how"))
    buttons: Rows = ((Button("meet-invite", "invite"),), *await _way_to_a_group("start-add", uow))
    await uow.say(
        Say(
            incoming.chat,
            NAME,
            parts,
            Kind.ANSWER,
            buttons=buttons,
            person=incoming.person,
            language=incoming.language,
        )
    )


async def _way_to_a_group(label: str, uow: UnitOfWork) -> Rows:
    return ((Link(label, await uow.address(TO_A_GROUP, group=True)),),)


START = Ritual(
    NAME,
    commands=(Command(NAME, begin, "command-start", menu_corner=1, for_all=True),),
    taps={"invite": invite, "without": without.ask},
    shows=frozenset({"without"}),
)
