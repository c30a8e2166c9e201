"""A plan: a courtesy about tomorrow, offered and never asked for, and gone the next morning."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.characters import characters
from bot.ritual import BoxKind, Command, Ritual
from bot.speaker import Speaker, speaker
from bot.words.bounds import bounds
from domain.couple import Couple
from domain.errors import Refusal
from domain.guard import declined
from domain.messages import Alert, Button, Edit, Incoming, Kind, Line, Part, Rows, Say, Words
from domain.noise import Noise
from domain.questions import Box, Timer
from domain.quiet import morning, next_awake
from storage.unit_of_work import UnitOfWork

NAME = "plan"
ASKED, SHOWN = "asked", "shown"  # the steps of its boxes: what is it, and is it to go
GOES, LAPSE = "goes", "lapse"
LONGEST = 300  # characters
STANDS = timedelta(hours=1)
SEND: Rows = ((Button("plan-send", "send"), Button("plan-not-now", "not-now")),)
CHANGE: Rows = ((Button("plan-change", "change"),),)


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """With words behind it they are shown as they would be read. Refusal: there is no room to say it in."""
    who = await speaker(incoming, uow)
    if who.couple.place == "nowhere":
        raise Refusal("resting")
    if incoming.args:
        return await _show(incoming.args, None, who, uow)
    other = who.couple.other(who.member.person)
    asked = Line("plan-ask", {"partner": Words(other.person, other.name)})
    return await _ask((asked, Line("plan-example"), Line("plan-note")), None, who, uow)


async def _ask(parts: tuple[Part, ...], about: str | None, who: Speaker, uow: UnitOfWork) -> None:
    """`about` is the ref of the plan that has changed."""
    box = _box(ASKED, uow.token(), about, who, uow)
    await _put_up(box, who.alone(NAME, parts, ((Button("plan-not-today", "pass"),),)), uow)


async def _put_up(box: Box, say: Say, uow: UnitOfWork) -> None:
    await uow.ask(box, say)
    await uow.timers.set(Timer(NAME, LAPSE, box.ref, box.expires_at, couple=box.couple, person=box.person))


def _box(step: str, ref: str, about: str | None, who: Speaker, uow: UnitOfWork) -> Box:
    return Box(ref, who.member.person, NAME, step, uow.now + STANDS, who.couple.id, about)


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """Words for it, or others in their place. Raises Refusal for what is too long, or nothing that Kept holds."""
    who = await speaker(incoming, uow)
    _check(incoming.text or "", who)
    if box.step == ASKED or not incoming.edited:
        await _close(box, uow)
        await uow.delete(box.ref)
        return await _show(incoming.text or "", box.topic, who, uow)
    await uow.remember(replace(box, body={"words": incoming.text}))
    return await uow.edit(Edit(box.ref, _preview(incoming.text or "", box.topic, who), SEND))


def _check(words: str, who: Speaker) -> None:
    if characters(words) > LONGEST:
        raise Refusal("plan-too-long", {"most": LONGEST})
    if declined(words, bounds(who.member.language).declined):
        raise Refusal("plan-declined")


async def _show(words: str, about: str | None, who: Speaker, uow: UnitOfWork) -> None:
    """Exactly what would be read."""
    _check(words, who)
    box = replace(_box(SHOWN, uow.token(), about, who, uow), body={"words": words}, answer=who.incoming.message)
    await _put_up(box, who.alone(NAME, _preview(words, about, who), SEND), uow)


def _preview(words: str, about: str | None, who: Speaker) -> tuple[Part, ...]:
    return Line("plan-would-read"), _told(words, about, who)


def _told(words: str, about: str | None, who: Speaker) -> Line:
    author = who.member.person
    named = {"name": Words(author, who.member.name), "words": Words(author, words)}
    return Line("plan-changed-told" if about else "plan-told", named)


async def send(incoming: Incoming, uow: UnitOfWork) -> None:
    """It goes into the room, and out of it in the morning; Kept has forgotten it by then."""
    who = await speaker(incoming, uow)
    box = await _tapped(incoming, SHOWN, uow)
    if box is None:
        return
    goes = _goes(who.couple, uow.now)
    kind, noise = (Kind.ANSWER, None) if who.couple.place == "carried" else (Kind.NOTICE, Noise.NEWS)
    line = _told(str(box.body["words"]), box.topic, who)
    say = Say(0, NAME, (line,), kind, about=box.topic, stale_at=goes, noise=noise)
    ref = await uow.tell(who.couple, say, actor=who.member.person)
    if ref is None:
        raise Refusal("resting")
    await uow.timers.set(Timer(NAME, GOES, ref, goes, couple=who.couple.id))
    await _close(replace(box, topic=box.topic or ref), uow)
    await uow.edit(Edit(box.ref, (Line("plan-sent"),), CHANGE))


def _goes(couple: Couple, now: datetime) -> datetime:
    """The morning after the moment at which both may have read it, on the later of their clocks."""
    clocks = [(couple.clock(member.person, now), member.quiet_hours) for member in couple.members]
    read = max(next_awake(now, *clock) for clock in clocks)
    return max(morning(read, *clock) for clock in clocks)


async def go(timer: Timer, uow: UnitOfWork) -> None:
    """Its message goes, and nothing says that there was one."""
    await uow.vanish(timer.ref)
    for box in await uow.boxes.about(NAME, timer.ref):
        await uow.edit(Edit(box.ref))


async def change(incoming: Incoming, uow: UnitOfWork) -> None:
    """A quick word is enough, as long as the plan itself still stands there."""
    who = await speaker(incoming, uow)
    box = await uow.boxes.get(incoming.anchor.ref) if incoming.anchor else None
    stands = box and box.topic and await uow.timers.get(NAME, GOES, box.topic)
    if box is None or not stands:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await _ask((Line("plan-ask-change"),), box.topic, who, uow)


async def let_be(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today, or not now: nothing is sent, and nothing is kept of it."""
    box = await _tapped(incoming, None, uow)
    if box is not None:
        await _close(box, uow)
        await uow.edit(Edit(box.ref, (Line("plan-none" if box.step == ASKED else "plan-not-sent"),)))


async def _tapped(incoming: Incoming, step: str | None, uow: UnitOfWork) -> Box | None:
    """The open question that was tapped; else the tap is told that it is over."""
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.closed_at is not None or step not in (None, box.step):
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return box


async def _close(box: Box, uow: UnitOfWork) -> None:
    """It takes no more words, and has forgotten those it had."""
    await uow.remember(replace(box, body={}, closed_at=uow.now, answer=None))
    await uow.timers.drop(NAME, LAPSE, box.ref)


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """An hour has gone by: what nobody sent is not kept."""
    box = await uow.boxes.get(timer.ref)
    if box is not None:
        await _close(box, uow)
        await uow.edit(Edit(box.ref, (Line("plan-none" if box.step == ASKED else "plan-not-sent"),)))


PLAN = Ritual(
    NAME,
    commands=(Command(NAME, typed, "command-plan", needs_both=True, shelf="plan-name"),),
    taps={"send": send, "not-now": let_be, "pass": let_be, "change": change},
    needs_both=frozenset({"send", "change"}),
    boxes={ASKED: BoxKind(hear, "plan-name"), SHOWN: BoxKind(hear, "plan-name")},
    timers={GOES: go, LAPSE: lapse},
    shows=frozenset({"send"}),
)
