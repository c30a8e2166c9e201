"""Making a promise takes a sentence and a tap: its echo, or the smallest question that mends it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bot.promising import NAME
from bot.promising.draft import Draft, Step, unpacked
from bot.promising.lines import echo
from bot.promising.maker import Maker, maker_of
from bot.speaker import Speaker
from bot.words.when import when_lexis
from domain.errors import Refusal
from domain.messages import Button, Edit, Line, Moment, Param, Part, Rows
from domain.promise import Promise, Why
from domain.promise_size import time_of
from domain.promise_time import evening
from domain.questions import Box, Timer
from domain.ritual_day import ONE_DAY, ritual_day
from domain.when import Day, NoTime, Time, written
from storage.unit_of_work import UnitOfWork

MAKING, HERE = "making", "here"  # steps of its boxes; what is asked in the room takes replies alone
LAPSE = "lapse"
STANDS = timedelta(hours=1)
CHOICES = 3  # days to choose from
SOONEST = timedelta(hours=1)  # before its evening, today is still one of them


class Asks(NamedTuple):
    """A question, and what is kept of the draft until it is answered."""

    step: Step
    keeps_words: bool = True
    offers_days: bool = False


ASKED: Mapping[str, Asks] = {
    Why.NO_WORDS: Asks(Step.WORDS),
    Why.LONG: Asks(Step.PIECE, keeps_words=False),
    Why.GRAND: Asks(Step.PIECE, keeps_words=False),
    Why.NO_TIME: Asks(Step.WHEN, offers_days=True),
    Why.PAST: Asks(Step.WHEN, offers_days=True),
    Why.FAR: Asks(Step.PIECE, offers_days=True),
}


async def take(draft: Draft, who: Speaker, uow: UnitOfWork, before: Box | None = None) -> None:
    """Show what is understood by now. `before` is the box in whose place this comes; one that was tapped is changed."""
    maker = await maker_of(who.couple, who.member.person, uow)
    if draft.declined(maker):
        return await _alone(who, "promise-declined", (), uow, before)
    try:
        promise = draft.promise(maker)
    except Refusal as why:
        return await _ask(draft, why, maker, who, uow, before)
    asked = replace(draft, step=Step.ECHO, days=())
    return await _show(asked, (_echo(draft, promise, maker),), _below(draft, maker), who, uow, before)


async def ask_how_else(who: Speaker, uow: UnitOfWork, box: Box) -> None:
    """The echo stands, and what is written now takes its place."""
    maker = await maker_of(who.couple, who.member.person, uow)
    draft = draft_in(box)
    try:
        promise = draft.promise(maker)
    except Refusal as why:
        return await _ask(draft, why, maker, who, uow, box)
    how = Line("promise-change-here" if draft.here else "promise-change-how")
    rows: Rows = ((Button("promise-yes", "yes"),),)
    return await _show(draft, (_echo(draft, promise, maker), how), rows, who, uow, box)


async def _ask(draft: Draft, why: Refusal, maker: Maker, who: Speaker, uow: UnitOfWork, before: Box | None) -> None:
    if why.word == Why.FULL:
        return await _alone(who, why.word, ((Button("promise-mine", "mine"),),), uow, before)
    asks = ASKED[why.word]
    days = _days(maker) if asks.offers_days else ()
    timed = draft.when if why.word in (Why.NO_WORDS, Why.LONG, Why.GRAND) else NoTime.UNSAID
    kept = replace(draft, step=asks.step, when=timed, other=None, days=days)
    if not asks.keeps_words:
        kept = replace(kept, words="")
    rows: Rows = (tuple(_day(index, day, maker) for index, day in enumerate(days)),) if days else ()
    return await _show(kept, (Line(why.word, why.params),), rows, who, uow, before)


async def ask_piece(instead_of: str, who: Speaker, uow: UnitOfWork) -> None:
    """The first piece of one that was moved before."""
    draft = Draft(step=Step.PIECE, instead_of=instead_of)
    untapped = replace(who, incoming=replace(who.incoming, tap=None))
    await _show(draft, (Line("promise-ask-smaller"),), (), untapped, uow, None)


async def ask_for_time_again(draft: Draft, who: Speaker, uow: UnitOfWork, box: Box) -> None:
    """What they wrote held no time."""
    maker = await maker_of(who.couple, who.member.person, uow)
    rows: Rows = (tuple(_day(index, day, maker) for index, day in enumerate(draft.days)),)
    await _show(draft, (unread_time(maker),), rows, who, uow, box)


def unread_time(maker: Maker) -> Line:
    """How a time could be written."""
    present = maker.present
    tomorrow = Day(ritual_day(present.now, present.zone) + ONE_DAY)
    example = written(tomorrow, present.now, present.zone, when_lexis(maker.member.language))
    return Line("promise-unread-time", {"example": f"{example} 18:00"})


async def _alone(who: Speaker, key: str, rows: Rows, uow: UnitOfWork, before: Box | None) -> None:
    """For the maker's eyes, and nothing is kept of it."""
    if before is not None:
        await retire(before, uow)
    await uow.say(who.alone(NAME, (Line(key),), rows))


