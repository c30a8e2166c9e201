"""A clause is written apart, in a corner: the line, an ordinary Tuesday, and what would open, before it does."""

from dataclasses import replace
from typing import Any

from bot.agreeing import NAME
from bot.agreeing.desk import Desk, desk_of
from bot.agreeing.lines import change_of, heard, kindly, mine
from bot.agreeing.room import open_if_both, suggest
from bot.speaker import Speaker, speaker
from domain.agreement import DRAFT_STANDS, Clause
from domain.couple import Member
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Line, Part, Rows, Words
from domain.questions import Box
from domain.ritual_day import ONE_DAY
from storage.agreements import Sort
from storage.unit_of_work import UnitOfWork

STEPS = WILL, TUESDAY, LOOK = "will", "tuesday", "look"  # of its boxes
TAKES_WORDS = DRAFT_STANDS + ONE_DAY  # so that its draft, where it has one, is put away before
PASS = Button("agree-not-today", "pass")
APART: Rows = ((Button("agree-change-it", "again"), Button("agree-take-back", "take-back")),)


async def begin(desk: Desk, who: Speaker) -> None:
    """The first box. Refusal: they rest, and it is about words that both have seen."""
    if _both_have_seen(desk):
        await _not_in_a_rest(desk)
    person = who.member.person
    await desk.close_boxes(person, Line("agree-left"))
    stands = desk.agreement.stands(person)
    other = desk.couple.other(person)
    asks: tuple[Part, ...] = (Line("agree-yours", {"name": Words(other.person, other.name)}),)
    if stands is not None:
        asks = (Line("agree-stands-now"), *mine(person, stands), Line("agree-anew"))
    await _ask(desk, who, WILL, asks, ((PASS,),), {})


async def _not_in_a_rest(desk: Desk) -> None:
    if await desk.uow.rests.resting(desk.couple.id):
        raise Refusal("resting")


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """Words for one of its boxes. Refusal: nothing that Kept holds; the box stays as it is."""
    who = await speaker(incoming, uow)
    desk = await desk_of(box.topic, who.couple, uow)
    if desk is None or (box.closed_at is not None and not incoming.edited):
        if incoming.edited:
            return None
        raise Refusal("corner-closed")
    line = heard(incoming.text or "", who.member.language, will=box.step != TUESDAY)
    if box.closed_at is not None:
        return await _follow_edit(desk, who, box.step, line)
    if box.step == WILL:
        await _close(box, uow, incoming.message)
        rows: Rows = ((Button("agree-leave-out", "leave-out"), PASS),)
        return await _ask(desk, who, TUESDAY, (Line("agree-tuesday"),), rows, {WILL: line})
    clause = Clause(box.body[WILL], line) if box.step == TUESDAY else Clause(line, box.body.get(TUESDAY, ""))
    await _close(box, uow, incoming.message)
    return await _look(desk, who, clause)


