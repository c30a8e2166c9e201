"""What becomes of a wish for another hour: done at once, done and told with a way back, or asked of both."""

from dataclasses import dataclass, replace
from datetime import time, timedelta

from bot.hours.screens import NAME, refresh, retire, stand
from bot.hours.setting import Setting, set_to, setting_of
from bot.hours.shown import changed, params
from domain.couple import Couple
from domain.errors import Refusal
from domain.hours import Hours, Needs, Off, change, from_note, noted, within
from domain.messages import Button, Edit, Kind, Line, Part, Rows, Say, Words
from domain.noise import Noise
from storage.proposals import Proposal, Sort
from storage.unit_of_work import UnitOfWork

A_WHILE = timedelta(minutes=10)  # so long taps that follow each other are one change
INSIDE = "inside"
PUT_BACK: Rows = ((Button("hours-put-back", "back"),),)
YES: Rows = ((Button("hours-yes", "yes"),),)


@dataclass(frozen=True, slots=True)
class Wish:
    """`after` is on the couple's clock. `here`: uttered in the room. `tapped`: by one of several taps, perhaps."""

    person: int
    after: Hours | Off
    here: bool
    tapped: bool = False


async def wished(setting: Setting, wish: Wish, uow: UnitOfWork) -> Needs | None:
    """Do what one may do alone, ask the other for the rest; gives back which it was, None where nothing changes.

    The couple is locked already. Refusal: it would need both, and the couple rests.
    """
    needs = change(setting.hours, wish.after, *setting.couple.quiet(uow.now))
    if needs is Needs.BOTH:
        await _ask(setting, wish, uow)
    elif needs is not None:
        keeps_inside = needs is Needs.ONE_AT_ONCE and setting.plan is not None and setting.plan.inside
        now = await set_to(setting, wish.after, uow, inside=keeps_inside)
        await _tell(setting, now, wish, uow, back=needs is Needs.ONE_NEXT)
    return needs


async def put_back(proposal: Proposal, couple: Couple, person: int, uow: UnitOfWork, *, here: bool) -> None:
    """The hour before comes back, on the days there are now: what was made less stays less."""
    setting = await setting_of(couple, proposal.ritual, uow)
    wall, _, inside = proposal.value.partition(" ")
    wish = Wish(person, replace(setting.usual, wall=time.fromisoformat(wall)), here)
    if inside != INSIDE and within(time.fromisoformat(wall), *couple.quiet(uow.now)):
        await retire(proposal.ref, uow)
        return await _ask(setting, wish, uow)
    now = await set_to(setting, wish.after, uow, inside=inside == INSIDE)
    return await _tell(setting, now, wish, uow)


async def agree(proposal: Proposal, couple: Couple, person: int, uow: UnitOfWork, *, here: bool) -> None:
    """The other one's yes has come. Refusal: the couple rests."""
    setting = await setting_of(couple, proposal.ritual, uow)
    await _both_want(setting, Wish(person, from_note(proposal.value), here), uow)


async def _ask(setting: Setting, wish: Wish, uow: UnitOfWork) -> None:
    """One button in the room, which counts from the other. Where the other asks for the very same, both want it."""
    if setting.resting:
        raise Refusal("resting")
    for asked in await uow.proposals.of(setting.couple.id, setting.ritual, Sort.BOTH):
        if asked.person != wish.person and from_note(asked.value) == wish.after:
            return await _both_want(setting, wish, uow)
        await retire(asked.ref, uow)
    ref = await _say(setting.couple, _question(setting, wish), YES, wish, uow)
    if ref is None:  # without a room nobody could say yes
        raise Refusal("resting")
    value = noted(wish.after)
    await stand(Proposal(ref, setting.couple.id, setting.ritual, Sort.BOTH, value, uow.now, wish.person), uow)
    return None


def _question(setting: Setting, wish: Wish) -> tuple[Part, ...]:
    """Only an hour can need both."""
    member = setting.couple.member(wish.person)
    if member is None or isinstance(wish.after, Off):
        raise ValueError("Nobody needs the other to have less.")
    named: dict[str, Words] = {"name": Words(member.person, member.name)}
    return Line("hours-asked", params(setting, wish.after) | named), Line("hours-asked-both")


async def _both_want(setting: Setting, wish: Wish, uow: UnitOfWork) -> None:
    if setting.resting:
        raise Refusal("resting")
    after = wish.after
    inside = isinstance(after, Hours) and within(after.wall, *setting.couple.quiet(uow.now))
    now = await set_to(setting, after, uow, inside=inside)
    await _tell(setting, now, wish, uow)


async def _tell(before: Setting, now: Setting, wish: Wish, uow: UnitOfWork, *, back: bool = False) -> None:
    """The room reads it. What earlier messages offered has gone with it, but for the way back through several taps."""
    couple, ritual = now.couple, now.ritual
    await refresh(now, uow)
    for asked in await uow.proposals.of(couple.id, ritual, Sort.BOTH):
        await retire(asked.ref, uow)
    backs = await uow.proposals.of(couple.id, ritual, Sort.BACK)
    going_on = back and wish.tapped and bool(backs) and backs[0].made_at > uow.now - A_WHILE
    for earlier in backs[1:] if going_on else backs:
        await retire(earlier.ref, uow)
    parts = changed(now, before.hours)
    if going_on:
        return await _go_on(backs[0], now, parts, uow)
    ref = await _say(couple, parts, PUT_BACK if back else (), wish, uow)
    if back and ref is not None:
        await stand(Proposal(ref, couple.id, ritual, Sort.BACK, _way_back(before), uow.now), uow)
    return None


async def _go_on(back: Proposal, now: Setting, parts: tuple[Part, ...], uow: UnitOfWork) -> None:
    """The next of several taps changes what the room reads; once it is as it was, there is nothing to put back."""
    home = isinstance(now.hours, Hours) and f"{now.hours.wall:%H:%M}" == back.value[:5]
    if home:
        return await retire(back.ref, uow, parts)
    return await uow.edit(Edit(back.ref, parts, PUT_BACK))


def _way_back(before: Setting) -> str:
    plan = before.plan
    return "" if plan is None else f"{plan.wall:%H:%M}{f' {INSIDE}' if plan.inside else ''}"


async def _say(couple: Couple, parts: tuple[Part, ...], buttons: Rows, wish: Wish, uow: UnitOfWork) -> str | None:
    """To both, wherever their room is; in a group it is news, unless it was uttered there."""
    direct = wish.here or couple.place == "carried"
    kind, noise = (Kind.ANSWER, None) if direct else (Kind.NOTICE, Noise.NEWS)
    say = Say(0, NAME, parts, kind, buttons=buttons, noise=noise)
    return await uow.tell(couple, say, actor=wish.person)
