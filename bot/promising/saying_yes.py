"""The yes to an echo: from here on it is a promise, told by having been said, told now, or kept to oneself."""

from bot.promising import NAME
from bot.promising.asked import question
from bot.promising.deeds import act, settle
from bot.promising.draft import Draft
from bot.promising.maker import Maker, maker_of
from bot.promising.making import close, draft_in, take
from bot.promising.room import ONE, Doing, line_in_room
from bot.speaker import Speaker
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Line, Moment, Part, Rows
from domain.promise import Action, Effect, Promise, Who
from domain.promise_kind import kind
from domain.promise_steps import Effects, transition
from domain.questions import Box
from storage.promises import Given, Sort
from storage.unit_of_work import UnitOfWork

OFFERS: Rows = ((Button("promise-other-reminder", f"remind-{ONE}"), Button("promise-why", f"why-{ONE}")),)


async def aloud(incoming: Incoming, uow: UnitOfWork) -> None:
    """Yes."""
    await _confirm(incoming, Action.CONFIRM, uow)


async def quietly(incoming: Incoming, uow: UnitOfWork) -> None:
    """It is nobody else's business."""
    await _confirm(incoming, Action.QUIETLY, uow)


async def _confirm(incoming: Incoming, action: Action, uow: UnitOfWork) -> None:
    box, who = await question(incoming, uow)
    if box is None:
        return None
    draft = draft_in(box)
    maker = await maker_of(who.couple, who.member.person, uow)
    try:
        others = maker.others_open(draft.instead_of)
        promise, effects = transition(draft.promise(maker), action, Who.MAKER, maker.present, others_open=others)
    except Refusal:
        return await take(draft, who, uow, box)
    await close(box, uow)
    given = _given(box, draft, promise, maker, uow)
    await _tell(given, effects, box, who, maker, uow)
    if draft.instead_of and (first := await uow.promises.get(draft.instead_of)) is not None:
        await act(first, Action.SMALLER, Doing(who.couple, uow, who.member.person, who.here))
    return await _say_saved(given, box, who, uow)


def _given(box: Box, draft: Draft, promise: Promise, maker: Maker, uow: UnitOfWork) -> Given:
    """What was said in the room has its message already."""
    ref = box.ref if draft.here else uow.token()
    of = kind(maker.present.now, promise.due, maker.present.zone)
    return Given(ref, maker.couple.id, maker.member.person, draft.words, of, promise)


async def _tell(given: Given, effects: Effects, box: Box, who: Speaker, maker: Maker, uow: UnitOfWork) -> None:
    if given.promise.in_room:
        await uow.edit(Edit(box.ref, (line_in_room(given, who.couple, who.member),)))
        effects = tuple(effect for effect in effects if effect is not Effect.TELL_PROMISE)
    await settle(given, effects, Doing(who.couple, uow, who.member.person, who.here), maker)


async def _say_saved(given: Given, box: Box, who: Speaker, uow: UnitOfWork) -> None:
    """In the corner, with what can be added there; nothing of it is asked for."""
    parts: tuple[Part, ...] = (Line("promise-saved-quietly" if given.promise.quiet else "promise-saved"),)
    if given.promise.remind_at is not None:
        parts += (Line("promise-remind-at", {"when": Moment(given.promise.remind_at)}),)
    ref: str | None = box.ref
    if given.promise.in_room:
        uow.alert(who.incoming.callback, Alert("promise-saved", loud=False))
        ref = await uow.say(who.alone(NAME, parts, OFFERS))
    else:
        await uow.edit(Edit(box.ref, parts, OFFERS))
    if ref is not None:
        await uow.promises.stand(ref, {ONE: given}, Sort.LIST)
