"""What the room reads of an evening: the opening, that it was put off, a good night, and what opens."""

from collections.abc import Iterable
from dataclasses import replace

from bot.bedtime import NAME
from bot.bedtime.night import Night
from bot.bedtime.wordings import opening, worded
from domain.couple import Couple, Member
from domain.evening import LATER, Evening, Page
from domain.messages import Button, Edit, Kind, Line, Moment, Part, Rows, Say, Words
from domain.noise import Noise, Shown
from domain.quiet import awake
from storage.unit_of_work import UnitOfWork

SHOWN_HOW = 3  # so many openings say how it goes


def buttons(evening: Evening) -> Rows:
    """What either may tap below the opening."""
    first = Button("bedtime-begin", "begin") if evening.apart else Button("bedtime-apart", "apart")
    later = () if evening.later else (Button("bedtime-later", "later"),)
    return (first,), (*later, Button("bedtime-good-night", "good-night"))


def opened_with(evening: Evening, *, how: bool) -> tuple[Part, ...]:
    """The opening, and in the room all four lines below it; `how`: with a word on how it goes."""
    if evening.apart:
        return (opening(evening), *((Line("bedtime-how-apart"),) if how else ()))
    lines = tuple(worded(evening, step) for step in evening.steps)
    return (opening(evening), *lines, *((Line("bedtime-swipe"),) if how else ()))


async def ask(
    couple: Couple, evening: Evening, before: int, uow: UnitOfWork, *, inside: bool, whose: Member | None
) -> None:
    """The opening at its hour; `before`: how many there were lately. `inside`: it was agreed inside quiet hours.

    `whose` hour it is, where each has their own: in a group it waits until the other is awake, too.
    """
    readers = [whose] if whose else couple.members
    asleep = any(not awake(uow.now, couple.clock(one.person, uow.now), one.quiet_hours) for one in readers)
    say = Say(
        0,
        NAME,
        opened_with(evening, how=before < SHOWN_HOW),
        Kind.PROMPT,
        ref=evening.line,
        buttons=buttons(evening),
        stale_at=evening.lights_out,
        noise=Noise.BEDTIME,
        agreed=(inside or asleep) and not (whose and couple.place == "group"),
    )
    await uow.tell(couple, say, only=whose.person if whose else None)


async def put_off(night: Night, person: int) -> None:
    """It says when it comes again; where each has their own hour, to whoever put off theirs."""
    evening, then = night.evening, night.uow.now + LATER
    only = person if night.each_own else None
    for line in night.lines:
        edit = Edit(line, (Line("bedtime-then", {"when": Moment(then)}),), buttons(evening))
        await night.uow.edit(edit, only=only)


async def go_apart(night: Night) -> None:
    """What stood there for both is now the line of an evening that is written apart."""
    evening = night.evening
    await night.uow.edit(Edit(evening.line, opened_with(evening, how=True), buttons(evening)))


async def ask_again(night: Night, only: int | None) -> None:
    """Half an hour has gone by: the opening once more, of the same evening, and the buttons with it."""
    if night.couple is None:
        return
    before = night.evening.line
    await night.uow.edit(Edit(before), only=only)
    say = Say(
        0,
        NAME,
        opened_with(night.evening, how=False),
        Kind.PROMPT,
        buttons=buttons(night.evening),
        stale_at=night.evening.lights_out,
        noise=Noise.EVENING,
    )
    line = await night.uow.tell(night.couple, say, only=only)
    await night.keep(replace(night.evening, line=line or before))


async def say_good_night(night: Night, member: Member) -> None:
    """Under the name of whoever tapped, once."""
    if night.couple is None:
        return
    line = Line("bedtime-says-good-night", {"name": Words(member.person, member.name)})
    once = f"{NAME}-good-night:{night.evening.ref}:{member.person}"
    say = Say(0, NAME, (line,), Kind.ANSWER, dedupe=once, noise=Noise.EVENING)
    if not night.each_own:
        await night.uow.tell(night.couple, say)
        return
    # To the other it may be noon, or the middle of the night; the next day it would be about nothing.
    noise = Noise.NEWS if night.couple.place == "group" else Noise.EVENING
    say = replace(say, noise=noise, stale_at=night.evening.lights_out)
    await night.uow.tell(night.couple, say, actor=member.person)


async def show_both(night: Night, couple: Couple, noise: Noise = Noise.EVENING) -> None:
    """What both wrote, in one message; where each had their own hour, it is morning for one of them or for both."""
    uow, pages = night.uow, night.pages
    close = uow.chance.choice(uow.lexicon.variants("bedtime-morning" if night.each_own else "bedtime-close"))
    say = Say(
        0,
        NAME,
        (*_of_both(couple.in_turn(uow.now), pages), Line(close)),
        Kind.REVEAL,
        noise=noise,
        shown=Shown.CLOSE,
        cover="bedtime-notes-kept" if night.each_own else "bedtime-notes",
    )
    await uow.tell(couple, say)


def _of_both(members: Iterable[Member], pages: dict[int, Page]) -> Iterable[Part]:
    for key, member in zip(("bedtime-by", "bedtime-and-by"), members, strict=True):
        yield Line(key, {"name": Words(member.person, member.name)})
        yield from (Words(member.person, line.text) for line in pages[member.person].in_order())
