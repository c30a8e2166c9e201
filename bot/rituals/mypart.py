"""My part: three boxes for one's own side of something, read once by its author, and sent when they choose."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.characters import characters
from bot.owning import NAME
from bot.owning.sheet import (
    DID,
    MOST_MOMENTS,
    WAS,
    WILL,
    Sheet,
    as_read,
    moments_ahead,
    note,
    note_ref,
    partner,
    steps,
    unpacked,
)
from bot.ritual import BoxKind, Command, Ritual
from bot.speaker import Speaker, speaker
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Line, Moment, Part, Rows
from domain.questions import Box, Timer
from storage.unit_of_work import UnitOfWork

READ, WHEN = "read", "when"  # the steps after the boxes
LONGEST = 600  # characters of one box
STANDS = timedelta(days=1)
OVER, LAPSE = "over", "lapse"
PASS = Button("mypart-not-today", "pass")
MINE, BELONGS, CHANGE = (
    Button("mypart-all-mine", "mine"),
    Button("mypart-belongs", "belongs"),
    Button("mypart-let-me-change", "change"),
)
TAKE_BACK: Rows = ((Button("mypart-take-back", "back"),),)


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """The first box, in the corner of whoever wants it. Refusal: there is no room between them."""
    who = await speaker(incoming, uow)
    if who.couple.place == "nowhere":
        raise Refusal("resting")
    await _ask(Sheet(), steps(who)[0], who, uow)


async def _ask(sheet: Sheet, step: str, who: Speaker, uow: UnitOfWork) -> None:
    parts: tuple[Part, ...] = (Line(f"mypart-ask-{step}", {} if step == DID else {"partner": partner(who)}),)
    if not sheet.lines and not sheet.read:
        parts = (Line("mypart-in"), Line("mypart-keeps", {"partner": partner(who)}), *parts)
    await _put_up(sheet, step, parts, ((PASS,),), who, uow)


async def _put_up(sheet: Sheet, step: str, parts: tuple[Part, ...], rows: Rows, who: Speaker, uow: UnitOfWork) -> None:
    box = Box(uow.token(), who.member.person, NAME, step, uow.now + STANDS, who.couple.id, body=sheet.packed())
    await uow.ask(box, who.alone(NAME, parts, rows))
    await uow.timers.set(Timer(NAME, LAPSE, box.ref, box.expires_at, couple=box.couple, person=box.person))


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """What is written into a box; an edit, or a reply to an earlier one, changes that line while nothing has gone."""
    who = await speaker(incoming, uow)
    text = (incoming.text or "").strip()
    if characters(text) > LONGEST:
        raise Refusal("mypart-too-long", {"most": LONGEST})
    if box.closed_at is not None:
        return await _change_line(box.step, text, incoming, who, uow)
    sheet = unpacked(box.body)
    sheet = replace(sheet, lines={**sheet.lines, box.step: text})
    await _close(box, uow)
    await uow.edit(Edit(box.ref))
    return await _go_on(sheet, who, uow)


async def _change_line(step: str, text: str, incoming: Incoming, who: Speaker, uow: UnitOfWork) -> None:
    """Refusal: it has gone, or was put away."""
    waiting = [box for box in await uow.boxes.open_ones(who.member.person) if box.ritual == NAME]
    if not waiting:
        if incoming.edited:
            return
        raise Refusal("corner-closed")
    now = waiting[0]
    sheet = unpacked(now.body)
    sheet = replace(sheet, lines={**sheet.lines, step: text})
    await uow.remember(replace(now, body=sheet.packed()))
    if now.step == READ:
        await uow.edit(Edit(now.ref, as_read(sheet, who), _read_rows()))


async def _go_on(sheet: Sheet, who: Speaker, uow: UnitOfWork) -> None:
    """The next box, the one look at it, or when it shall arrive."""
    following = next((step for step in steps(who) if step not in sheet.lines), None)
    if following is not None:
        await _ask(sheet, following, who, uow)
    elif not sheet.read:
        await _put_up(sheet, READ, as_read(sheet, who), _read_rows(), who, uow)
    else:
        await _ask_when(sheet, who, uow)


def _read_rows() -> Rows:
    return (MINE,), (CHANGE,), (BELONGS,)


async def has_read(incoming: Incoming, uow: UnitOfWork) -> None:
    """It stays as it is, and nobody objects."""
    box, who = await _tapped(incoming, READ, uow)
    if box is not None:
        await _close(box, uow)
        await uow.edit(Edit(box.ref))
        await _ask_when(unpacked(box.body), who, uow)


async def offer_change(incoming: Incoming, uow: UnitOfWork) -> None:
    """Which line?"""
    box, who = await _tapped(incoming, READ, uow)
    if box is not None:
        lines = tuple((Button(f"mypart-line-{step}", f"change-{step}"),) for step in steps(who))
        await uow.edit(Edit(box.ref, buttons=lines))


async def change(step: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """Its box once more; it is asked about once and not again."""
    box, who = await _tapped(incoming, READ, uow)
    if box is not None:
        sheet = unpacked(box.body)
        await _close(box, uow)
        await uow.edit(Edit(box.ref))
        lines = {each: text for each, text in sheet.lines.items() if each != step}
        await _ask(replace(sheet, lines=lines, read=True), step, who, uow)


async def _ask_when(sheet: Sheet, who: Speaker, uow: UnitOfWork) -> None:
    moments = moments_ahead(who.couple, who.member.person, uow.now)
    buttons = tuple((Button("mypart-at", f"at-{index}", {"when": Moment(at)}),) for index, at in enumerate(moments))
    rows = (*buttons, (PASS,))
    await _put_up(replace(sheet, read=True, moments=moments), WHEN, (Line("mypart-when"),), rows, who, uow)


async def arrive(incoming: Incoming, uow: UnitOfWork) -> None:
    """It is on its way, under a neutral line, and until then it can be taken back."""
    box, who = await _tapped(incoming, WHEN, uow)
    if box is None or incoming.tap is None:
        return
    sheet = unpacked(box.body)
    at = max(uow.now, sheet.moments[int(incoming.tap.action.rpartition("-")[2])])
    await uow.say(note(sheet, box.ref, who))
    await uow.outbox.put_off(note_ref(box.ref), at)
    await _close(box, uow)
    await uow.timers.set(Timer(NAME, OVER, box.ref, at, couple=who.couple.id, person=who.member.person))
    await uow.edit(Edit(box.ref, (Line("mypart-sent", {"when": Moment(at)}),), TAKE_BACK))


async def take_back(incoming: Incoming, uow: UnitOfWork) -> None:
    """As long as it has not left."""
    ref = incoming.anchor.ref if incoming.anchor else ""
    if await uow.outbox.take_back(note_ref(ref)):
        await uow.timers.drop(NAME, OVER, ref)
        await uow.edit(Edit(ref, (Line("mypart-taken-back"),)))
    else:
        uow.alert(incoming.callback, Alert("gone"))


async def over(timer: Timer, uow: UnitOfWork) -> None:
    """Its moment has come: there is nothing to take back any more."""
    await uow.edit(Edit(timer.ref))


async def unfold(incoming: Incoming, uow: UnitOfWork) -> None:
    """Its reader wants to read it; whoever wrote it learns nothing of that."""
    if incoming.anchor is not None:
        await uow.open(incoming.anchor.ref)


async def let_be(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today: all of it is put away."""
    box, _ = await _tapped(incoming, None, uow)
    if box is not None:
        await _close(box, uow)
        await uow.edit(Edit(box.ref, (Line("mypart-let-be"),)))


