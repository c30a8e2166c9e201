"""Giving a group up: two who share one go on in their corners once both want it."""

from bot.proposing import ask_both, others_yes
from bot.speaker import speaker
from domain.couple import Couple
from domain.errors import Refusal
from domain.messages import Alert, Edit, Incoming, Line, Say, Words
from storage.unit_of_work import UnitOfWork

NAME = "room"  # whose yes it is
ABOUT, CARRIED = "room", "carried"


async def ask(incoming: Incoming, uow: UnitOfWork) -> None:
    """One of the two would like to: the other is asked in their group. Raises Refusal where they have none."""
    who = await speaker(incoming, uow)
    if who.couple.place != "group":
        raise Refusal("gone")
    named = Line("room-without-asked", {"name": Words(who.member.person, who.member.name)})
    question = (named, Line("room-without-how"), Line("hours-asked-both"))
    if await ask_both(who, NAME, ABOUT, CARRIED, question, uow):
        await _go(who.couple, uow)
    else:
        uow.alert(incoming.callback, Alert("hours-asked-there", loud=False))


async def say_yes(incoming: Incoming, uow: UnitOfWork) -> None:
    """It counts from the one who did not ask for it."""
    who = await speaker(incoming, uow)
    proposal = await others_yes(incoming, who, uow)
    if proposal is not None and who.couple.place == "group":
        await uow.edit(Edit(proposal.ref, (Line("room-without"),)))
        await _go(who.couple, uow)


async def _go(couple: Couple, uow: UnitOfWork) -> None:
    """What waits for the group goes to both corners after a line that says so, and we go out of the group."""
    group = couple.room
    await uow.couples.set(couple.id, room=None, place="carried")
    await uow.rooms.lapse(couple.id)
    apart = await uow.couples.get(couple.id)
    if apart is None or group is None:
        return
    await uow.tell(apart, Say(0, NAME, (Line("room-carried"),)))
    await uow.go_carried(couple)
    await uow.groups.unsee(group)
    await uow.quit(group)