async def _show(
    draft: Draft, parts: tuple[Part, ...], rows: Rows, who: Speaker, uow: UnitOfWork, before: Box | None
) -> None:
    """A question, and the box that remembers what it is about."""
    tapped = before is not None and who.incoming.tap is not None
    ref = before.ref if before is not None and tapped else uow.token()
    box = Box(
        ref,
        who.member.person,
        NAME,
        HERE if draft.here else MAKING,
        uow.now + STANDS,
        who.couple.id,
        body=draft.packed(),
        answer=None if tapped else who.incoming.message,
    )
    if tapped:
        await uow.remember(box)
        await uow.edit(Edit(ref, parts, rows))
    else:
        if before is not None:
            await retire(before, uow)
        await uow.ask(box, who.answer(NAME, parts, rows))
    await uow.timers.set(Timer(NAME, LAPSE, ref, box.expires_at, couple=box.couple, person=box.person))


async def retire(box: Box, uow: UnitOfWork) -> None:
    """It was answered, or an hour has gone by: the question goes."""
    await close(box, uow)
    await uow.delete(box.ref)


async def close(box: Box, uow: UnitOfWork) -> None:
    """Its message takes no more words, and stays."""
    await uow.boxes.answered(box.ref, None)
    await uow.boxes.close(box.ref)
    await uow.timers.drop(NAME, LAPSE, box.ref)


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """An echo that nobody has confirmed goes."""
    box = await uow.boxes.get(timer.ref)
    if box is not None:
        await retire(box, uow)


def _echo(draft: Draft, promise: Promise, maker: Maker) -> Line:
    return echo(maker.member.person, draft.words, promise, maker.present.zone)


def _below(draft: Draft, maker: Maker) -> Rows:
    other: tuple[Button, ...] = ()
    if draft.other is not None:
        try:
            at = time_of(draft.other, maker.present)[0]
            other = (Button("promise-or", "other", {"when": Moment(at)}),)
        except Refusal:
            other = ()
    quietly = () if draft.here else (Button("promise-quietly", "quietly"),)
    first = (Button("promise-yes", "yes"), Button("promise-change", "change"))
    return tuple(row for row in (first, quietly, other) if row)


def _days(maker: Maker) -> tuple[date, ...]:
    """Today, while its evening is an hour away, and the days after."""
    present = maker.present
    today = ritual_day(present.now, present.zone)
    tonight = evening(today, present)
    first = 0 if tonight is not None and tonight - present.now >= SOONEST else 1
    return tuple(today + timedelta(days=ahead) for ahead in range(first, first + CHOICES))


def _day(index: int, day: date, maker: Maker) -> Button:
    params: dict[str, Param] = {"when": Moment(evening(day, maker.present) or maker.present.now)}
    return Button("promise-day", f"day-{index}", params)


def chosen(draft: Draft, action: str) -> Time | None:
    """What a tap on one of its buttons means."""
    if action == "other":
        return draft.other
    index = int(action.rpartition("-")[2])
    return Day(draft.days[index]) if index < len(draft.days) else None


def draft_in(box: Box) -> Draft:
    return unpacked(box.body)