async def leave_out(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing about a Tuesday."""
    found = await _box(incoming, uow)
    if found is not None:
        desk, who, box = found
        await _close(box, uow)
        await _look(desk, who, Clause(box.body[WILL]))


async def let_pass(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today: what was begun in these boxes goes, and leaves no mark."""
    found = await _box(incoming, uow)
    if found is not None:
        desk, who, _ = found
        await desk.close_boxes(who.member.person, Line("agree-left"))


async def put_by(incoming: Incoming, uow: UnitOfWork) -> None:
    """It is ready to open or, where both have seen a text already, it is suggested. Refusal: they rest meanwhile."""
    found = await _box(incoming, uow)
    if found is None:
        return
    desk, who, box = found
    person, clause = who.member.person, Clause(box.body[WILL], box.body[TUESDAY])
    if _both_have_seen(desk):
        await _not_in_a_rest(desk)
        await uow.boxes.drop(box.ref)
        same = desk.agreement.stands(person) == clause
        await uow.edit(Edit(box.ref, (Line("agree-same" if same else "agree-suggested"),)))
        if not same:
            await suggest(desk, person, clause)
        return
    await desk.retire(Sort.APART, says=(Line("agree-left"),), of=person)
    await uow.boxes.drop(box.ref)
    await desk.keep_sheet(desk.agreement.put_by(person, clause), person)
    await _show_apart(desk, person, box.ref)
    await open_if_both(desk)


def _both_have_seen(desk: Desk) -> bool:
    return desk.agreement.opened or desk.agreement.signed_at is not None


async def write_again(incoming: Incoming, uow: UnitOfWork) -> None:
    """What was put by stands until other words are."""
    who, desk = await _put_by_there(incoming, uow)
    if desk is not None:
        await begin(desk, who)


async def take_back(incoming: Incoming, uow: UnitOfWork) -> None:
    """As if it had not been written."""
    who, desk = await _put_by_there(incoming, uow)
    if desk is not None:
        person = who.member.person
        await desk.close_boxes(person, Line("agree-left"))
        await desk.retire(Sort.APART, says=(Line("agree-taken-back"),), of=person)
        await desk.keep_sheet(desk.agreement.put_by(person, None), person)


async def _put_by_there(incoming: Incoming, uow: UnitOfWork) -> tuple[Speaker, Desk | None]:
    who = await speaker(incoming, uow)
    place = await uow.agreements.at(incoming.anchor.ref) if incoming.anchor else None
    desk = await desk_of(place.agreement, who.couple, uow) if place and place.sort is Sort.APART else None
    if desk is None:
        uow.alert(incoming.callback, Alert("gone"))
    return who, desk


async def _follow_edit(desk: Desk, who: Speaker, step: str, line: str) -> None:
    """What they changed in their own message counts, without a word, until it opens."""
    person, uow = who.member.person, desk.uow
    for box in await uow.boxes.about(NAME, desk.agreement.ref):
        if box.closed_at is None and box.person == person and box.body:
            return await _put_into(desk, who, box, {**box.body, step: line})
    clause = desk.agreement.sheet(person).draft
    if clause is not None and not _both_have_seen(desk):
        changed = replace(clause, **{step: line})
        await desk.keep_sheet(desk.agreement.put_by(person, changed), person)
        for place in await uow.agreements.places(desk.agreement.ref, Sort.APART):
            if place.person == person:
                await _show_apart(desk, person, place.message)
    return None


async def _put_into(desk: Desk, who: Speaker, box: Box, body: dict[str, Any]) -> None:
    await desk.uow.remember(replace(box, body=body))
    if box.step == LOOK:
        parts, rows = _preview(desk, who.member, Clause(body[WILL], body[TUESDAY]))
        await desk.uow.edit(Edit(box.ref, parts, rows))


async def _look(desk: Desk, who: Speaker, clause: Clause) -> None:
    """What would open, or be read: nothing has happened yet."""
    parts, rows = _preview(desk, who.member, clause)
    await _ask(desk, who, LOOK, parts, rows, {WILL: clause.will, TUESDAY: clause.tuesday})


def _preview(desk: Desk, member: Member, clause: Clause) -> tuple[tuple[Part, ...], Rows]:
    person, before = member.person, desk.agreement.stands(member.person)
    safe = kindly(clause, member.language)
    if not _both_have_seen(desk) or before is None:
        return (*mine(person, clause), *safe, Line("agree-look")), ((Button("agree-put-by", "done"), PASS),)
    change = change_of(person, before, clause) if before != clause else mine(person, clause)
    return (*change, *safe, Line("agree-look-change")), ((Button("agree-suggest", "done"), PASS),)


async def _show_apart(desk: Desk, person: int, message: str) -> None:
    clause = desk.agreement.sheet(person).draft
    if clause is not None:
        await desk.uow.edit(Edit(message, (*mine(person, clause), Line("agree-waits")), APART))
        await desk.uow.agreements.stand(message, desk.agreement, Sort.APART, person)


async def _ask(desk: Desk, who: Speaker, step: str, parts: tuple[Part, ...], rows: Rows, body: dict[str, Any]) -> None:
    ref, person = desk.uow.token(), who.member.person
    box = Box(ref, person, NAME, step, desk.uow.now + TAKES_WORDS, desk.couple.id, desk.agreement.ref, body)
    await desk.uow.ask(box, who.alone(NAME, parts, rows))


async def _close(box: Box, uow: UnitOfWork, answer: int | None = None) -> None:
    """It has its `answer`, which goes on in the next one, and the edits of that message are still heard."""
    await uow.remember(replace(box, body={}, answer=answer, closed_at=uow.now))
    await uow.edit(Edit(box.ref))


async def _box(incoming: Incoming, uow: UnitOfWork) -> tuple[Desk, Speaker, Box] | None:
    """The open box that was tapped; else the tap is told that it is over."""
    who = await speaker(incoming, uow)
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    desk = await desk_of(box.topic, who.couple, uow) if box and box.closed_at is None else None
    if box is None or desk is None or box.person != who.member.person:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return desk, who, box
