"""The hours proposed to each of the two: fine as they are, with a nudge, or others, in ordinary words."""

from dataclasses import replace
from datetime import timedelta

from bot.hours import HABITS
from bot.meeting import NAME
from bot.meeting.room import plainly
from bot.meeting.settling import Standing, become, standing_of
from bot.meeting.wishes import APART, BEDTIME_PLACE, HERE, usual, wishing
from bot.speaker import not_read
from bot.words.lexis import lexis
from domain.errors import Refusal
from domain.hours import Hours, Off
from domain.hours_read import Unread, read_hours, written
from domain.messages import Button, Edit, Incoming, Kind, Line, Part, Rows, Say
from domain.questions import Box
from storage.unit_of_work import UnitOfWork

STEP = "hours"
OPEN_FOR = timedelta(days=1)
ANSWERS: Rows = (
    (Button("meet-fine", "fine"),),
    (Button("meet-fine-nudge", "nudge"),),
    (Button("meet-change", "change"),),
)
IN_OUR_CHAT, AS_WE_WRITE = Button("meet-bedtime-here", "here"), Button("meet-bedtime-as-written", "here")
OPENED_TOGETHER = Button("meet-bedtime-apart", "apart")


async def propose(standing: Standing, uow: UnitOfWork) -> None:
    """The hours as they stand, to one of the two."""
    if standing.hours:
        await _say(standing, (Line("meet-propose"), *_lines(standing)), ANSWERS, uow)


async def accept(incoming: Incoming, uow: UnitOfWork) -> None:
    """Fine."""
    await _accept(incoming, uow, nudge=False)


async def accept_with_a_nudge(incoming: Incoming, uow: UnitOfWork) -> None:
    """Fine, and nudge me once."""
    await _accept(incoming, uow, nudge=True)


async def _accept(incoming: Incoming, uow: UnitOfWork, *, nudge: bool) -> None:
    standing = await _picking(incoming, uow)
    member = replace(wishing(standing.member, standing.hours), nudge=nudge)
    now = await become(member, standing, uow)
    noted = Line("meet-noted-nudge" if nudge else "meet-noted-hours")
    await _done_with(incoming, (*_lines(now), noted), uow)
    await _ask_bedtime_place(now, uow)


async def change(incoming: Incoming, uow: UnitOfWork) -> None:
    """Change: each ritual is asked for in turn."""
    standing = await _picking(incoming, uow)
    await _done_with(incoming, (), uow)
    await _ask_next(list(usual()), standing, uow)


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """An hour in ordinary words, or off."""
    standing = await standing_of(incoming.person, uow)
    if not standing.open:
        raise Refusal("meet-hours-set")
    ritual, language = box.body["ritual"], standing.member.language
    current = standing.hours[ritual]
    usually = current if isinstance(current, Hours) else HABITS[ritual].usual
    found = read_hours(incoming.text or "", lexis(language), usually)
    if isinstance(found, Unread):
        await _say(standing, (not_read(found, incoming.person, _example(ritual, language)),), (), uow)
        return None
    now = await become(wishing(standing.member, {ritual: found}), standing, uow)
    if await uow.boxes.close(box.ref):
        await uow.edit(Edit(box.ref))
        return await _ask_next(box.body["left"], now, uow)
    return await _say(now, (_line_of(ritual, found),), (), uow)


async def keep(incoming: Incoming, uow: UnitOfWork) -> None:
    """That one may stay as it is."""
    standing = await _picking(incoming, uow)
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.closed_at is not None:
        raise Refusal("gone")
    await uow.boxes.close(box.ref)
    await uow.edit(Edit(box.ref))
    await _ask_next(box.body["left"], standing, uow)


async def choose_place(incoming: Incoming, uow: UnitOfWork) -> None:
    """Where bedtime is, as far as it lies with this one."""
    standing = await _picking(incoming, uow)
    place = HERE if incoming.tap and incoming.tap.action == HERE else APART
    wishes = {**standing.member.wishes, BEDTIME_PLACE: place}
    await become(replace(standing.member, wishes=wishes), standing, uow)
    here = "meet-bedtime-noted-here" if await _has_a_chat(standing, uow) else "meet-bedtime-noted-as-written"
    await _done_with(incoming, (Line(here if place == HERE else "meet-bedtime-noted-apart"),), uow)


async def _picking(incoming: Incoming, uow: UnitOfWork) -> Standing:
    """Raises Refusal once the hour is over in which this could be picked."""
    standing = await standing_of(incoming.person, uow)
    if not standing.open:
        raise Refusal("meet-hours-set")
    return standing


async def _done_with(incoming: Incoming, parts: tuple[Part, ...], uow: UnitOfWork) -> None:
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, parts))


async def _ask_next(left: list[str], standing: Standing, uow: UnitOfWork) -> None:
    if not left:
        return await propose(standing, uow)
    ritual, *rest = left
    member = standing.member
    box = Box(uow.token(), member.person, NAME, STEP, uow.now + OPEN_FOR, body={"ritual": ritual, "left": rest})
    line = Line("meet-when", {"ritual": ritual, "example": _example(ritual, member.language)})
    keep_it: Rows = ((Button("meet-keep", "keep"),),)
    await uow.ask(box, Say(member.person, NAME, (line,), Kind.ANSWER, buttons=keep_it, person=member.person))
    return None


async def _ask_bedtime_place(standing: Standing, uow: UnitOfWork) -> None:
    asked = isinstance(standing.hours.get("bedtime", Off()), Hours)
    if asked and BEDTIME_PLACE not in standing.member.wishes:
        in_a_chat = await _has_a_chat(standing, uow)
        question = Line("meet-bedtime-place" if in_a_chat else "meet-bedtime-place-carried")
        here = IN_OUR_CHAT if in_a_chat else AS_WE_WRITE
        await _say(standing, (question,), ((here,), (OPENED_TOGETHER,)), uow)


async def _has_a_chat(standing: Standing, uow: UnitOfWork) -> bool:
    """Whether it is about a group; who said yes to an invitation has none."""
    if standing.couple is not None:
        return standing.couple.room is not None
    consent = await uow.consents.of(standing.member.person)
    return consent is None or consent.chat is not None


async def _say(standing: Standing, parts: tuple[Part, ...], rows: Rows, uow: UnitOfWork) -> None:
    person = standing.member.person
    await uow.say(Say(person, NAME, parts, Kind.ANSWER, buttons=rows, person=person))


def _example(ritual: str, language: str) -> str:
    return written(HABITS[ritual].usual, lexis(language))


def _lines(standing: Standing) -> tuple[Part, ...]:
    return tuple(_line_of(ritual, what) for ritual, what in standing.hours.items())


def _line_of(ritual: str, what: Hours | Off) -> Line:
    return plainly(ritual, what)
