"""What somebody writes and taps in their corner while an evening is written apart."""

from dataclasses import replace

from bot.bedtime import corner, tidied
from bot.bedtime.ends import open_if_both
from bot.bedtime.length import too_long
from bot.bedtime.night import Night, tonight
from bot.bedtime.wordings import worded
from domain.errors import Refusal
from domain.evening import LAST, Page, Written
from domain.messages import Alert, Edit, Incoming, Line, Part
from domain.questions import Box
from storage.unit_of_work import UnitOfWork


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """A line for a box, or another one in the place of what was written before."""
    night = await tonight(box.couple, incoming.person, uow)
    if night is None or night.evening.ref != box.topic or night.pages[incoming.person].in_bed:
        if incoming.edited:
            return None
        raise Refusal("bedtime-closed")
    waits = box.closed_at is None and night.pages[incoming.person].face == box.ref
    if incoming.edited and not waits:
        return await _follow_edit(night, incoming, int(box.step))
    page = night.pages[incoming.person].wrote(int(box.step), _line(incoming))
    await tidied.take_in(night, incoming)
    if waits:
        return await _go_on(night, incoming.person, page)
    return await _put_in_place(night, incoming, box, page)


async def _put_in_place(night: Night, incoming: Incoming, box: Box, page: Page) -> None:
    """A reply to a question further up: what lay open lies open still, below it."""
    await night.uow.boxes.answered(box.ref, incoming.message)
    await corner.take_away(night, incoming.person)
    await _settle(night, incoming.person, page, Line("bedtime-changed"))


async def _follow_edit(night: Night, incoming: Incoming, step: int) -> None:
    """What they changed in their own message counts, without a word, while that message holds the line."""
    page = night.pages[incoming.person]
    known = page.lines.get(step)
    if known is not None and known.message == incoming.message:
        await night.keep_page(incoming.person, page.rewrote(step, _line(incoming)))


def _line(incoming: Incoming) -> Written:
    if too_long(incoming.text or ""):
        raise Refusal("bedtime-too-long")
    return Written(incoming.text or "", incoming.message)


async def turn_to(night: Night, person: int) -> None:
    """They want to write: words without a reply are for that box now, which is the last thing in their corner."""
    page = night.pages[person]
    if page.in_bed:
        raise Refusal("bedtime-closed")
    if page.face is None or await night.uow.outbox.last_said(person) != page.face:
        await corner.take_away(night, person)
        await corner.show(night, person, page)
    elif page.asked is not None:
        await night.uow.boxes.touch(page.face)


async def go_to_bed(night: Night, person: int) -> None:
    """They said good night: what is not finished is closed; what is may still open."""
    page = night.pages[person].said_good_night()
    if not page.finished:
        await tidied.give_back(night, person)
        await corner.leave_standing(night, person, Line("bedtime-closed"))
        page = replace(page, face=None)
    await night.keep_page(person, page)


async def let_pass(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today: it needs no reason and leaves no mark."""
    night = await _face(incoming, uow)
    if night is not None and (step := night.pages[incoming.person].asked) is not None:
        await _go_on(night, incoming.person, night.pages[incoming.person].passed(step))


async def be_done(incoming: Incoming, uow: UnitOfWork) -> None:
    """The rest is let pass."""
    night = await _face(incoming, uow)
    if night is not None:
        await _go_on(night, incoming.person, replace(night.pages[incoming.person], done=True))


async def offer_change(incoming: Incoming, uow: UnitOfWork) -> None:
    """Which line?"""
    night = await _face(incoming, uow)
    if night is not None and incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, buttons=corner.to_change(night.evening, night.pages[incoming.person])))


async def go_back(incoming: Incoming, uow: UnitOfWork) -> None:
    """None of them."""
    night = await _face(incoming, uow)
    if night is not None and incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, buttons=tidied.buttons(night, incoming.person)))


async def change(incoming: Incoming, uow: UnitOfWork) -> None:
    """The box of that step lies open again, in the place of what lay there."""
    night = await _face(incoming, uow)
    if night is None or incoming.tap is None:
        return
    step = int(incoming.tap.action.rpartition("-")[2])
    await corner.take_away(night, incoming.person)
    await corner.show(night, incoming.person, replace(night.pages[incoming.person], changing=step))


async def leave_as_it_is(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing is changed."""
    night = await _face(incoming, uow)
    if night is not None:
        await corner.take_away(night, incoming.person)
        await corner.show(night, incoming.person, night.pages[incoming.person].left_as_it_was())


async def give_beginning(incoming: Incoming, uow: UnitOfWork) -> None:
    """Some words to begin with, for whoever wants them."""
    night = await _face(incoming, uow)
    if night is None or incoming.anchor is None:
        return
    page = night.pages[incoming.person]
    if page.asked is not None:
        parts = (worded(night.evening, page.asked), Line("bedtime-starter-line"))
        rows = tuple(row for row in tidied.buttons(night, incoming.person) if corner.STARTER not in row)
        await uow.edit(Edit(incoming.anchor.ref, parts, rows))


async def promise(incoming: Incoming, uow: UnitOfWork) -> None:
    """The fourth line goes on as if it had been typed as a promise; its words come with the tap once it has opened."""
    anchor = incoming.anchor
    night = await tonight(anchor.couple, incoming.person, uow) if anchor else None
    page = night.pages[incoming.person] if night else None
    line = page.lines.get(LAST) if page and anchor and page.face == anchor.ref else None
    words = line.text if line else incoming.about
    if anchor is None or not words:
        uow.alert(incoming.callback, Alert("gone"))
        return
    uow.go_to("promise", words)


async def _face(incoming: Incoming, uow: UnitOfWork) -> Night | None:
    """The evening whose page stands where they tapped; else the tap is told that it is over."""
    anchor = incoming.anchor
    night = await tonight(anchor.couple, incoming.person, uow) if anchor else None
    if anchor is None or night is None or night.pages[incoming.person].face != anchor.ref:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return night


async def _go_on(night: Night, person: int, page: Page) -> None:
    """Its box is answered: the next one, or what follows the last."""
    changed = night.pages[person].changing is not None
    await corner.leave_standing(night, person)
    await _settle(night, person, page, *((Line("bedtime-changed"),) if changed else ()))


async def _settle(night: Night, person: int, page: Page, *before: Part) -> None:
    """Open it if both have finished; else show how it stands."""
    night.pages[person] = replace(page, face=None)
    if await open_if_both(night):
        await corner.say_opened(night, person, page)
    else:
        await corner.show(night, person, page, *before)
