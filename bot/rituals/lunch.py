"""Lunch: a line each, in the room the two share, at an hour they agreed on."""

from datetime import datetime, timedelta

from bot.asking import Asked, ask_once
from bot.hours import command
from bot.ritual import Carries, Ritual
from domain.couple import Couple, Member
from domain.messages import Alert, Button, Due, Edit, Incoming, Kind, Line, Part, Rows, Say, Words
from domain.noise import Noise
from domain.questions import Timer
from domain.style import Style, style_of
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork

NAME = "lunch"
HEARD = "✍"
NOT_AGAIN_WITHIN = timedelta(days=30)
PROMPTS = {
    Style.OPEN: "lunch-prompt",
    Style.GENTLE: "lunch-gentle-prompt",
    Style.PRACTICAL: "lunch-practical-prompt",
}
SHOWN_HOW = 3  # so many prompts say how to answer
WINDOW = timedelta(hours=3)
NUDGED_AFTER = 0.8 * WINDOW
GOT_IT, SMILE, TONIGHT = Button("lunch-got-it", "got-it"), Button("lunch-smile", "smile"), Button("lunch-more", "more")
ANSWERS = (GOT_IT, SMILE, TONIGHT)
BUTTONS: Rows = ((Button("lunch-hello", "hello"), Button("lunch-not-today", "pass")),)


async def ask(due: Due, uow: UnitOfWork) -> None:
    """The prompt of the day, in the room; the one before loses its buttons."""
    couple = await uow.couples.get(due.couple, lock=True)
    if couple is None or couple.place == "nowhere":
        return
    since = await uow.rituals.prompts_since(due.couple, NAME, due.day - NOT_AGAIN_WITHIN)
    lately = [prompt for prompt in since if prompt.day < due.day]

    async def draw() -> Prompt:
        return Prompt(due.couple, NAME, due.day, uow.token(), _wording(couple, lately, uow), uow.now, answered=False)

    asked = await ask_once(due, couple, draw, uow)
    if asked is None or (couple.room and await uow.outbox.copy_in(asked.prompt.ref, couple.room)):
        return  # in a group both have it since the earlier of their two hours
    if lately:
        await uow.edit(Edit(lately[0].ref), only=asked.only)
    await uow.tell(couple, await _prompted(asked, due, couple, len(lately), uow), only=asked.only)
    for member, at in _whose_hours(asked, due, couple):
        if member.nudge:
            await uow.timers.set(_nudge(asked.prompt.ref, member.person, due, at))


async def _prompted(asked: Asked, due: Due, couple: Couple, before: int, uow: UnitOfWork) -> Say:
    parts: tuple[Part, ...] = (Line(asked.prompt.wording), *((Line("lunch-swipe"),) if before < SHOWN_HOW else ()))
    plan = await uow.rituals.plan(due.couple, NAME)
    agreed = plan is not None and plan.inside
    group = couple.place == "group"
    return Say(
        0,
        NAME,
        parts,
        Kind.PROMPT,
        ref=asked.prompt.ref,
        buttons=BUTTONS,
        stale_at=(asked.later(due.at) if group else due.at) + WINDOW,
        noise=Noise.LUNCH,
        agreed=agreed and not (group and asked.whose),  # to the other it may be the middle of the night
    )


def _whose_hours(asked: Asked, due: Due, couple: Couple) -> list[tuple[Member, datetime]]:
    """Who is asked by this message, and at what hour of theirs: in a group the other, too, though later."""
    if asked.whose is None:
        return [(member, due.at) for member in couple.members]
    other = couple.other(asked.whose.person)
    later = [(other, asked.other_at)] if couple.place == "group" and asked.other_at else []
    return [(asked.whose, due.at), *later]


def _wording(couple: Couple, lately: list[Prompt], uow: UnitOfWork) -> str:
    """One of their style that was not used lately; the one used longest ago when all were."""
    every = uow.lexicon.variants(PROMPTS[style_of(couple.style)])
    used = {prompt.wording: prompt.day for prompt in reversed(lately)}
    unused = [wording for wording in every if wording not in used]
    return uow.chance.choice(unused) if unused else min(every, key=used.__getitem__)


def _nudge(ref: str, person: int, due: Due, at: datetime) -> Timer:
    return Timer(NAME, "nudge", f"{ref}:{person}", at + NUDGED_AFTER, couple=due.couple, person=person)


