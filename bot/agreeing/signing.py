"""Signing: both tap below the same text; who has, is told to nobody."""

from bot.agreeing.desk import Desk, tapped
from bot.agreeing.room import agree
from bot.speaker import Speaker, speaker
from domain.messages import Alert, Incoming
from storage.agreements import Sort
from storage.unit_of_work import UnitOfWork


async def sign(incoming: Incoming, uow: UnitOfWork) -> None:
    """It counts from the second of the two on."""
    who, desk = await _text(incoming, uow)
    if desk is None:
        return
    person = who.member.person
    await desk.keep_sheet(desk.agreement.signs(person, yes=True), person)
    uow.alert(incoming.callback, Alert("agree-noted", loud=False))
    if (agreed := desk.agreement.agreed(desk.people, uow.now)) is not None:
        await agree(desk, agreed)


async def not_yet(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nor does what they tapped before count any more."""
    who, desk = await _text(incoming, uow)
    if desk is None:
        return
    person = who.member.person
    await desk.keep_sheet(desk.agreement.signs(person, yes=False), person)
    uow.alert(incoming.callback, Alert("agree-open-still", loud=False))


async def _text(incoming: Incoming, uow: UnitOfWork) -> tuple[Speaker, Desk | None]:
    """The very text that stands below what was tapped; one that has changed meanwhile has other buttons."""
    who = await speaker(incoming, uow)
    found = await tapped(incoming, who.couple, uow)
    return who, found[0] if found and found[1].sort is Sort.DRAFT else None
