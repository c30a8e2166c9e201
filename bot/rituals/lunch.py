"""Lunch: a line each, in the shared chat, at an hour they agreed on."""

from datetime import timedelta

from bot.ritual import Ritual
from domain.messages import Alert, Button, Due, Edit, Incoming, Kind, Line, Part, Rows, Say, Words
from domain.noise import Noise
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork

NAME = "lunch"
HEARD = "✍"
NOT_AGAIN_WITHIN = timedelta(days=30)
SHOWN_HOW = 3  # so many prompts say how to answer
BUTTONS: Rows = ((Button("lunch-hello", "hello"), Button("lunch-not-today", "pass")),)


async def ask(due: Due, uow: UnitOfWork) -> None:
    """The prompt of the day, in the room; the one before loses its buttons."""
    couple = await uow.couples.get(due.couple, lock=True)
    if couple is None or couple.room is None:
        return
    lately = await uow.rituals.prompts_since(due.couple, NAME, due.day - NOT_AGAIN_WITHIN)
    prompt = Prompt(due.couple, NAME, due.day, uow.token(), _wording(uow, lately), uow.now, answered=False)
    if not await uow.rituals.asked(prompt):
        return
    if lately:
        await uow.edit(Edit(lately[0].ref))
    parts: tuple[Part, ...] = (Line(prompt.wording),)
    if len(lately) < SHOWN_HOW:
        parts += (Line("lunch-swipe"),)
    await uow.say(
        Say(
            couple.room,
            NAME,
            parts,
            Kind.PROMPT,
            ref=prompt.ref,
            buttons=BUTTONS,
            couple=couple.id,
            stale_at=due.at + LUNCH.stale_after,
            noise=Noise.LUNCH,
        )
    )


def _wording(uow: UnitOfWork, lately: list[Prompt]) -> str:
    """One that was not used lately; the one used longest ago when all were."""
    every = uow.lexicon.variants("lunch-prompt")
    used = {prompt.wording: prompt.day for prompt in reversed(lately)}
    unused = [wording for wording in every if wording not in used]
    return uow.chance.choice(unused) if unused else min(every, key=used.__getitem__)


async def hear(incoming: Incoming, uow: UnitOfWork) -> None:
    """A line, a photo, a voice message: it has been said where it belongs; a reaction shows that it was heard."""
    if incoming.anchor is None or incoming.anchor.couple is None or incoming.message is None or incoming.edited:
        return
    await uow.rituals.answered(incoming.anchor.ref)
    await uow.react(incoming.anchor.couple, incoming.chat, incoming.message, HEARD)


async def say_hello(incoming: Incoming, uow: UnitOfWork) -> None:
    """Just a hello, once a day from each."""
    anchor = incoming.anchor
    if anchor is None or anchor.couple is None:
        return
    couple = await uow.couples.get(anchor.couple, lock=True)
    member = couple.member(incoming.person) if couple else None
    if couple is None or member is None or couple.room is None:
        return
    await uow.rituals.answered(anchor.ref)
    line = Line("lunch-says-hello", {"name": Words(member.person, member.name)})
    once = f"lunch-hello:{anchor.ref}:{member.person}"
    await uow.say(Say(couple.room, NAME, (line,), Kind.ANSWER, couple=couple.id, dedupe=once))
    uow.alert(incoming.callback, Alert("lunch-noted", loud=False))


async def let_pass(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today: it needs no reason and leaves no mark."""
    uow.alert(incoming.callback, Alert("lunch-passed", loud=False))


LUNCH = Ritual(
    NAME,
    taps={"hello": say_hello, "pass": let_pass},
    on_reply=hear,
    on_due=ask,
    noise=Noise.LUNCH,
    stale_after=timedelta(hours=3),
)
