"""How a maker adds something to a promise: they write, they see what the other would read, they send."""

from dataclasses import replace

from bot.promising import NAME
from bot.promising.cards import card
from bot.promising.corner import close_question
from bot.promising.deeds import foreseen
from bot.promising.lines import echo
from bot.promising.maker import maker_of
from bot.promising.making import LAPSE, STANDS, ask_piece, close, retire, unread_time
from bot.promising.room import line_of, plain_word
from bot.promising.tapping import Tapped
from bot.promising.turn import ACTION, Turn, Verb, unpacked
from bot.speaker import speaker
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Line, Moment, Part, Rows
from domain.promise import Action, Effect, State, Why
from domain.promise_size import time_of
from domain.promise_time import seen
from domain.questions import Box, Timer
from domain.when import NoTime
from storage.promises import Place, Sort
from storage.unit_of_work import UnitOfWork

TURN = "turn"  # the step of its boxes
SHOWN = (Effect.TELL_MOVED, Effect.TELL_NEW_TIME, Effect.TELL_ANOTHER_WAY)


async def ask(verb: Verb, on: Tapped) -> None:
    """The message turns into the question, and takes the words that come."""
    if verb is Verb.MOVE and seen(on.given.promise, on.maker.present) is State.MOVED:
        return await _offer_smaller(on)
    turn = Turn(verb, on.place.message, on.place.place)
    await on.uow.remember(_box(turn, on.place.message, on))
    return await on.turns(Line(f"promise-ask-{verb.value}"), back=True)


async def _offer_smaller(on: Tapped) -> None:
    """It was moved before."""
    letter = on.place.place
    rows: Rows = ((Button("promise-smaller", f"smaller-{letter}"), Button("promise-let-it-go", f"let-go-{letter}")),)
    await on.turns(Line("promise-moved-before"), rows=rows, back=True)


async def smaller(on: Tapped) -> None:
    """A promise of its own; with its yes the first is let go."""
    await ask_piece(on.given.ref, on.who, on.uow)


def _box(turn: Turn, message: str, on: Tapped) -> Box:
    person, couple = on.maker.member.person, on.maker.couple.id
    return Box(message, person, NAME, TURN, on.uow.now + STANDS, couple, on.given.ref, turn.packed())


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """Words for it. Refusal: what they wrote is too much, or no moment that will do."""
    on = await _on(box, incoming, uow)
    if on is None:
        raise Refusal("corner-closed")
    turn = unpacked(box.body).heard(incoming.text or "", on.maker)
    if turn.lacks is not None:
        await uow.remember(replace(box, body=turn.packed(), answer=incoming.message))
        line = unread_time(on.maker) if turn.lacks == Why.NO_TIME and turn.words == "" else Line(turn.lacks)
        await uow.say(on.who.alone(NAME, (line,)))
        return None
    if turn.verb is Verb.WHY:
        return await _keep_why(turn, box, on)
    if turn.verb is Verb.REMIND:
        return await _set_reminder(turn, box, on)
    return await _show(turn, box, on)


async def _on(box: Box, incoming: Incoming, uow: UnitOfWork) -> Tapped | None:
    """The promise that a box is about, as if it had been tapped there."""
    who = await speaker(incoming, uow)
    given = await uow.promises.get(box.topic or "")
    if given is None or given.person != who.member.person:
        return None
    place = Place(box.ref, unpacked(box.body).place, given.ref, Sort.NOTE, given.couple, given.person, uow.now)
    return Tapped(place, given, await maker_of(who.couple, given.person, uow), who, uow)


async def _keep_why(turn: Turn, box: Box, on: Tapped) -> None:
    """For their own eyes."""
    given = replace(on.given, why=turn.words)
    await on.uow.promises.keep(given, await on.uow.key_of(given.person))
    await _answered(turn, box, replace(on, given=given))
    await on.uow.say(on.who.alone(NAME, (Line("promise-why-kept"),)))


async def _set_reminder(turn: Turn, box: Box, on: Tapped) -> None:
    after = await on.act(Action.REMINDER, turn.when)
    await _answered(turn, box, replace(on, given=after.given))
    at = after.given.promise.remind_at or on.uow.now
    await on.uow.say(on.who.alone(NAME, (Line("promise-remind-at", {"when": Moment(at)}),)))


