"""Weeks pass on the page at one press, in which somebody acts for both."""

from collections.abc import Callable

from aiohttp import ClientSession

from rehearsal.page import Coming, Stage
from tests.rehearsal.page import Visit, tomorrow, visited


async def test_weeks_are_lived_by_whoever_acts_for_both_while_time_passes() -> None:
    """And not before there is anything to come."""
    async with ClientSession() as session, visited(session) as visit:
        await _weeks(visit)


async def _weeks(visit: Visit) -> None:
    no = (409, {"error": "Nothing comes by itself yet: the two have not met."})
    passing: list[bool] = []

    async def live(stage: Stage, told: Callable[[], None]) -> None:
        passing.append(stage.passing)
        await stage.comes_to(tomorrow(13), told)

    assert await visit.posts("time", {"to": "weeks"}) == (409, {"error": "Weeks are played in a shared chat."})
    visit.stage.lives = live
    assert await visit.posts("time", {"to": "weeks"}) == no
    visit.coming.append(Coming("lunch", tomorrow(12)))
    assert await visit.posts("time", {"to": "weeks"}) == (200, {})
    assert (passing, visit.stage.passing, visit.world.now()) == ([True], False, tomorrow(13))
    assert visit.stage.room.messages[-1].text == "lunch"
