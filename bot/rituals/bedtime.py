"""Bedtime, the five-minute check-in: four small lines, in the room or written apart and opened together."""

from dataclasses import replace
from datetime import timedelta

from bot.asking import Asked, ask_once
from bot.bedtime import NAME, corner, ends, lights, place, room, tidied, ways, wordings, writing
from bot.bedtime.night import Night, night_of, tonight
from bot.hours import command
from bot.ritual import BoxKind, Carries, Mine, Ritual
from domain.couple import Couple
from domain.errors import Refusal
from domain.evening import LATER, LONGEST_OF_TWO, NOT_AGAIN_WITHIN, STEPS, Evening, Page
from domain.messages import Alert, Due, Incoming, Line
from domain.noise import Noise
from domain.questions import Timer, Token
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork

HEARD = "✍"
HOUR = command(NAME, menu_room=4)
BEGIN = "begin"


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """Where, how often, or else at what hour."""
    if not await ways.typed(incoming, uow):
        await HOUR.does(incoming, uow)


async def ask(due: Due, uow: UnitOfWork) -> None:
    """The evening of the day: its opening in the room, and the first box in each corner."""
    couple = await uow.couples.get(due.couple, lock=True)
    if couple is None or couple.place == "nowhere":
        return
    lights = (await place.way_of(couple, uow)).lights
    if uow.now >= due.at + lights:
        return
    words = await wordings.drawn(couple, due.day, uow)

    async def draw() -> Prompt:
        return Prompt(couple.id, NAME, due.day, uow.token(), wordings.key(0, words), uow.now, answered=False)

    asked = await ask_once(due, couple, draw, uow)
    if asked is None:
        return
    if asked.first:
        await ends.end_the_one_before(couple, uow)
        night = await _begun(asked, due, words, lights, couple, uow)
    elif (found := await night_of(asked.prompt.ref, couple.id, uow)) is None:
        return
    else:
        night = found
        await ends.set_lights(night, max(night.evening.lights_out, due.at + lights))
    await _ask_in_room(night, asked, due, uow)
    if night.evening.apart:
        await corner.lay_boxes(night, asked.only)


async def _begun(
    asked: Asked, due: Due, words: tuple[str, ...], lights: timedelta, couple: Couple, uow: UnitOfWork
) -> Night:
    """The evening of the day, with a page for each."""
    ref = asked.prompt.ref
    lights_out = min(asked.later(due.at) + lights, due.at + LONGEST_OF_TWO)
    apart = not await place.here(couple, uow)
    night = Night(
        Evening(ref, couple.id, due.day, ref, words, lights_out, apart=apart, own=asked.whose is not None),
        couple,
        {},
        uow,
    )
    await ends.set_lights(night, lights_out)
    for member in couple.members:
        await night.keep_page(member.person, Page())
    return night


async def _ask_in_room(night: Night, asked: Asked, due: Due, uow: UnitOfWork) -> None:
    """The opening; in a group it stands there for both from the earlier of two hours on."""
    couple, evening = night.couple, night.evening
    if couple is None or (couple.room and await uow.outbox.copy_in(evening.line, couple.room)):
        return
    before = len(await uow.evenings.since(couple.id, due.day - NOT_AGAIN_WITHIN)) - 1
    plan = await uow.rituals.plan(couple.id, NAME)
    inside = plan is not None and plan.inside
    await room.ask(couple, evening, before, uow, inside=inside, whose=asked.whose)


async def begin(incoming: Incoming, uow: UnitOfWork) -> None:
    """A link to the corner, where the box lies; to whoever is there already, the box itself."""
    night = await _line(incoming, uow)
    if night is None:
        return
    if night.pages[incoming.person].in_bed:
        raise Refusal("bedtime-closed")
    if incoming.group:
        link = Token(NAME, BEGIN, night.evening.latest, topic=night.evening.couple, person=incoming.person)
        uow.alert(incoming.callback, Alert(token=await uow.invite(link)))
    else:
        await writing.turn_to(night, incoming.person)


async def come(incoming: Incoming, token: Token, uow: UnitOfWork) -> None:
    """They came to their corner by that link."""
    await uow.tokens.use(incoming.args)
    night = await tonight(token.topic, incoming.person, uow) if token.person == incoming.person else None
    if night is None:
        raise Refusal("bedtime-closed")
    await writing.turn_to(night, incoming.person)


async def write_apart(incoming: Incoming, uow: UnitOfWork) -> None:
    """From either, at once, for tonight."""
    night = await _line(incoming, uow)
    if night is None:
        return
    if night.evening.apart:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await night.keep(replace(night.evening, apart=True))
    await room.go_apart(night)
    await corner.lay_boxes(night)


