"""How an evening ends: it opens, both say good night, or the lights go out."""

from bot.bedtime import NAME, corner, room, tidied
from bot.bedtime.night import Night
from domain.evening import both_said_good_night, opens
from domain.messages import Edit, Line

AGAIN, LIGHTS_OUT = "again", "lights-out"  # moments


async def open_if_both(night: Night) -> bool:
    """Open what was written, if both have finished, are still two, and neither rests: as if one had not come."""
    couple = night.couple
    if couple is None or couple.place == "nowhere" or not opens(night.pages.values()):
        return False
    if await night.uow.rests.resting(couple.id):
        return False
    await room.show_both(couple, night.pages, night.uow)
    await night.uow.evenings.came(night.evening)
    for person, page in night.pages.items():
        await corner.leave_standing(night, person, rows=() if night.tidy(person) else corner.to_promise(page))
    await _over(night)
    return True


async def end_if_nobody_is_left(night: Night) -> None:
    """Both said good night: that counts, and nothing is kept waiting until the lights are out."""
    if both_said_good_night(night.pages.values()):
        await night.uow.evenings.came(night.evening)
        await put_out_lights(night)


async def put_out_lights(night: Night) -> None:
    """Nothing opens from here on, nothing is sent, and what was written is wiped."""
    for person in night.pages:
        await tidied.give_back(night, person)
        await corner.leave_standing(night, person, Line("bedtime-closed"))
    await _over(night)


async def _over(night: Night) -> None:
    evening, uow = night.evening, night.uow
    await uow.edit(Edit(evening.line))
    await uow.evenings.close(evening)
    for moment in (AGAIN, LIGHTS_OUT):
        await uow.timers.drop(NAME, moment, evening.ref)
