"""What both see of a promise: its one message in the room, and the short replies to that or what gathers them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.promising import NAME
from bot.promising.gathered import OWN, enough, gather, rows_of
from bot.promising.lines import name_of, on, said, told
from domain.couple import Couple, Member
from domain.messages import Button, Edit, Kind, Line, Param, Part, Rows, Say, Words
from domain.noise import Noise, Shown
from domain.promise import Effect
from storage.promises import Given, Place, Sort
from storage.unit_of_work import UnitOfWork

ONE = OWN
NOTICE: Rows = ((Button("promise-notice", "notice"),),)
ANSWERS: Rows = ((Button("promise-that-works", "works"), Button("promise-no-need", "no-need")),)


@dataclass(frozen=True, slots=True)
class Doing:
    """`person` just did something, by a tap or a word in the room where `here`; None: it is time that does.

    `words` are what they wrote for the other, where it takes some; `on` is the message on which they tapped.
    """

    couple: Couple
    uow: UnitOfWork
    person: int | None = None
    here: bool = False
    words: str = ""
    on: str | None = None

    @property
    def doer(self) -> Member:
        """Raises LookupError where it is time."""
        member = self.couple.member(self.person) if self.person is not None else None
        if member is None:
            raise LookupError("time says nothing in the room")
        return member

    def maker(self, given: Given) -> Member:
        """Whose promise it is. Raises LookupError when they are not one of the two any more."""
        member = self.couple.member(given.person)
        if member is None:
            raise LookupError("whoever made it has gone")
        return member


async def tell_promise(given: Given, doing: Doing) -> None:
    """Its one message; on a day with many notes it comes without a sound."""
    await _tell(doing, (_told(given, doing),), ref=given.ref, silent=await _is_enough(doing))


def line_in_room(given: Given, couple: Couple, maker: Member) -> Line:
    """How it stands there; moments are each phone's own, so the couple's clock will do."""
    return told(given, maker, couple.clock(maker.person, given.promise.since))


async def _done(given: Given, doing: Doing) -> None:
    await _reply(given, doing, Line("promise-done"), Sort.NOTICE)


async def _mended(given: Given, doing: Doing) -> None:
    await _reply(given, doing, Line("promise-mended"), Sort.NOTICE)


async def _noticed(given: Given, doing: Doing) -> None:
    await _reply(given, doing, Line("promise-noticed", {"name": name_of(doing.doer)}))


async def _moved(given: Given, doing: Doing) -> None:
    await _reply(given, doing, line_of(Effect.TELL_MOVED, given, doing), Sort.ANSWER)


async def _turned(effect: Effect, given: Given, doing: Doing) -> None:
    await _reply(given, doing, line_of(effect, given, doing))


async def _works(given: Given, doing: Doing) -> None:
    await _reply(given, doing, Line("promise-works", {"name": name_of(doing.doer)}))


async def _let_go(given: Given, doing: Doing) -> None:
    if doing.person == given.person:
        await _reply(given, doing, Line("promise-let-go"))
    else:
        await _reply(given, doing, Line("promise-no-need-said", {"name": name_of(doing.doer)}))


async def _plain_word(given: Given, doing: Doing) -> None:
    """For the other alone, under a neutral line: what is close and comes to a corner."""
    other = doing.couple.other(given.person).person
    word = Say(
        other,
        NAME,
        plain_word(doing.doer, doing.words),
        couple=doing.couple.id,
        person=other,
        noise=Noise.NEWS,
        shown=Shown.MINE,
        cover="promise-note-is-here",
    )
    await doing.uow.say(word)


def plain_word(maker: Member, words: str) -> tuple[Part, ...]:
    """The maker's own words, with nothing added but whose they are."""
    return Line("promise-word-from", {"name": name_of(maker)}), Words(maker.person, words)


def line_of(effect: Effect, given: Given, doing: Doing) -> Line:
    """What the other reads of another time, or of another way. KeyError for anything else."""
    keys = {
        Effect.TELL_MOVED: "promise-moved",
        Effect.TELL_NEW_TIME: "promise-new-time",
        Effect.TELL_ANOTHER_WAY: "promise-another-way-told",
    }
    maker = doing.maker(given)
    when = on(given.promise, doing.couple.clock(maker.person, doing.uow.now))
    params: dict[str, Param] = {"name": name_of(maker), "when": when}
    if effect is Effect.TELL_ANOTHER_WAY:
        params |= said(maker.person, given.words)
    return Line(keys[effect], params)


