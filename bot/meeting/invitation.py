"""An invitation: a link for one person; whoever opens it may say yes, and then the one who gave it is asked, too."""

from datetime import timedelta
from urllib.parse import urlencode

from bot.meeting import HOLDS, NAME
from bot.meeting.lapse import tell_first
from bot.meeting.page import more_of_it, what_it_is
from bot.meeting.pairing import begin, join, pair
from bot.meeting.where import ask_where
from domain.couple import Member
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Kind, Line, Link, Part, Rows, Say, Words
from domain.questions import Timer, Token
from storage.invitations import Invitation
from storage.unit_of_work import UnitOfWork

LINK = "invited"
ALONE = "alone"  # when the time of a lone yes, or of a lone inviter, is over
STANDS = timedelta(days=1)  # a link until it is opened, and then its page
SHARE = "https://t.me/share/url"  # core.telegram.org/widgets/share: the reader's phone asks them for a chat
YES, NO, MORE = Button("meet-yes", "come"), Button("meet-no", "stay"), Button("meet-more", "tell")
ASKS: Rows = ((YES,), (NO, MORE))
ASKS_STILL: Rows = ((YES,), (NO,))
IS_IT_THEM: Rows = ((Button("meet-them", "begin"), Button("meet-not-them", "not-them")),)

# --- whoever invites -------------------------------------------------------------------------------------------------


async def invite(incoming: Incoming, uow: UnitOfWork) -> None:
    """A link for whomever they mean. One that they made before opens nothing more, whether or not somebody has it."""
    person = incoming.person
    known = (await uow.couples.rows([person])).get(person)
    consent = await uow.consents.of(person, lock=True)
    if known is not None and known.couple is not None:
        raise Refusal("meet-one-at-a-time")
    if consent is not None:
        return await tell_first(person, consent.chat, uow)
    await join(incoming, uow)
    await uow.invitations.drop_unopened(person)
    await uow.tokens.void(NAME, person=person, action=LINK)
    ref, until = uow.token(), uow.now + STANDS
    secret = await uow.invite(Token(NAME, LINK, until, topic=ref, person=person))
    await uow.invitations.make(ref, person, until)
    await _lapse_later(person, uow)
    return await _hand_over(ref, person, await uow.address(secret), uow)


async def _hand_over(ref: str, person: int, link: str, uow: UnitOfWork) -> None:
    """The link is sealed like words: nobody who reads the database can follow it."""
    parts = (Line("meet-invite-link"), Words(person, link), Line("meet-invite-then"))
    share = Words(person, f"{SHARE}?{urlencode({'url': link})}")
    buttons: Rows = ((Link("meet-invite-send", share),), (Button("meet-take-back", "uninvite"),))
    await uow.say(Say(person, NAME, parts, Kind.ANSWER, ref=ref, buttons=buttons, person=person))


async def is_own(incoming: Incoming, uow: UnitOfWork) -> bool:
    """Whether they have opened the link they made themselves; used or not, so that it does not tell them which."""
    return await uow.tokens.made(incoming.args, NAME, LINK, incoming.person)


async def withdraw(incoming: Incoming, uow: UnitOfWork) -> None:
    """The link is taken back, opened or not; what somebody has said to it leads nowhere."""
    if incoming.anchor is not None:
        await uow.invitations.drop(incoming.anchor.ref)
        await uow.tokens.void(NAME, topic=incoming.anchor.ref)
        await uow.edit(Edit(incoming.anchor.ref, (Line("meet-invite-withdrawn"),)))


async def begin_with_them(incoming: Incoming, uow: UnitOfWork) -> None:
    """Yes, that is the person they meant: the second yes of the two."""
    found = await _asking(incoming, uow)
    guest = found.guest or 0
    yes = await uow.consents.of(guest, lock=True)
    first, second = await uow.couples.joined(guest), await uow.couples.joined(found.person)
    rows = await uow.couples.rows([guest, found.person])
    if yes is None or first is None or second is None or rows[guest].couple is not None:
        raise Refusal("gone")
    if rows[found.person].couple is not None:
        raise Refusal("meet-one-at-a-time")
    await uow.edit(Edit(found.asked or ""))
    await _over(found, first, second, uow)
    await begin(await pair(first, second, None, uow), second, uow)


async def not_them(incoming: Incoming, uow: UnitOfWork) -> None:
    """It is somebody else: nothing begins, and their yes waits in vain, as if nobody had answered."""
    found = await _asking(incoming, uow)
    await uow.invitations.drop(found.ref)
    await uow.edit(Edit(found.asked or "", (Line("meet-not-them-noted"),)))