async def by_button(_incoming: Incoming, _box: Box, _uow: UnitOfWork) -> None:
    """Words where a tap is awaited."""
    raise Refusal("mypart-by-button")


async def _tapped(incoming: Incoming, step: str | None, uow: UnitOfWork) -> tuple[Box | None, Speaker]:
    """The open question that was tapped; else the tap is told that it is over."""
    who = await speaker(incoming, uow)
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.closed_at is not None or step not in (None, box.step):
        uow.alert(incoming.callback, Alert("gone"))
        return None, who
    return box, who


async def _close(box: Box, uow: UnitOfWork) -> None:
    """It has forgotten what it had, but not which message answered it: that may be edited yet."""
    await uow.remember(replace(box, body={}, closed_at=uow.now))
    await uow.timers.drop(NAME, LAPSE, box.ref)


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """A day has gone by: nothing that was written is kept any longer."""
    box = await uow.boxes.get(timer.ref)
    if box is not None:
        await _close(box, uow)
        await uow.edit(Edit(box.ref, (Line("mypart-let-be"),)))


MYPART = Ritual(
    NAME,
    commands=(Command(NAME, typed, "command-mypart", needs_both=True, shelf="mypart-name"),),
    taps={
        "mine": has_read,
        "belongs": has_read,
        "change": offer_change,
        **{f"change-{step}": partial(change, step) for step in (DID, WAS, WILL)},
        **{f"at-{index}": arrive for index in range(MOST_MOMENTS)},
        "back": take_back,
        "pass": let_be,
        "open": unfold,
    },
    needs_both=frozenset(f"at-{index}" for index in range(MOST_MOMENTS)),
    boxes={
        **{step: BoxKind(hear, "mypart-name", hears_closed=True) for step in (DID, WAS, WILL)},
        **{step: BoxKind(by_button, "mypart-name") for step in (READ, WHEN)},
    },
    timers={OVER: over, LAPSE: lapse},
    shows=frozenset(f"at-{index}" for index in range(MOST_MOMENTS)),
)