async def nudge(timer: Timer, uow: UnitOfWork) -> None:
    """The one quiet line for whoever asked for it; an answer or a pass has taken its moment away."""
    couple = await uow.couples.get(timer.couple or "")
    member = couple.member(timer.person or 0) if couple else None
    if couple is None or couple.place == "nowhere" or member is None or not member.nudge:
        return
    if await uow.rests.resting(couple.id):
        return
    await uow.say(
        Say(
            member.person,
            NAME,
            (Line("lunch-nudge" if couple.place == "group" else "lunch-nudge-carried"),),
            person=member.person,
            couple=couple.id,
            stale_at=timer.at + WINDOW - NUDGED_AFTER,
            noise=Noise.NUDGE,
            silent=True,
        )
    )


async def hear(incoming: Incoming, uow: UnitOfWork) -> None:
    """A line, a photo, a voice message: it has been said where it belongs; a reaction shows that it was heard."""
    anchor = incoming.anchor
    if anchor is None or anchor.couple is None or incoming.message is None or incoming.edited:
        return
    await _heard_of(incoming.person, anchor.ref, uow)
    await uow.rituals.answered(anchor.ref)
    await uow.react(anchor.couple, incoming.chat, incoming.message, HEARD)


async def say_hello(incoming: Incoming, uow: UnitOfWork) -> None:
    """Just a hello, once a day from each."""
    couple = await _open(incoming, uow)
    member = couple.member(incoming.person) if couple else None
    if incoming.anchor is None or couple is None or member is None:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await _heard_of(member.person, incoming.anchor.ref, uow)
    await uow.rituals.answered(incoming.anchor.ref)
    line = Line("lunch-says-hello", {"name": Words(member.person, member.name)})
    once = f"lunch-hello:{incoming.anchor.ref}:{member.person}"
    await uow.tell(couple, Say(0, NAME, (line,), Kind.ANSWER, dedupe=once), actor=member.person)
    uow.alert(incoming.callback, Alert("lunch-noted", loud=False))


async def let_pass(incoming: Incoming, uow: UnitOfWork) -> None:
    """Not today: it needs no reason and leaves no mark."""
    if incoming.anchor is not None:
        await _heard_of(incoming.person, incoming.anchor.ref, uow)
    uow.alert(incoming.callback, Alert("lunch-passed", loud=False))


async def answer(incoming: Incoming, uow: UnitOfWork) -> None:
    """A tap under what the other sent, which goes back to them as a line; each of the three once."""
    anchor, tap = incoming.anchor, incoming.tap
    couple = await uow.couples.get(anchor.couple) if anchor and anchor.couple else None
    member = couple.member(incoming.person) if couple else None
    if anchor is None or tap is None or couple is None or member is None:
        return
    line = Line(f"lunch-says-{tap.action}", {"name": Words(member.person, member.name)})
    say = Say(0, NAME, (line,), dedupe=f"lunch-{tap.action}:{anchor.ref}")
    sent = await uow.answer_carried(couple, member.person, anchor.ref, say)
    uow.alert(incoming.callback, Alert("lunch-noted", loud=False) if sent else Alert("gone"))


async def _open(incoming: Incoming, uow: UnitOfWork) -> Couple | None:
    """The couple, locked, while the prompt that was tapped is its latest."""
    anchor = incoming.anchor
    prompt = await uow.rituals.prompt(anchor.ref) if anchor else None
    if anchor is None or anchor.couple is None or prompt is None:
        return None
    couple = await uow.couples.get(anchor.couple, lock=True)
    since = await uow.rituals.prompts_since(anchor.couple, NAME, prompt.day)
    theirs = [one for one in since if one.awaits != incoming.person or not anchor.carried]
    return couple if theirs and theirs[0].ref == prompt.ref else None


async def _heard_of(person: int, ref: str, uow: UnitOfWork) -> None:
    """No nudge is needed; that, and not who answered, is all that is kept."""
    await uow.timers.drop(NAME, "nudge", f"{ref}:{person}")


LUNCH = Ritual(
    NAME,
    commands=(command(NAME, menu_room=3),),
    taps={"hello": say_hello, "pass": let_pass, **{button.action: answer for button in ANSWERS}},
    on_reply=hear,
    carries=Carries(((GOT_IT, SMILE), (TONIGHT,))),
    timers={"nudge": nudge},
    on_due=ask,
    noise=Noise.LUNCH,
    shows=frozenset({"hello", *(button.action for button in ANSWERS)}),
    stale_after=WINDOW,
)
