"""What the buttons of a message offer for a day: a setting to put back, or one that both have to want."""

from bot.speaker import Speaker
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Part, Rows
from domain.questions import Timer
from storage.proposals import KEPT, Proposal, Sort
from storage.unit_of_work import UnitOfWork

NAME = "hours"  # the ritual that lets all of them lapse
LAPSE = "lapse"
YES: Rows = ((Button("hours-yes", "yes"),),)


async def stand(proposal: Proposal, uow: UnitOfWork) -> None:
    """The buttons of its message stand for it from now on, for a day."""
    await uow.proposals.put(proposal)
    await uow.timers.set(Timer(NAME, LAPSE, proposal.ref, proposal.made_at + KEPT, couple=proposal.couple))


async def retire(ref: str, uow: UnitOfWork, parts: tuple[Part, ...] = ()) -> None:
    """The buttons of that message go, and what they stood for; it may read something else then."""
    await uow.proposals.drop(ref)
    await uow.timers.drop(NAME, LAPSE, ref)
    await uow.edit(Edit(ref, parts))


async def offered(incoming: Incoming, who: Speaker, sort: Sort, uow: UnitOfWork) -> Proposal | None:
    """What the tapped message offers, as long as it does; else the tap is told so."""
    found = await uow.proposals.get(incoming.anchor.ref) if incoming.anchor else None
    if found is None or found.sort is not sort or found.couple != who.couple.id:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return found


async def ask_both(
    who: Speaker, ritual: str, about: str, value: str, question: tuple[Part, ...], uow: UnitOfWork
) -> bool:
    """Ask the other for a yes, by one button (`ritual:yes`) in the room; an earlier question about it is over.

    True where the other has asked for the very same: then nothing is asked, for both want it. Refusal: the couple
    rests, or has no room.
    """
    if await uow.rests.resting(who.couple.id):
        raise Refusal("resting")
    for earlier in await uow.proposals.of(who.couple.id, about, Sort.BOTH):
        await retire(earlier.ref, uow)
        if earlier.person != who.member.person and earlier.value == value:
            return True
    ref = await who.tells(ritual, question, YES, uow)
    if ref is None:
        raise Refusal("resting")
    await stand(Proposal(ref, who.couple.id, about, Sort.BOTH, value, uow.now, who.member.person), uow)
    return False


async def others_yes(incoming: Incoming, who: Speaker, uow: UnitOfWork) -> Proposal | None:
    """What both want with this tap on `ritual:yes`, which is over with it; None where it does not count.

    Refusal: the couple rests.
    """
    proposal = await offered(incoming, who, Sort.BOTH, uow)
    if proposal is None:
        return None
    if proposal.person == who.member.person:
        uow.alert(incoming.callback, Alert("hours-yes-already"))
        return None
    if await uow.rests.resting(who.couple.id):
        raise Refusal("resting")
    await retire(proposal.ref, uow)
    return proposal
