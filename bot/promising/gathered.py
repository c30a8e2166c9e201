"""More than three notes a day about what becomes of promises are gathered into one, so that no day rings all day."""

from datetime import datetime

from bot.promising import NAME
from bot.promising.corner import LETTERS
from bot.promising.lines import label, name_of, said
from domain.couple import Couple, Member
from domain.messages import Button, Edit, Kind, Line, Rows, Say
from domain.noise import Noise
from domain.recurrence import instant
from domain.ritual_day import BORDER, ritual_day
from storage.promises import Given, Place, Sort
from storage.unit_of_work import UnitOfWork

MOST_A_DAY = 3
MOST_LINES = 12  # as many as one message holds
OWN, OTHERS = LETTERS[0], LETTERS[1:]  # `OWN` is the letter of a promise that has its message to itself
NAMELESS = {"promise-moved": "promise-moved-so", "promise-new-time": "promise-new-time-so"}
WHOLE = "promise-another-way-told"  # it says already whose it is


async def enough(couple: Couple, doer: int, uow: UnitOfWork) -> bool:
    """Whether the other of the two has had as many notes about this one's doings today as come one by one."""
    if await uow.outbox.said_as(_once(couple, doer, uow.now), couple):
        return True
    begins = _begins(couple, uow.now)
    if couple.place == "group" and couple.room is not None:
        about = [given.ref for given in await uow.promises.of(doer)]
        return await uow.days.news(couple.room, NAME, begins, about) >= MOST_A_DAY
    return await uow.days.news(couple.other(doer).person, NAME, begins) >= MOST_A_DAY


async def gather(
    given: Given, line: Line, sort: Sort | None, couple: Couple, maker: Member, doer: int, uow: UnitOfWork
) -> bool:
    """Put it into the one message of the day, which comes with the first of them; False where that takes no more."""
    once = _once(couple, doer, uow.now)
    entry = _entry(given, line, maker)
    message = await uow.outbox.said_as(once, couple)
    before = await uow.reads(message) if message else ()
    if message and not 0 < len(before) < MOST_LINES:
        return False
    ref = message or uow.token()
    await _stand(given, ref, sort, uow)
    rows = await rows_of(ref, uow)
    if message:
        await uow.edit(Edit(ref, (*before, entry), rows))
    else:
        say = Say(0, NAME, (entry,), Kind.NOTICE, ref=ref, buttons=rows, noise=Noise.NEWS, dedupe=once)
        await uow.tell(couple, say, actor=doer)
    return True


def _entry(given: Given, line: Line, maker: Member) -> Line:
    """Whose, what, and what has become of it."""
    if line.key == WHOLE:
        return line
    what = Line(NAMELESS[line.key], {"when": line.params["when"]}) if line.key in NAMELESS else line
    return Line("promise-gathered", {"name": name_of(maker), "what": what, **said(maker.person, given.words)})


async def _stand(given: Given, message: str, sort: Sort | None, uow: UnitOfWork) -> None:
    taken = {place.place for place in await uow.promises.at(message)}
    free = next((letter for letter in OTHERS if letter not in taken), None)
    if sort is not None and free is not None:
        await uow.promises.stand(message, {free: given}, sort)


async def rows_of(message: str, uow: UnitOfWork) -> Rows:
    """The buttons that a gathered message has now, each with the words that it is about; none for any other message."""
    rows: Rows = ()
    for place in await uow.promises.at(message):
        given = await uow.promises.get(place.promise)
        if given is not None and place.place in OTHERS:
            rows += _buttons(place, given)
    return rows


def _buttons(place: Place, given: Given) -> Rows:
    about = {"words": label(given)}
    notice = Button("promise-notice-of", f"notice-{place.place}", about)
    works = Button("promise-works-of", f"works-{place.place}", about)
    no_need = Button("promise-no-need-of", f"no-need-{place.place}", about)
    rows: dict[Sort, Rows] = {Sort.NOTICE: ((notice,),), Sort.ANSWER: ((works,), (no_need,))}
    return rows.get(place.sort, ())


def _once(couple: Couple, doer: int, now: datetime) -> str:
    """One for each day, and for each room that they have on it."""
    return f"{NAME}:gathered:{couple.room or couple.id}:{doer}:{ritual_day(now, couple.zone(now))}"


def _begins(couple: Couple, now: datetime) -> datetime:
    """When the ritual day began on their clock (UTC)."""
    zone = couple.zone(now)
    return instant(ritual_day(now, zone), BORDER, zone) or now
