"""The Sunday note: once a week, the same for both, how the habits of the two have held."""

from dataclasses import replace
from datetime import timedelta

from bot.beta import MpmathBeta
from bot.hours import command
from bot.ritual import Command, Ritual
from bot.speaker import speaker
from bot.sunday import NAME
from bot.sunday.known import LOOKED_BACK, known, pointless_from
from bot.sunday.saying import said
from bot.sunday.wordings import worded
from domain.messages import Due, Incoming, Line
from domain.noise import Noise
from domain.note import note
from domain.ritual_day import ONE_DAY, ritual_day
from domain.style import Style, style_of
from domain.sunday import Known, Recipe, standing
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork

LONGEST_LATE = timedelta(hours=32)  # from 04:00 of its day to noon of the next; at which noon, the clock of both says


async def come(due: Due, uow: UnitOfWork) -> None:
    """The note of the week, to both; once, whatever happened to its hour."""
    couple = await uow.couples.get(due.couple, lock=True)
    if couple is None or couple.place == "nowhere":
        return
    until = pointless_from(due.day, couple, uow.now)
    recipe = _recipe(await known(couple, due.day, uow), style_of(couple.style), uow) if uow.now < until else None
    if recipe is None:
        return
    prompt = Prompt(couple.id, NAME, due.day, uow.token(), "", uow.now, answered=False)
    if not await uow.rituals.asked(prompt):
        return
    await uow.notes.keep(couple.id, recipe)
    plan = await uow.rituals.plan(couple.id, NAME)
    inside = plan is not None and plan.inside
    await uow.tell(couple, replace(said(recipe), ref=prompt.ref, stale_at=until, agreed=inside))


def _recipe(of: Known, style: Style, uow: UnitOfWork) -> Recipe | None:
    """None before the third active day: there is no note yet."""
    stands = standing(of, MpmathBeta())
    found = note(of.week, stands.held, stands.best, style)
    if found is None:
        return None
    return Recipe(of.day, of.week, of.nights, stands, *worded(found, of.earlier, style, uow))


async def show_again(incoming: Incoming, uow: UnitOfWork) -> None:
    """/note: the last one, where it was asked for."""
    who = await speaker(incoming, uow)
    tomorrow = ritual_day(uow.now, who.couple.zone(uow.now)) + ONE_DAY
    found = await uow.notes.of(who.couple.id, tomorrow - LOOKED_BACK, tomorrow)
    if not found:
        await uow.say(who.answer(NAME, (Line("sunday-none-yet"),)))
        return
    again = said(found[0])
    await uow.say(
        replace(
            who.answer(NAME, again.parts),
            shown=again.shown,
            cover=again.cover,
            picture=again.picture,
        )
    )


SUNDAY = Ritual(
    NAME,
    commands=(command(NAME, menu_room=5), Command("note", show_again, "command-note")),
    on_due=come,
    noise=Noise.NOTE,
    stale_after=LONGEST_LATE,
)
