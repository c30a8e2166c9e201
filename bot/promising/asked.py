"""What is typed and tapped while a promise is being made, until its yes."""

from bot.promising.draft import Draft, Step
from bot.promising.maker import maker_of
from bot.promising.making import HERE, ask_for_time_again, ask_how_else, chosen, draft_in, take
from bot.speaker import Speaker, speaker
from domain.errors import Refusal
from domain.messages import Alert, Incoming
from domain.promise import Why
from domain.questions import Box
from domain.when import NoTime
from storage.unit_of_work import UnitOfWork


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """`/promise`, with or without words behind it. Refusal: they have no room to promise anything in."""
    who = await speaker(incoming, uow)
    if who.couple.place == "nowhere":
        raise Refusal("resting")
    maker = await maker_of(who.couple, who.member.person, uow)
    await take(Draft(here=who.here).heard(incoming.args, maker), who, uow)


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """Words for a question."""
    who = await speaker(incoming, uow)
    maker = await maker_of(who.couple, who.member.person, uow)
    draft = draft_in(box)
    heard = draft.heard(incoming.text or "", maker)
    if draft.step is Step.WHEN and draft.words and heard.when is NoTime.UNSAID:
        return await ask_for_time_again(draft, who, uow, box)
    return await take(heard, who, uow, box)


async def hear_in_room(incoming: Incoming, uow: UnitOfWork) -> None:
    """A reply to what was asked in the room; only its maker's counts."""
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.person != incoming.person or box.closed_at is not None or box.step != HERE:
        return
    if incoming.media is not None or not incoming.text:
        raise Refusal("corner-wants-words")
    await hear(incoming, box, uow)


async def choose(incoming: Incoming, uow: UnitOfWork) -> None:
    """One of the days, or the other hour."""
    box, who = await question(incoming, uow)
    if box is None or incoming.tap is None:
        return
    draft, action = draft_in(box), incoming.tap.action
    when = chosen(draft, action)
    if when is None:
        uow.alert(incoming.callback, Alert("gone"))
        return
    likelier = None if isinstance(draft.when, NoTime) or action != "other" else draft.when
    await take(draft.on(when, likelier), who, uow, box)


async def change(incoming: Incoming, uow: UnitOfWork) -> None:
    """How else?"""
    box, who = await question(incoming, uow)
    if box is not None:
        await ask_how_else(who, uow, box)


async def question(incoming: Incoming, uow: UnitOfWork) -> tuple[Box | None, Speaker]:
    """The question that was tapped, while it is open and they are the one who was asked; else the tap is told so."""
    who = await speaker(incoming, uow)
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.closed_at is not None:
        uow.alert(incoming.callback, Alert("gone"))
        return None, who
    if box.person != incoming.person:
        uow.alert(incoming.callback, Alert(Why.NOT_YOURS))
        return None, who
    return box, who
