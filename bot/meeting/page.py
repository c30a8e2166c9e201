"""The page that asks for a yes, in each one's corner: reached by a tap in the group alone, and told to nobody."""

from datetime import timedelta

from bot.meeting import NAME, TWO_AND_ME
from bot.meeting.lapse import tell_first
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Kind, Line, Part, Rows, Say, Words
from domain.questions import Token
from storage.groups import Seen
from storage.unit_of_work import UnitOfWork

LINK_GOOD = timedelta(hours=1)
PAGE = "page"
YES, NO, MORE = Button("meet-yes", "yes"), Button("meet-no", "no"), Button("meet-more", "more")
ASKS: Rows = ((YES,), (NO, MORE))
ASKS_STILL: Rows = ((YES,), (NO,))


async def look(incoming: Incoming, uow: UnitOfWork) -> None:
    """Somebody tapped *Have a look*: they belong there, and read on in their corner."""
    chat = await uow.chats.now_at(incoming.chat)
    group = await uow.groups.get(chat)
    if incoming.anchor is None or group is None or group.hello != incoming.anchor.ref:
        return await _look_at_a_room(chat, incoming, uow)
    if await uow.chats.count(chat) not in (None, TWO_AND_ME):
        raise Refusal("meet-two-and-me")
    await uow.groups.see(chat, incoming.person)
    await uow.groups.call(chat, incoming.person, await uow.key_of(incoming.person), incoming.title)
    await uow.count(chat, NAME)
    await uow.tokens.void(NAME, person=incoming.person)
    token = Token(NAME, PAGE, uow.now + LINK_GOOD, person=incoming.person, chat=chat)
    uow.alert(incoming.callback, Alert(token=await uow.invite(token)))
    return None


async def _look_at_a_room(chat: int, incoming: Incoming, uow: UnitOfWork) -> None:
    couple = await uow.couples.in_room(chat)
    member = (await uow.couples.rows([incoming.person])).get(incoming.person)
    if couple is None:
        raise Refusal("gone")
    raise Refusal("meet-begun" if member and member.couple == couple else "not-yours")


async def turn_up(incoming: Incoming, token: Token, uow: UnitOfWork) -> None:
    """Their link led them here. One that was passed on, or of a group they have left, is over."""
    seen = (await uow.groups.seen(token.chat or 0)).get(incoming.person)
    if token.person != incoming.person:
        raise Refusal("start-run-out")
    await uow.tokens.use(incoming.args)
    member = (await uow.couples.rows([incoming.person])).get(incoming.person)
    if member and member.couple:
        raise Refusal("meet-one-at-a-time")
    consent = await uow.consents.of(incoming.person)
    if consent and consent.chat is not None and consent.chat == token.chat:
        return await tell_first(consent.person, consent.chat, uow)
    if seen is None:
        raise Refusal("start-run-out")
    return await _show(seen, incoming, uow)


async def _show(seen: Seen, incoming: Incoming, uow: UnitOfWork) -> None:
    if seen.page:
        await uow.edit(Edit(seen.page))
    lines = await _lines(seen, uow)
    page = await uow.say(
        Say(
            incoming.chat,
            NAME,
            lines,
            Kind.ANSWER,
            buttons=ASKS,
            person=incoming.person,
            language=incoming.language,
        )
    )
    await uow.groups.turn_page(seen.chat, seen.person, page)


async def _lines(seen: Seen, uow: UnitOfWork) -> tuple[Part, ...]:
    title = await uow.groups.title(seen.chat, seen.person)
    where = Line("meet-page-group", {"group": Words(seen.person, title)}) if title else Line("meet-page-some-group")
    return (where, *what_it_is())


def what_it_is() -> tuple[Part, ...]:
    """What everybody reads before they are asked for a yes."""
    return tuple(Line(f"meet-page-{each}") for each in ("what", "reads", "letter", "leave", "afraid", "yourself"))


def more_of_it() -> tuple[Part, ...]:
    """And what is below it for whoever asks for more."""
    return tuple(Line(f"meet-page-more-{each}") for each in ("day", "skip", "count", "kept", "yes"))


async def tell_more(incoming: Incoming, uow: UnitOfWork) -> None:
    """The same page, with more on it."""
    seen = await asked_on(incoming, uow)
    await uow.edit(Edit(seen.page or "", (*await _lines(seen, uow), *more_of_it()), ASKS_STILL))


async def let_be(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not for me: told to nobody, and nothing of it is kept."""
    seen = await asked_on(incoming, uow)
    await uow.groups.unsee(seen.chat, seen.person)
    await uow.edit(Edit(seen.page or "", (Line("meet-let-be"),)))


async def asked_on(incoming: Incoming, uow: UnitOfWork) -> Seen:
    """Whom the tapped page asks, and for which group. Raises Refusal where it asks no more."""
    seen = await uow.groups.paged(incoming.anchor.ref) if incoming.anchor else None
    if seen is None or seen.person != incoming.person:
        raise Refusal("gone")
    return seen
