"""The room: whether the group of the two is theirs alone, and what becomes of it when it is not."""

from dataclasses import replace
from datetime import timedelta

from bot import without
from bot.ritual import Ritual
from domain.company import Change, Company
from domain.couple import Couple
from domain.messages import Alert, Button, Edit, Incoming, Line, Rows, Say
from domain.questions import Timer
from domain.quiet import next_awake
from storage.rooms import CORNERS, Offer
from storage.unit_of_work import UnitOfWork

NAME = "room"
THE_TWO_AND_US = 3
STANDS = timedelta(days=1)  # an offer for both; then it lapses without a word
SETTLING = timedelta(minutes=1)  # what happened by mistake is often undone by then
ASKED_LATER = timedelta(hours=6)  # whoever rests is not asked meanwhile
WAITS_AT_MOST = timedelta(hours=48)
CHOICES: Rows = (
    (Button("room-carry-on", "carry-on-here"),),
    (Button("room-rest", "rest"), Button("room-leave", "leave")),
)


async def notice(change: Company, uow: UnitOfWork) -> None:
    """Who comes and goes in a group, and what we may do there."""
    couple = await _whose(change.chat, uow)
    for person in change.who if change.change is Change.LEFT else ():
        await uow.groups.unsee(change.chat, person)
        await uow.rooms.take_back(change.chat, person)
    if change.change is Change.COUNTED:
        await _counted(change, couple, uow)
    elif couple is not None and couple.place == "group" and _lost(change, couple):
        await _lose(couple, "gone" if change.change is Change.REMOVED else "parted", uow)
    elif couple is not None and couple.place == "group" and change.change is Change.MUTED:
        await _carry(couple, "room-may-not-write", uow)
    elif change.change in (Change.JOINED, Change.LEFT) or _back(change, couple):
        if change.change is Change.ADDED and couple is None:
            await _note_who_brought_us(change, uow)
        await _look(change.chat, couple, uow)


async def _whose(chat: int, uow: UnitOfWork) -> Couple | None:
    """The couple whose group it is, or was last."""
    couple = await uow.couples.in_room(chat)
    return await uow.couples.get(couple, lock=True) if couple else None


def _lost(change: Company, couple: Couple) -> bool:
    left = change.change is Change.LEFT and any(couple.member(person) for person in change.who)
    return left or change.change is Change.REMOVED


def _back(change: Company, couple: Couple | None) -> bool:
    """We came into a group that is no room, or may write there again: of a room it says nothing new."""
    return change.change is Change.ADDED and (couple is None or couple.place != "group")


async def _note_who_brought_us(change: Company, uow: UnitOfWork) -> None:
    """One of two who have no group did: this one may become their room."""
    member = (await uow.couples.rows([change.person])).get(change.person) if change.person is not None else None
    couple = member.couple if member else None
    carried = couple is not None and await uow.couples.place(couple) in ("carried", "nowhere")
    if couple is not None and carried and await uow.rooms.offered(couple, change.chat) is None:
        await uow.rooms.offer(couple, change.chat)


async def _look(chat: int, couple: Couple | None, uow: UnitOfWork) -> None:
    """How many are there now? Asked of groups that are a room, or may become one."""
    if couple is not None or await uow.rooms.offers_in(chat):
        await uow.chats.uncounted(chat)
        await uow.count(chat, NAME)


async def _counted(change: Company, couple: Couple | None, uow: UnitOfWork) -> None:
    if change.count != THE_TWO_AND_US:
        if couple is not None and couple.place == "group":
            await _carry(couple, "room-not-the-two", uow)
        return
    for offer in await uow.rooms.offers_in(change.chat):
        if offer.agreed and await _move_in(offer, uow):
            return
        theirs = await uow.couples.get(offer.couple, lock=True) if offer.ref is None else None
        if theirs is not None:
            await _offer(theirs, change.chat, uow)
    if couple is not None and couple.place != "group" and not await uow.rooms.offered(couple.id, change.chat):
        await _offer(couple, change.chat, uow)


# --- out of the group ------------------------------------------------------------------------------------------------


async def _carry(couple: Couple, why: str, uow: UnitOfWork) -> None:
    """Each hears one line, the same, and what waits for the group comes after it."""
    await uow.couples.set(couple.id, place="carried")
    for member in couple.members:
        await uow.say(Say(member.person, NAME, (Line(why),), person=member.person, couple=couple.id))
    await uow.go_carried(couple)


