"""What both read of an agreement, wherever their room is: that there may be one, the draft, what becomes of it."""

from dataclasses import replace
from datetime import timedelta

from bot.agreeing import NAME
from bot.agreeing.desk import LAPSE, REVIEW, Desk
from bot.agreeing.lines import change_of, text_of
from bot.speaker import Speaker
from domain.agreement import DRAFT_STANDS, LOOKED_AT_AFTER, MOST_ALIVE, Agreement, Clause
from domain.couple import Couple
from domain.errors import Refusal
from domain.messages import Button, Kind, Line, Moment, Part, Rows, Say
from domain.noise import Noise, Shown
from domain.questions import LOOK, Timer
from storage.agreements import Sort
from storage.unit_of_work import UnitOfWork

LOOKED_AGAIN = timedelta(hours=1)
WRITE: Rows = ((Button("agree-write", "write"),),)
SIGN: Rows = (
    (Button("agree-agree", "agree"),),
    (Button("agree-change-word", "change"), Button("agree-not-yet", "not-yet")),
)


async def may_begin(couple: Couple, uow: UnitOfWork) -> Desk | None:
    """One that is being drafted already. Refusal: there are as many as there can be."""
    alive = await uow.agreements.of_couple(couple.id)
    drafted = next((one for one in alive if one.signed_at is None), None)
    if drafted is not None:
        return Desk(drafted, couple, uow)
    if len(alive) >= MOST_ALIVE:
        raise Refusal("agree-full")
    return None


async def offer(who: Speaker, uow: UnitOfWork) -> Desk:
    """There may be a new one. Refusal: they have no room to say it in."""
    agreement = Agreement(uow.token(), who.couple.id)
    ref = await who.tells(NAME, (Line("agree-offer"), Line("agree-offer-how")), WRITE, uow)
    if ref is None:
        raise Refusal("resting")
    desk = Desk(agreement, who.couple, uow)
    await desk.keep(agreement)
    await uow.agreements.stand(ref, agreement, Sort.OFFER)
    await _stands(desk)
    return desk


async def open_if_both(desk: Desk) -> bool:
    """Both have written: what they wrote lies in the room. In a rest nothing opens; it is looked at again after."""
    uow = desk.uow
    if not desk.agreement.opens(desk.people):
        return False
    if await uow.rests.resting(desk.couple.id):
        again = uow.now + LOOKED_AGAIN
        await uow.timers.set(Timer(NAME, LOOK, desk.agreement.ref, again, couple=desk.couple.id))
        return False
    await desk.keep(desk.agreement.open())
    await desk.close_boxes(None, Line("agree-opened"))
    await desk.retire(Sort.OFFER, Sort.APART, says=(Line("agree-opened"),))
    await _lay(desk, (Line("agree-draft"), *text_of(desk.agreement, desk.couple, uow), Line("agree-sign")))
    return True


async def suggest(desk: Desk, person: int, clause: Clause) -> None:
    """Another clause of theirs: the old words beside the new, and the whole of it, which nobody has signed yet."""
    before = desk.agreement.stands(person)
    await desk.keep(desk.agreement.changed(person, clause, desk.people))
    await desk.retire(Sort.DRAFT)
    change = change_of(person, before, clause) if before else (Line("agree-change"),)
    until = (Line("agree-until-both"),) if desk.agreement.signed_at else ()
    whole = (Line("agree-whole"), *text_of(desk.agreement, desk.couple, desk.uow), *until)
    await _lay(desk, (*change, *whole))


async def _lay(desk: Desk, parts: tuple[Part, ...]) -> None:
    """A text to sign; only below the latest one anybody can."""
    ref = await _tell(desk, _close(parts, "agree-cover", SIGN))
    if ref is not None:
        await desk.uow.agreements.stand(ref, desk.agreement, Sort.DRAFT)
    await _stands(desk)


async def agree(desk: Desk, agreed: Agreement) -> None:
    """Both have signed the same text."""
    uow = desk.uow
    await desk.keep(agreed)
    drafts = await uow.agreements.places(agreed.ref, Sort.DRAFT)
    await uow.agreements.leave(await uow.agreements.places(agreed.ref, Sort.SIGNED))
    await desk.retire(Sort.DRAFT)
    about = drafts[-1].message if drafts else None
    look = uow.now + LOOKED_AT_AFTER
    said = Line("agree-agreed", {"on": Moment(uow.now), "look": Moment(look)})
    await _tell(desk, Say(0, NAME, (said,), about=about))
    if about is not None:
        await uow.agreements.stand(about, agreed, Sort.SIGNED)
    await uow.timers.drop(NAME, LAPSE, agreed.ref)
    await uow.timers.set(Timer(NAME, REVIEW, agreed.ref, look, couple=agreed.couple))


async def end(desk: Desk, *, forgotten: bool = False) -> None:
    """Either lets it go; both read so, below its words where those stand. `forgotten`: its words are not said again."""
    uow, agreement = desk.uow, desk.agreement
    signed = await uow.agreements.places(agreement.ref, Sort.SIGNED)
    about = signed[-1].message if signed and await _stands_there(signed[-1].message, desk.couple, uow) else None
    above = () if about or forgotten else text_of(agreement, desk.couple, uow, signed=True)
    ended = Line("agree-ended")
    await desk.close_boxes(None, ended)
    await desk.retire(says=(ended,))
    say = Say(0, NAME, (*above, ended), about=about)
    await _tell(desk, _close(say.parts, "agree-cover-list") if above else say)
    await desk.drop()


async def _stands_there(message: str, couple: Couple, uow: UnitOfWork) -> bool:
    chats = [couple.room] if couple.place == "group" else [member.person for member in couple.members]
    return all([chat is not None and await uow.outbox.copy_in(message, chat) is not None for chat in chats])


def _close(parts: tuple[Part, ...], cover: str, rows: Rows = ()) -> Say:
    """What is theirs alone: a phone on a table shows a neutral line."""
    return Say(0, NAME, parts, Kind.REVEAL, buttons=rows, shown=Shown.CLOSE, cover=cover)


async def _tell(desk: Desk, say: Say) -> str | None:
    """To both, as news: whoever did it may be in their corner."""
    return await desk.uow.tell(desk.couple, replace(say, noise=Noise.NEWS))


async def _stands(desk: Desk) -> None:
    """For a week from now on; then it is put away, once the clock is believed."""
    at = desk.uow.now + DRAFT_STANDS
    lapse = Timer(NAME, LAPSE, desk.agreement.ref, at, couple=desk.couple.id, patient=True)
    await desk.uow.timers.set(lapse)