async def _answered(turn: Turn, box: Box, on: Tapped) -> None:
    """The question is a card again; what showed what would be sent goes."""
    if box.ref != turn.message:
        return await retire(box, on.uow)
    await close(box, on.uow)
    return await _card_again(turn, on)


async def _card_again(turn: Turn, on: Tapped) -> None:
    """Where it was asked for, its promise stands as it is now, as long as that message is about it."""
    places = {place.place: place for place in await on.uow.promises.at(turn.message)}
    if turn.place not in places:
        return
    sort = places[turn.place].sort
    shown = card(turn.place, on.given, on.maker, sort, back=sort is Sort.LIST or len(places) > 1)
    await on.uow.edit(Edit(turn.message, shown.parts, shown.rows))


async def _show(turn: Turn, box: Box, on: Tapped) -> None:
    """Exactly what the other would read. Raises Refusal for a moment that will not do."""
    parts, rows = _preview(turn, on)
    await _answered(turn, box, on)
    ref = on.uow.token()
    await on.uow.ask(replace(_box(turn, ref, on), answer=on.who.incoming.message), on.who.alone(NAME, parts, rows))
    await on.uow.timers.set(Timer(NAME, LAPSE, ref, on.uow.now + STANDS, couple=box.couple, person=box.person))


def _preview(turn: Turn, on: Tapped) -> tuple[tuple[Part, ...], Rows]:
    given = replace(on.given, words=turn.words) if turn.verb is Verb.WAY else on.given
    doing = on.doing(turn.words)
    promise, effects = foreseen(given, ACTION[turn.verb], doing, on.maker, turn.when)
    after = replace(given, promise=promise)
    effect = next((effect for effect in effects if effect in SHOWN), None)
    other: Rows = _other(turn, on)
    if Effect.TELL_PLAIN_WORD in effects:
        read: tuple[Part, ...] = plain_word(on.maker.member, turn.words)
    elif isinstance(effect, Effect):
        read = (line_of(effect, after, doing),)
    else:
        told = echo(given.person, after.words, promise, on.maker.present.zone)
        return (told,), ((Button("promise-yes", "send"), Button("promise-not-now", "not-now")), *other)
    rows: Rows = ((Button("promise-send", "send"), Button("promise-not-now", "not-now")), *other)
    return (Line("promise-would-read"), *read), rows


def _other(turn: Turn, on: Tapped) -> Rows:
    if turn.other is None:
        return ()
    try:
        at = time_of(turn.other, on.maker.present)[0]
    except Refusal:
        return ()
    return ((Button("promise-or", "turn-other", {"when": Moment(at)}),),)


async def send(incoming: Incoming, uow: UnitOfWork) -> None:
    """What they saw goes. Raises Refusal with one of `Why`."""
    box, on = await _tapped(incoming, uow)
    if box is None or on is None:
        return
    turn = unpacked(box.body)
    if turn.verb is Verb.WAY:
        on = replace(on, given=replace(on.given, words=turn.words))
    after = await on.act(ACTION[turn.verb], turn.when, turn.words)
    await close(box, uow)
    await close_question(after.given, uow, but=box.ref)
    await _card_again(turn, replace(on, given=after.given))
    quiet = after.given.promise.quiet
    await on.turns(Line("promise-moved-quietly" if quiet else "promise-sent"), over=True)


async def not_now(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing is sent."""
    box, on = await _tapped(incoming, uow)
    if box is not None and on is not None:
        await close(box, uow)
        await on.turns(Line("promise-not-sent"), over=True)


async def choose_other(incoming: Incoming, uow: UnitOfWork) -> None:
    """The other hour that the same words may mean."""
    box, on = await _tapped(incoming, uow)
    if box is None or on is None:
        return
    turn = unpacked(box.body)
    if turn.other is None:
        return
    before = None if isinstance(turn.when, NoTime) else turn.when
    turn = replace(turn, when=turn.other, other=before)
    parts, rows = _preview(turn, on)
    await uow.remember(replace(box, body=turn.packed()))
    await uow.edit(Edit(box.ref, parts, rows))


async def _tapped(incoming: Incoming, uow: UnitOfWork) -> tuple[Box | None, Tapped | None]:
    """The open question that was tapped, and its promise; else the tap is told that it is over."""
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    on = await _on(box, incoming, uow) if box and box.closed_at is None and box.step == TURN else None
    if box is None or on is None:
        uow.alert(incoming.callback, Alert("gone"))
        return None, None
    return box, on