async def put_off(incoming: Incoming, uow: UnitOfWork) -> None:
    """In half an hour, and the lights go out as much later; once."""
    night = await _line(incoming, uow)
    if night is None:
        return
    if night.evening.later:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await ends.set_lights(night, night.evening.lights_out + LATER, later=True)
    await room.put_off(night, incoming.person)
    who = incoming.person if night.each_own and not incoming.group else None
    again = Timer(NAME, ends.AGAIN, night.evening.ref, uow.now + LATER, couple=night.evening.couple, person=who)
    await uow.timers.set(again)


async def say_good_night(incoming: Incoming, uow: UnitOfWork) -> None:
    """It is said in the room, and the evening is over for whoever tapped; the other's goes on."""
    night = await _line(incoming, uow)
    if night is None:
        return
    uow.alert(incoming.callback, Alert("bedtime-good-night-noted", loud=False))
    member = night.couple.member(incoming.person) if night.couple else None
    if member is None or night.pages[incoming.person].good_night:
        return
    await room.say_good_night(night, member)
    await writing.go_to_bed(night, incoming.person)
    await ends.end_if_nobody_is_left(night)


async def hear(incoming: Incoming, uow: UnitOfWork) -> None:
    """What is said in the room has been said: a reaction shows that it was heard. It opens nothing of what is apart."""
    anchor = incoming.anchor
    if anchor is None or anchor.couple is None or incoming.message is None or incoming.edited:
        return
    if anchor.person is not None:
        raise Refusal("corner-closed")
    await uow.react(anchor.couple, incoming.chat, incoming.message, HEARD)
    evening = await uow.evenings.of_line(anchor.ref)
    if evening is not None and not evening.apart:
        await uow.evenings.came(evening)


async def loudness(incoming: Incoming, uow: UnitOfWork) -> Noise:
    """What goes over to the other in a carried room belongs to the evening as long as that is open."""
    night = await tonight(incoming.anchor.couple, incoming.person, uow) if incoming.anchor else None
    return Noise.EVENING if night is not None and night.shared else Noise.NEWS


async def ask_again(timer: Timer, uow: UnitOfWork) -> None:
    """Half an hour has gone by."""
    night = await night_of(timer.ref, timer.couple or "", uow)
    if night is not None and night.evening.lasts(uow.now):
        await room.ask_again(night, timer.person)


async def put_out_lights(timer: Timer, uow: UnitOfWork) -> None:
    """Whatever was open is closed, unless the other's evening goes on longer by now."""
    night = await night_of(timer.ref, timer.couple or "", uow)
    if night is not None and night.each_own and uow.now < night.evening.lights_out < uow.now + LONGEST_OF_TWO:
        await ends.set_lights(night, night.evening.lights_out)
    elif night is not None:
        await ends.put_out_lights(night)


async def _line(incoming: Incoming, uow: UnitOfWork) -> Night | None:
    """The evening whose line in the room was tapped, while it carries the buttons; else the tap is told so."""
    anchor = incoming.anchor
    night = await tonight(anchor.couple, incoming.person, uow) if anchor else None
    if anchor is None or night is None or anchor.ref not in night.lines:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return night


async def gather(person: int, uow: UnitOfWork) -> list[Mine]:
    """What they wrote apart this evening, as long as it is kept."""
    member = (await uow.couples.rows([person])).get(person)
    evening = await uow.evenings.latest(member.couple) if member and member.couple else None
    page = (await uow.evenings.pages(evening.ref)).get(person) if evening else None
    if evening is None or page is None or not page.lines:
        return []
    lines = {str(step): written.text for step, written in sorted(page.lines.items())}
    return [Mine(Line("bedtime-mine"), "\n".join(lines.values()), {"day": str(evening.day), "lines": lines})]


BEDTIME = Ritual(
    NAME,
    commands=(replace(HOUR, does=typed),),
    taps={
        BEGIN: begin,
        "apart": write_apart,
        "later": put_off,
        "good-night": say_good_night,
        "yes": ways.say_yes,
        "lights-back": lights.put_back,
        "pass": writing.let_pass,
        "done": writing.be_done,
        "change": writing.offer_change,
        "back": writing.go_back,
        **{f"change-{step}": writing.change for step in STEPS},
        "as-it-is": writing.leave_as_it_is,
        "starter": writing.give_beginning,
        "mine": tidied.show_mine,
        "promise": writing.promise,
    },
    on_reply=hear,
    carries=Carries(noise=loudness),
    boxes={str(step): BoxKind(writing.hear, "bedtime-box", hears_closed=True) for step in STEPS},
    links={BEGIN: come},
    timers={
        ends.AGAIN: ask_again,
        ends.LIGHTS_OUT: put_out_lights,
        ends.OPENS: ends.open_at_last,
        tidied.HIDE: tidied.hide,
    },
    on_due=ask,
    gathers=gather,
    noise=Noise.BEDTIME,
    goes_to=("promise",),
    shows=frozenset({"apart", "later", "good-night", "yes", "lights-back"}),
    stale_after=timedelta(hours=1),
)
