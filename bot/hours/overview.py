"""Everything that is on, with its next time, and in a corner what is one's own; a button for each leads to its hour."""

from bot.hours.habits import HABITS
from bot.hours.setting import Setting, setting_of
from bot.hours.shown import params, stands
from bot.own import of_clock, of_nudge, of_quiet, of_style, of_tidy
from bot.shelf import is_out
from domain.couple import Couple
from domain.hours import Off
from domain.messages import Button, Line, Moment, Part, Rows
from storage.unit_of_work import UnitOfWork

OF_ALL = ""  # the ritual that an overview is about


async def buttons(couple: Couple, uow: UnitOfWork) -> Rows:
    """One for each that is listed, and after a fortnight one for the second shelf."""
    listed = await _listed(couple, uow)
    each = tuple((Button("hours-name", f"open-{one.ritual}", {"ritual": one.ritual}),) for one in listed)
    return (*each, (Button("hours-more", "more"),)) if await is_out(couple.id, uow) else each


async def overview(couple: Couple, person: int | None, uow: UnitOfWork) -> tuple[Part, ...]:
    """What both may see, and in the corner of `person` what is theirs."""
    settings = await _listed(couple, uow)
    rests = (Line("resting"),) if any(setting.resting for setting in settings) else ()
    member = couple.member(person) if person is not None else None
    own: tuple[Part, ...] = ()
    if member is not None:
        mine = of_clock(member, uow.now), of_quiet(member, couple, uow.now), of_nudge(member), of_tidy(member)
        own = (*mine, *of_style(member), Line("own-how"))
    apart = any(setting.each_own for setting in settings)
    clocks = (Line("hours-own-clocks-of-all"),) if apart else ()
    return (*rests, *(_each(setting, person) for setting in settings), *clocks, *own)


async def _listed(couple: Couple, uow: UnitOfWork) -> list[Setting]:
    settings = [await setting_of(couple, ritual, uow) for ritual in HABITS]
    return [each for each in settings if not (HABITS[each.ritual].shelf and isinstance(each.hours, Off))]


def _each(setting: Setting, person: int | None) -> Line:
    following = setting.next_for(person)
    told = following is not None and not setting.resting and (person is not None or not setting.each_own)
    if isinstance(setting.hours, Off) or not told or following is None:
        return stands(setting, person)
    return Line("hours-each", params(setting, setting.hours, person) | {"next": Moment(following.at)})