async def _show_notice(given: Given, doing: Doing) -> None:
    """From its hour on; what was asked about another time is over."""
    await retire(await doing.uow.promises.places(given.ref, Sort.ANSWER), doing.uow)
    await doing.uow.edit(Edit(given.ref, buttons=NOTICE))
    await doing.uow.promises.stand(given.ref, {ONE: given}, Sort.NOTICE)


async def _hide_notice(given: Given, doing: Doing) -> None:
    await retire(await doing.uow.promises.places(given.ref, Sort.NOTICE), doing.uow)


async def retire(places: list[Place], uow: UnitOfWork) -> None:
    """The buttons of these messages that are about it go, without a word."""
    await uow.promises.leave(places)
    for message in dict.fromkeys(place.message for place in places):
        await uow.edit(Edit(message, buttons=await rows_of(message, uow)))


async def _reply(given: Given, doing: Doing, line: Line, sort: Sort | None = None) -> None:
    """A reply to its message; where that does not stand in their room, its line stands above.

    On a day with many notes it goes into the one that gathers them.
    """
    couple, uow, silent = doing.couple, doing.uow, await _is_enough(doing)
    if silent and await gather(given, line, sort, couple, doing.maker(given), doing.doer.person, uow):
        return
    stands = await _stands_in_room(given, doing)
    parts = (line,) if stands else (_told(given, doing), line)
    rows = {Sort.NOTICE: NOTICE, Sort.ANSWER: ANSWERS}[sort] if sort else ()
    ref = await _tell(doing, parts, rows, about=given.ref, silent=silent)
    if ref is not None and sort is not None:
        await uow.promises.stand(ref, {ONE: given}, sort)


async def _stands_in_room(given: Given, doing: Doing) -> bool:
    couple, outbox = doing.couple, doing.uow.outbox
    if couple.place == "group" and couple.room is not None:
        return await outbox.copy_in(given.ref, couple.room) is not None
    return all([await outbox.copy_in(given.ref, member.person) is not None for member in couple.members])


async def _is_enough(doing: Doing) -> bool:
    """Whether the other had enough notes today; what is done in the room before both is none."""
    if doing.here or doing.couple.place == "nowhere":
        return False
    return await enough(doing.couple, doing.doer.person, doing.uow)


async def _tell(
    doing: Doing,
    parts: tuple[Part, ...],
    rows: Rows = (),
    *,
    ref: str | None = None,
    about: str | None = None,
    silent: bool = False,
) -> str | None:
    """To both, wherever their room is; in a group it is news, unless it was done there."""
    direct = doing.here or doing.couple.place == "carried"
    kind, noise = (Kind.ANSWER, None) if direct else (Kind.NOTICE, Noise.NEWS)
    say = Say(0, NAME, parts, kind, ref=ref, buttons=rows, about=about, noise=noise, silent=silent)
    return await doing.uow.tell(doing.couple, say, actor=doing.person)


def _told(given: Given, doing: Doing) -> Line:
    return line_in_room(given, doing.couple, doing.maker(given))


TELLS: Mapping[Effect, Callable[[Given, Doing], Awaitable[None]]] = {
    Effect.TELL_PROMISE: tell_promise,
    Effect.TELL_DONE: _done,
    Effect.TELL_MENDED: _mended,
    Effect.TELL_NOTICED: _noticed,
    Effect.TELL_MOVED: _moved,
    Effect.TELL_NEW_TIME: lambda given, doing: _turned(Effect.TELL_NEW_TIME, given, doing),
    Effect.TELL_ANOTHER_WAY: lambda given, doing: _turned(Effect.TELL_ANOTHER_WAY, given, doing),
    Effect.TELL_WORKS: _works,
    Effect.TELL_LET_GO: _let_go,
    Effect.TELL_PLAIN_WORD: _plain_word,
    Effect.SHOW_NOTICE: _show_notice,
    Effect.HIDE_NOTICE: _hide_notice,
}
