"""Coffee: at an hour of the morning each is asked apart; if both would like it both hear so, and Kept goes away."""

from dataclasses import replace
from datetime import timedelta

from bot.hours import command
from bot.ritual import Ritual
from bot.speaker import speaker
from domain.couple import Couple, Member
from domain.messages import Alert, Button, Due, Edit, Incoming, Kind, Line, Rows, Say
from domain.noise import Noise
from domain.questions import Timer
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork

NAME = "coffee"
NOT_AGAIN_WITHIN = timedelta(days=30)
OPEN_FOR = timedelta(hours=2)
YES = "yes"
BUTTONS: Rows = ((Button("coffee-like", YES), Button("coffee-not-today", "pass")),)


async def ask(due: Due, uow: UnitOfWork) -> None:
    """The same line in each corner; the room knows nothing of it."""
    couple = await uow.couples.get(due.couple, lock=True)
    if couple is None:
        return
    lately = await uow.rituals.prompts_since(due.couple, NAME, due.day - NOT_AGAIN_WITHIN)
    prompt = Prompt(due.couple, NAME, due.day, uow.token(), _wording(uow, lately), uow.now, answered=False)
    if not await uow.rituals.asked(prompt):
        return
    plan = await uow.rituals.plan(due.couple, NAME)
    for member in couple.members:
        if lately and (before := await uow.outbox.copy_in(lately[0].ref, member.person)) is not None:
            await uow.edit(Edit(before))
        inside = plan is not None and plan.inside
        await uow.say(_question(prompt, couple, member, due, inside=inside), letter=prompt.ref)


def _wording(uow: UnitOfWork, lately: list[Prompt]) -> str:
    """One that was not used the last time."""
    last = lately[0].wording if lately else None
    return uow.chance.choice([wording for wording in uow.lexicon.variants("coffee-prompt") if wording != last])


def _question(prompt: Prompt, couple: Couple, member: Member, due: Due, *, inside: bool) -> Say:
    return Say(
        member.person,
        NAME,
        (Line(prompt.wording),),
        Kind.PROMPT,
        buttons=BUTTONS,
        couple=couple.id,
        person=member.person,
        stale_at=due.at + OPEN_FOR,
        noise=Noise.COFFEE,
        agreed=inside,
    )


async def say_yes(incoming: Incoming, uow: UnitOfWork) -> None:
    """One yes shows nothing: it waits, and goes where the other's does not come."""
    who = await speaker(incoming, uow)
    prompt = await _open(incoming, who.couple, uow)
    if prompt is None:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    other = who.couple.other(who.member.person).person
    if await uow.timers.get(NAME, YES, _yes_of(prompt, other)) is None:
        mine = _yes_of(prompt, who.member.person)
        over = prompt.asked_at + OPEN_FOR
        await uow.timers.set(Timer(NAME, YES, mine, over, couple=who.couple.id, person=who.member.person))
        return await _reads(prompt, who.member.person, "coffee-open", uow)
    for member in who.couple.members:
        await uow.timers.drop(NAME, YES, _yes_of(prompt, member.person))
    await _reads(prompt, who.member.person, "coffee-both", uow)
    await _tell_first(who.couple, other, uow)
    return None


async def _open(incoming: Incoming, couple: Couple, uow: UnitOfWork) -> Prompt | None:
    """What was asked where they tapped, for two hours."""
    prompt = await uow.rituals.prompt(incoming.anchor.ref) if incoming.anchor else None
    if prompt is None or prompt.subject != couple.id or uow.now >= prompt.asked_at + OPEN_FOR:
        return None
    return prompt


def _yes_of(prompt: Prompt, person: int) -> str:
    return f"{prompt.ref}:{person}"


async def _reads(prompt: Prompt, person: int, key: str, uow: UnitOfWork) -> None:
    """What was asked in their corner reads that now, without its buttons."""
    asked = await uow.outbox.copy_in(prompt.ref, person)
    if asked is not None:
        await uow.edit(Edit(asked, (Line(key),)))


async def _tell_first(couple: Couple, person: int, uow: UnitOfWork) -> None:
    """Whoever said yes first hears of it now; an hour that both agreed on in the night is awake for this, too."""
    plan = await uow.rituals.plan(couple.id, NAME)
    agreed = plan is not None and plan.inside
    both = Say(
        person,
        NAME,
        (Line("coffee-both"),),
        couple=couple.id,
        person=person,
        stale_at=uow.now + OPEN_FOR,
        noise=Noise.NEWS,
        agreed=agreed,
    )
    await uow.say(both)


async def let_pass(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today: it needs no reason and leaves no mark."""
    who = await speaker(incoming, uow)
    prompt = await _open(incoming, who.couple, uow)
    if prompt is None:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await _reads(prompt, who.member.person, "coffee-passed", uow)


COFFEE = Ritual(
    NAME,
    commands=(replace(command(NAME), shelf="coffee-name"),),
    taps={YES: say_yes, "pass": let_pass},
    needs_both=frozenset({YES}),
    on_due=ask,
    noise=Noise.COFFEE,
    shows=frozenset({YES}),
    stale_after=OPEN_FOR,
)
