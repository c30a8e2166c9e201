"""/rituals, and the taps on hours, whichever ritual they are of: earlier, later, other days, off, on, put back, yes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.hours import HABITS
from bot.hours.change import Became, Wish, agree, put_back, wished
from bot.hours.more import More
from bot.hours.overview import OF_ALL
from bot.hours.screens import show_all, turn_to, turn_to_all
from bot.hours.setting import Setting, setting_of
from bot.hours.shown import A_QUARTER, DAYS
from bot.hours.typed import replied
from bot.proposing import LAPSE, NAME, offered, others_yes, retire
from bot.ritual import Command, Hears, Ritual
from bot.speaker import speaker
from domain.hours import Hours, Off, from_note
from domain.messages import Alert, Incoming
from domain.questions import Timer
from storage.proposals import Sort
from storage.unit_of_work import UnitOfWork

VERBS = ("earlier", "later", "weekdays", "daily", "off", "on")


async def set_by_tap(verb: str, ritual: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """A button below a setting: it means what it says, whatever has changed since it was shown."""
    who = await speaker(incoming, uow)
    shown_as = await offered(incoming, who, Sort.SHOWN, uow)
    if shown_as is None:
        return
    setting = await setting_of(who.couple, ritual, uow)
    wish = Wish(who, _after(verb, setting, from_note(shown_as.value)), tapped=True)
    if await wished(setting, wish, uow) is Became.ASKED and not who.here:
        uow.alert(incoming.callback, Alert("hours-asked-there", loud=False))


async def show_everything(incoming: Incoming, uow: UnitOfWork) -> None:
    """/rituals, and /settings, which is the same."""
    await show_all(await speaker(incoming, uow), uow)


async def turn_page(ritual: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """The same message shows one of them, or all."""
    who = await speaker(incoming, uow)
    screen = await offered(incoming, who, Sort.SHOWN, uow)
    if screen is None:
        return
    if ritual == OF_ALL:
        await turn_to_all(screen, who.couple, uow)
    else:
        await turn_to(screen, await setting_of(who.couple, ritual, uow), uow)


def _after(verb: str, setting: Setting, as_shown: Hours | Off) -> Hours | Off:
    if verb == "off":
        return Off()
    base = setting.usual if isinstance(as_shown, Off) else as_shown
    if verb in DAYS:
        return replace(setting.usual, weekdays=DAYS[verb])
    by = {"earlier": -A_QUARTER, "later": A_QUARTER}.get(verb)
    return base if by is None else replace(setting.usual, wall=base.shifted(by).wall)


async def put_it_back(incoming: Incoming, uow: UnitOfWork) -> None:
    """Either may, for a day."""
    who = await speaker(incoming, uow)
    proposal = await offered(incoming, who, Sort.BACK, uow)
    if proposal is not None:
        await put_back(proposal, who, uow)


async def say_yes(incoming: Incoming, uow: UnitOfWork) -> None:
    """It counts from the one who did not ask for it."""
    who = await speaker(incoming, uow)
    proposal = await others_yes(incoming, who, uow)
    if proposal is not None:
        await agree(proposal, who, uow)


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """A day has passed: the buttons go without a word."""
    await retire(timer.ref, uow)


def _taps() -> Mapping[str, Hears]:
    of_settings = {f"{verb}-{ritual}": partial(set_by_tap, verb, ritual) for verb in VERBS for ritual in HABITS}
    pages = {f"open-{ritual}": partial(turn_page, ritual) for ritual in HABITS} | {"all": partial(turn_page, OF_ALL)}
    return {**of_settings, **pages, "back": put_it_back, "yes": say_yes}


def hours_of(others: Sequence[Ritual]) -> Ritual:
    """The page of all that is on, and of what stands on the second shelf of `others`."""
    shelf = [command for ritual in others for command in ritual.commands if command.shelf]
    return Ritual(
        NAME,
        commands=(
            Command("rituals", show_everything, "command-rituals", menu_room=6, menu_corner=3),
            Command("settings", show_everything, "command-rituals"),
        ),
        taps={**_taps(), **More(shelf).taps},
        on_reply=replied,
        timers={LAPSE: lapse},
        goes_to=tuple(command.name for command in shelf),
        shows=frozenset({*_taps(), "more"}),
    )