async def _lose(couple: Couple, how: str, uow: UnitOfWork) -> None:
    """Nothing is sent until each of the two is awake; then each is asked alone."""
    await uow.couples.set(couple.id, place="nowhere")
    await uow.go_carried(couple, stale_at=uow.now + WAITS_AT_MOST)  # and waits there
    await uow.rooms.offer(couple.id, CORNERS)
    for member in couple.members:
        clock = couple.clock(member.person, uow.now)
        at = next_awake(uow.now + SETTLING, clock, member.quiet_hours)
        await uow.timers.set(Timer(NAME, how, str(member.person), at, couple.id, member.person))


async def ask(timer: Timer, uow: UnitOfWork) -> None:
    """Shall it go on here?"""
    couple = await uow.couples.get(timer.couple or "", lock=True)
    person = timer.person or 0
    if couple is None or couple.place != "nowhere" or couple.member(person) is None:
        return
    if await uow.rests.why(person):
        await uow.timers.set(replace(timer, at=uow.now + ASKED_LATER))
        return
    await uow.say(Say(person, NAME, (Line("room-gone"),), buttons=CHOICES, person=person, couple=couple.id))


async def carry_on(incoming: Incoming, uow: UnitOfWork) -> None:
    """One says yes; when both have, it goes on in their corners."""
    couple = await uow.couples.of(incoming.person, lock=True)
    if couple is None or couple.place != "nowhere":
        uow.alert(incoming.callback, Alert("gone"))
        return
    uow.alert(incoming.callback, Alert("room-heard"))
    if await uow.rooms.agrees(couple.id, CORNERS, incoming.person):
        await _move_into_corners(couple, uow)


async def rest(_incoming: Incoming, uow: UnitOfWork) -> None:
    """For how long, is asked elsewhere."""
    uow.go_to("rest")


async def leave(_incoming: Incoming, uow: UnitOfWork) -> None:
    """Whether they are sure is asked there."""
    uow.go_to("leave")


async def _move_into_corners(couple: Couple, uow: UnitOfWork) -> None:
    await uow.couples.set(couple.id, place="carried")
    await uow.rooms.lapse(couple.id)
    carried = await uow.couples.get(couple.id)
    if carried is not None:
        await uow.tell(carried, Say(0, NAME, (Line("room-carried"),)))
        await uow.outbox.release(couple.id)


# --- into a group ----------------------------------------------------------------------------------------------------


async def _offer(couple: Couple, chat: int, uow: UnitOfWork) -> None:
    """A neutral line in the group; it is theirs when both tap its button."""
    rows: Rows = ((Button("room-ours", "ours"),),)
    ref = await uow.say(Say(chat, NAME, (Line("room-is-it-yours"),), buttons=rows, couple=couple.id))
    if ref is not None:
        await uow.rooms.offer(couple.id, chat, ref)
        await uow.timers.set(Timer(NAME, "lapse", ref, uow.now + STANDS, couple.id))


async def ours(incoming: Incoming, uow: UnitOfWork) -> None:
    """One of the two says that it is theirs, and by tapping proves to be there."""
    chat = await uow.chats.now_at(incoming.chat)
    couple = await uow.couples.of(incoming.person, lock=True)
    if couple is None or await uow.rooms.offered(couple.id, chat) is None:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await uow.groups.see(chat, incoming.person)
    uow.alert(incoming.callback, Alert("room-heard"))
    if await uow.rooms.agrees(couple.id, chat, incoming.person):
        await uow.count(chat, NAME)


async def _move_in(offer: Offer, uow: UnitOfWork) -> bool:
    """Both said yes, both are known to be there, and nobody else is: it is their room from now on."""
    couple = await uow.couples.get(offer.couple, lock=True)
    people = [member.person for member in couple.members] if couple else []
    if couple is None or not set(people) <= (await uow.groups.seen(offer.chat)).keys():
        return False
    await uow.couples.set(couple.id, room=offer.chat, place="group")
    await uow.groups.settle(offer.chat, *people)
    await uow.rooms.lapse(couple.id)
    if offer.ref is not None:
        await uow.timers.drop(NAME, "lapse", offer.ref)
        await uow.edit(Edit(offer.ref, (Line("room-is-yours"),)))
    return True


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """It was not wanted by both: the button goes, and nothing is said."""
    for offer in await uow.rooms.offers_of(timer.couple or ""):
        if offer.ref == timer.ref:
            await uow.rooms.lapse(offer.couple, offer.chat)
    await uow.edit(Edit(timer.ref))


ROOM = Ritual(
    NAME,
    taps={"ours": ours, "yes": without.say_yes, "carry-on-here": carry_on, "rest": rest, "leave": leave},
    timers={"gone": ask, "parted": ask, "lapse": lapse},
    on_company=notice,
    goes_to=("rest", "leave"),
    shows=frozenset({"yes"}),
)
