"""The messages that show a setting above the buttons that change it: true, and alive, for a day."""

from dataclasses import replace

from bot.hours.overview import OF_ALL, overview
from bot.hours.overview import buttons as of_all
from bot.hours.setting import Setting
from bot.hours.shown import buttons, shown
from bot.proposing import NAME, retire, stand
from bot.speaker import Speaker
from domain.couple import Couple
from domain.hours import noted
from domain.messages import Edit, Say
from storage.proposals import Proposal, Sort
from storage.unit_of_work import UnitOfWork


async def show(setting: Setting, who: Speaker, uow: UnitOfWork) -> None:
    """The present setting, where it was asked for."""
    alone = None if who.here else who.member.person
    say = who.answer(NAME, shown(setting, alone), buttons(setting, alone))
    await _put_up(say, setting.ritual, noted(setting.hours), who, uow)


async def show_all(who: Speaker, uow: UnitOfWork) -> None:
    """All of it, where it was asked for."""
    parts = await overview(who.couple, None if who.here else who.member.person, uow)
    await _put_up(who.answer(NAME, parts, await of_all(who.couple, uow)), OF_ALL, "", who, uow)


async def _put_up(say: Say, ritual: str, value: str, who: Speaker, uow: UnitOfWork) -> None:
    """The one before it in the same chat is done with."""
    for earlier in await uow.proposals.of(who.couple.id, ritual, Sort.SHOWN):
        anchor = await uow.outbox.anchor(ref=earlier.ref)
        if anchor is None or anchor.chat == say.chat:
            await retire(earlier.ref, uow)
    ref = await uow.say(say)
    if ref is not None:
        await stand(Proposal(ref, who.couple.id, ritual, Sort.SHOWN, value, uow.now), uow)


async def refresh(setting: Setting, uow: UnitOfWork) -> None:
    """It has changed: whatever shows it tells the truth."""
    for screen in await uow.proposals.of(setting.couple.id, setting.ritual, Sort.SHOWN):
        await turn_to(screen, setting, uow)
    for screen in await uow.proposals.of(setting.couple.id, OF_ALL, Sort.SHOWN):
        await turn_to_all(screen, setting.couple, uow)


async def turn_to(screen: Proposal, setting: Setting, uow: UnitOfWork) -> None:
    """A message that shows something shows this setting from now on."""
    anchor = await uow.outbox.anchor(ref=screen.ref)
    if anchor is None:
        return
    await uow.proposals.put(replace(screen, ritual=setting.ritual, value=noted(setting.hours)))
    await uow.edit(Edit(screen.ref, shown(setting, anchor.person), buttons(setting, anchor.person)))


async def turn_to_all(screen: Proposal, couple: Couple, uow: UnitOfWork) -> None:
    """It shows all of them from now on."""
    anchor = await uow.outbox.anchor(ref=screen.ref)
    if anchor is None:
        return
    await uow.proposals.put(replace(screen, ritual=OF_ALL, value=""))
    await uow.edit(Edit(screen.ref, await overview(couple, anchor.person, uow), await of_all(couple, uow)))
