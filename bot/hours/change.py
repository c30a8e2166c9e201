"""What becomes of a wish for another hour: done at once, done and told with a way back, or asked of both."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto

from bot.hours.habits import HABITS
from bot.hours.screens import refresh
from bot.hours.setting import Setting, set_to, setting_of
from bot.hours.shown import changed, params
from bot.proposing import NAME, ask_both, retire, stand
from bot.speaker import Speaker
from domain.hours import Hours, Needs, Off, change, from_note, noted, within
from domain.messages import Button, Edit, Line, Part, Rows, Words
from storage.proposals import Proposal, Sort
from storage.unit_of_work import UnitOfWork

A_WHILE = timedelta(minutes=10)  # so long taps that follow each other are one change
INSIDE = " inside"
PUT_BACK: Rows = ((Button("hours-put-back", "back"),),)


@dataclass(frozen=True, slots=True)
class Wish:
    """`after` is on the couple's clock. `tapped`: perhaps by one of several taps."""

    who: Speaker
    after: Hours | Off
    tapped: bool = False


class Became(Enum):
    """What came of a wish."""

    SAME = auto()  # it was so already
    DONE = auto()
    ASKED = auto()  # the other's yes is awaited


async def wished(setting: Setting, wish: Wish, uow: UnitOfWork) -> Became:
    """Do what one may do alone, ask the other for the rest. Refusal: it would need both, and the couple rests."""
    needs = change(setting.hours, wish.after, *setting.quiet, weekly=HABITS[setting.ritual].weekly)
    if needs is None:
        return Became.SAME
    if needs is Needs.BOTH:
        return await _ask(setting, wish, uow)
    keeps_inside = needs is Needs.ONE_AT_ONCE and setting.plan is not None and setting.plan.inside
    now = await set_to(setting, wish.after, uow, inside=keeps_inside)
    await _tell(setting, now, wish, uow, back=needs is Needs.ONE_NEXT)
    return Became.DONE


async def put_back(proposal: Proposal, who: Speaker, uow: UnitOfWork) -> None:
    """The hour before comes back, on the days there are now: what was made less stays less."""
    setting = await setting_of(who.couple, proposal.ritual, uow)
    before, inside = from_note(proposal.value.removesuffix(INSIDE)), proposal.value.endswith(INSIDE)
    if isinstance(before, Off):
        raise TypeError("Nothing leads back to off.")
    days = before.weekdays if HABITS[setting.ritual].weekly else setting.usual.weekdays
    wish = Wish(who, replace(before, weekdays=days))
    await retire(proposal.ref, uow)
    if within(before.wall, *setting.quiet) and not inside:
        await _ask(setting, wish, uow)
    else:
        await _tell(setting, await set_to(setting, wish.after, uow, inside=inside), wish, uow)


async def agree(proposal: Proposal, who: Speaker, uow: UnitOfWork) -> None:
    """The other one's yes has come."""
    setting = await setting_of(who.couple, proposal.ritual, uow)
    await _both_want(setting, Wish(who, from_note(proposal.value)), uow)


async def _ask(setting: Setting, wish: Wish, uow: UnitOfWork) -> Became:
    if await ask_both(wish.who, NAME, setting.ritual, noted(wish.after), _question(setting, wish), uow):
        await _both_want(setting, wish, uow)
        return Became.DONE
    return Became.ASKED


def _question(setting: Setting, wish: Wish) -> tuple[Part, ...]:
    if isinstance(wish.after, Off):
        raise TypeError("Nobody needs the other to have less.")
    member = wish.who.member
    named = {"name": Words(member.person, member.name)}
    return Line("hours-asked", params(setting, wish.after) | named), Line("hours-asked-both")


async def _both_want(setting: Setting, wish: Wish, uow: UnitOfWork) -> None:
    after = wish.after
    inside = isinstance(after, Hours) and within(after.wall, *setting.quiet)
    await _tell(setting, await set_to(setting, after, uow, inside=inside), wish, uow)


async def _tell(before: Setting, now: Setting, wish: Wish, uow: UnitOfWork, *, back: bool = False) -> None:
    """The room reads it. What earlier messages offered has gone with it, but for the way back through several taps."""
    couple, ritual = now.couple.id, now.ritual
    await refresh(now, uow)
    backs = await uow.proposals.of(couple, ritual, Sort.BACK)
    going_on = back and wish.tapped and bool(backs) and backs[0].made_at > uow.now - A_WHILE
    over = await uow.proposals.of(couple, ritual, Sort.BOTH) + (backs[1:] if going_on else backs)
    for earlier in over:
        await retire(earlier.ref, uow)
    parts = changed(now, before.hours)
    if going_on:
        return await _go_on(backs[0], now, parts, uow)
    ref = await wish.who.tells(NAME, parts, PUT_BACK if back else (), uow)
    if back and ref is not None:
        await stand(Proposal(ref, couple, ritual, Sort.BACK, _way_back(before), uow.now), uow)
    return None


async def _go_on(back: Proposal, now: Setting, parts: tuple[Part, ...], uow: UnitOfWork) -> None:
    """The next of several taps changes what the room reads; once it is as it was, there is nothing to put back."""
    if noted(now.hours) == back.value.removesuffix(INSIDE):
        return await retire(back.ref, uow, parts)
    return await uow.edit(Edit(back.ref, parts, PUT_BACK))


def _way_back(before: Setting) -> str:
    return noted(before.hours) + (INSIDE if before.plan and before.plan.inside else "")