async def _asking(incoming: Incoming, uow: UnitOfWork) -> Invitation:
    found = await uow.invitations.asking(incoming.anchor.ref) if incoming.anchor else None
    if found is None or found.person != incoming.person:
        raise Refusal("gone")
    return found


async def _over(found: Invitation, first: Member, second: Member, uow: UnitOfWork) -> None:
    """It has led to what it was for; what else either has made or said is worth nothing more."""
    await uow.edit(Edit(found.ref, (Line("meet-invite-led"),)))
    for member in (first, second):
        await uow.invitations.forget_of(member.person)
        await uow.tokens.void(NAME, person=member.person, action=LINK)
        await uow.timers.drop(NAME, ALONE, str(member.person))


# --- whoever is invited ----------------------------------------------------------------------------------------------


async def turn_up(incoming: Incoming, token: Token, uow: UnitOfWork) -> None:
    """Somebody opened the link: it is theirs from now on. Where nothing could come of it, it is not used up."""
    inviter, guest = token.person or 0, incoming.person
    if inviter == guest:
        raise Refusal("meet-invite-own")
    if await uow.pairs.parted(inviter, guest):
        raise Refusal("start-run-out")
    rows = await uow.couples.rows([inviter, guest])
    if guest in rows and rows[guest].couple is not None:
        raise Refusal("meet-one-at-a-time")
    found = await uow.invitations.get(token.topic or "")
    if found is None or inviter not in rows or rows[inviter].couple is not None:
        raise Refusal("start-run-out")
    await uow.tokens.use(incoming.args)
    page = uow.token()
    await uow.invitations.led(found.ref, guest=guest, page=page, until=uow.now + STANDS)
    await uow.say(
        Say(
            incoming.chat,
            NAME,
            await _lines(inviter, uow),
            Kind.ANSWER,
            ref=page,
            buttons=ASKS,
            person=guest,
            language=incoming.language,
        )
    )


async def tell_more(incoming: Incoming, uow: UnitOfWork) -> None:
    """The same page, with more on it."""
    found = await _asked_on(incoming, uow)
    await uow.edit(Edit(found.page or "", (*await _lines(found.person, uow), *more_of_it()), ASKS_STILL))


async def stay(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not for me: told to nobody; the link stays as used as it is."""
    found = await _asked_on(incoming, uow)
    await uow.invitations.drop(found.ref)
    await uow.edit(Edit(found.page or "", (Line("meet-let-be"),)))


async def come(incoming: Incoming, uow: UnitOfWork) -> None:
    """Yes, for a week: it waits for the yes of the one who invited, who is asked whether this is whom they meant."""
    found = await _asked_on(incoming, uow)
    rows = await uow.couples.rows([incoming.person, found.person])
    if incoming.person in rows and rows[incoming.person].couple is not None:
        raise Refusal("meet-one-at-a-time")
    if found.person not in rows or rows[found.person].couple is not None:
        raise Refusal("gone")
    member = await join(incoming, uow)
    consent = await uow.consents.of(member.person, lock=True)
    if consent is None:
        await uow.consents.give(member.person, None)
    await uow.edit(Edit(found.page or ""))
    await _ask_whether_it_is_them(found, member, uow)
    for person in (found.person, member.person):
        await _lapse_later(person, uow)
    await tell_first(member.person, None, uow)
    if not member.zone:
        await ask_where(member.person, uow)


async def _ask_whether_it_is_them(found: Invitation, guest: Member, uow: UnitOfWork) -> None:
    asked = uow.token()
    await uow.invitations.led(found.ref, page=None, asked=asked, until=uow.now + HOLDS)
    question = Line("meet-is-it-them", {"name": Words(guest.person, guest.name)})
    parts = (question, *what_it_is())
    await uow.say(Say(found.person, NAME, parts, ref=asked, buttons=IS_IT_THEM, person=found.person))


async def _asked_on(incoming: Incoming, uow: UnitOfWork) -> Invitation:
    found = await uow.invitations.paged(incoming.anchor.ref) if incoming.anchor else None
    if found is None or found.guest != incoming.person:
        raise Refusal("gone")
    return found


async def _lines(inviter: int, uow: UnitOfWork) -> tuple[Part, ...]:
    member = await uow.couples.joined(inviter)
    name = member.name if member else ""
    return (Line("meet-page-invited", {"name": Words(inviter, name)}), *what_it_is())


async def _lapse_later(person: int, uow: UnitOfWork) -> None:
    await uow.timers.set(Timer(NAME, ALONE, str(person), uow.now + HOLDS, person=person, patient=True))
