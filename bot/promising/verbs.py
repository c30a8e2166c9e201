"""What a maker does to a promise with one tap: done, let go, left out, asked about tomorrow, looked at."""

from dataclasses import replace

from bot.promising.cards import buttons, card, mends
from bot.promising.draft import Draft
from bot.promising.making import take
from bot.promising.tapping import Tapped
from domain.messages import Edit, Line
from domain.promise import Action


async def done(on: Tapped) -> None:
    """It came about."""
    await on.act(Action.DONE)
    await on.turns(Line(on.uow.chance.choice(on.uow.lexicon.variants("promise-good"))), over=True)


async def ask_tomorrow(on: Tapped) -> None:
    await on.act(Action.TOMORROW)
    await on.turns(Line("promise-tomorrow"), over=True)


async def miss(on: Tapped) -> None:
    """It stays between them and Kept: what can be done about it is offered, and nothing is sent."""
    after = await on.act(Action.MISS)
    wording = on.uow.chance.choice(on.uow.lexicon.variants("promise-all-right"))
    await on.turns(Line(wording), Line("promise-put-right"), rows=buttons(mends(after.given), on.place.place))


async def leave_it(on: Tapped) -> None:
    await on.act(Action.LEAVE_IT)
    await on.turns(Line("promise-left"), over=True)


async def let_go(on: Tapped) -> None:
    await on.act(Action.LET_GO)
    await on.turns(Line("promise-let-go"), over=True)


async def leave_out(on: Tapped) -> None:
    """Of Sunday; nobody is told."""
    await on.act(Action.LEAVE_OUT)
    await on.turns(Line("promise-left-out"))


async def pick_up(on: Tapped) -> None:
    """The same words begin anew."""
    await on.act(Action.PICK_UP)
    await on.turns(Line("promise-picked-up"), over=True)
    await take(Draft(on.given.words), replace(on.who, incoming=replace(on.who.incoming, tap=None)), on.uow)


async def pick(on: Tapped) -> None:
    """One of several."""
    shown = card(on.place.place, on.given, on.maker, on.place.sort, back=True)
    await on.uow.edit(Edit(on.place.message, shown.parts, shown.rows))
