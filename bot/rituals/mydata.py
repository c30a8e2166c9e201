"""One's own data: all of mine that is kept, to read and as JSON, for ten minutes; nothing of anyone else's."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from bot.aside import aside
from bot.ritual import Command, Gathers, Mine, Ritual
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Line, Param, Part, Rows, Words
from domain.questions import Timer
from storage.unit_of_work import UnitOfWork

NAME = "mydata"
STAYS = timedelta(minutes=10)
TO_READ, AS_JSON = "kept.txt", "kept.json"
SURE: Rows = ((Button("mydata-send", "send"), Button("mydata-no", "no")),)


async def ask(incoming: Incoming, uow: UnitOfWork) -> None:
    """Once more, since whoever holds this phone can read it."""
    if not await uow.couples.rows([incoming.person]):
        raise Refusal("leave-no-need")
    await uow.say(aside(incoming, NAME, (Line("mydata-ask"), Line("mydata-phone")), SURE))


async def leave_be(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing was meant by it."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line("leave-stayed"),)))


@dataclass(frozen=True, slots=True)
class MyData:
    """`gather` is what each ritual keeps of somebody."""

    gather: tuple[Gathers, ...]

    async def send(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """Two documents; they go by themselves."""
        if incoming.anchor is None or not await uow.couples.rows([incoming.person]):
            raise Refusal("gone")
        person = incoming.person
        mine = [*await _self(person, uow), *await _words(person, uow)]
        for gathers in self.gather:
            mine += await gathers(person, uow)
        await uow.edit(Edit(incoming.anchor.ref, (Line("mydata-here"), Line("mydata-goes"))))
        as_json = json.dumps([{"what": one.line.key, **one.data} for one in mine], indent=2)
        await _put(incoming, TO_READ, _to_read(person, mine), uow)
        await _put(incoming, AS_JSON, (Words(person, as_json),), uow)


async def _self(person: int, uow: UnitOfWork) -> list[Mine]:
    """Who they are to Kept, and their rest."""
    member = await uow.couples.joined(person)
    if member is None:
        return []
    told: dict[str, Param] = {
        "zone": Words(person, member.zone or "-"),
        "quiet": member.quiet or "-",
        "language": member.language,
        "style": member.style or "-",
    }
    found = [Mine(Line("mydata-name"), member.name), Mine(Line("mydata-settings", told), data=asdict(member))]
    if why := await uow.rests.why(person):
        found.append(Mine(Line("mydata-rest"), data={"why": why}))
    return found


async def _words(person: int, uow: UnitOfWork) -> list[Mine]:
    found = []
    for each in await uow.own_words.of(person, await uow.key_of(person)):
        when = {"at": each.at.isoformat()} if each.at else {}
        data = {**when, "words": each.words, **({"all": dict(each.data)} if each.data else {})}
        found.append(Mine(Line(f"mydata-{each.where}"), each.words, data))
    return found


def _to_read(person: int, mine: list[Mine]) -> tuple[Part, ...]:
    parts: list[Part] = [Line("mydata-head")]
    for one in mine:
        parts += [Line("mydata-gap"), one.line, *([Words(person, one.words)] if one.words else [])]
    return tuple(parts)


async def _put(incoming: Incoming, name: str, parts: tuple[Part, ...], uow: UnitOfWork) -> None:
    """In their corner; a file that cannot be sent at once is not sent at all."""
    over = uow.now + STAYS
    ref = await uow.say(replace(aside(incoming, NAME, parts, file=name), stale_at=over))
    if ref is not None:
        await uow.timers.set(Timer(NAME, "over", ref, over, person=incoming.person))


async def take_away(timer: Timer, uow: UnitOfWork) -> None:
    await uow.delete(timer.ref)


def mydata_of(others: Sequence[Ritual]) -> Ritual:
    """What gathers whatever `others` keep."""
    mydata = MyData(tuple(ritual.gathers for ritual in others if ritual.gathers))
    return Ritual(
        NAME,
        commands=(Command(NAME, ask, "command-mydata", for_all=True),),
        taps={"send": mydata.send, "no": leave_be},
        timers={"over": take_away},
    )
