"""Promises: small, with a time; kept, moved early or mended by whoever made them, and noticed by the other."""

from functools import partial

from bot.promising import NAME, asked, lists, own, saying_yes, tapping, turning, verbs, watch
from bot.promising.corner import LETTERS
from bot.promising.deeds import FORGET, act
from bot.promising.gathered import OWN
from bot.promising.making import CHOICES, LAPSE, MAKING, lapse
from bot.promising.room import Doing
from bot.promising.tapping import Does, taps
from bot.promising.turn import Verb
from bot.promising.turning import TURN
from bot.ritual import BoxKind, Command, Ritual
from bot.speaker import speaker
from domain.errors import Refusal
from domain.messages import Alert, Incoming
from domain.promise import Action, Effect, Why
from domain.questions import LOOK
from storage.unit_of_work import UnitOfWork


async def answer(action: Action, letter: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """What the other says to a promise, under its message, a reply to that, or what gathers several."""
    who = await speaker(incoming, uow)
    places = await uow.promises.at(incoming.anchor.ref) if incoming.anchor else []
    found = next((place for place in places if place.place == letter), None)
    given = await uow.promises.get(found.promise) if found else None
    if given is None:
        uow.alert(incoming.callback, Alert("promise-noted" if action is Action.NOTICE else "gone", loud=False))
        return
    if given.person == who.member.person:
        raise Refusal(Why.NOT_YOURS)
    done = await act(given, action, Doing(who.couple, uow, who.member.person, who.here))
    if done.followed(Effect.NOTED):
        uow.alert(incoming.callback, Alert("promise-noted", loud=False))


async def reply(incoming: Incoming, uow: UnitOfWork) -> None:
    """To a question in the room; what else is said there is between the two of them."""
    if incoming.group:
        return await asked.hear_in_room(incoming, uow)
    raise Refusal("promise-by-button")


async def show_mine(incoming: Incoming, uow: UnitOfWork) -> None:
    await lists.show_mine(await speaker(incoming, uow), uow)


_ADDED: dict[str, Does] = {verb.value: partial(turning.ask, verb) for verb in Verb}
_ONE_TAP: dict[str, Does] = {
    "done": verbs.done,
    "tomorrow": verbs.ask_tomorrow,
    "miss": verbs.miss,
    "leave-it": verbs.leave_it,
    "let-go": verbs.let_go,
    "leave-out": verbs.leave_out,
    "pick-up": verbs.pick_up,
    "pick": verbs.pick,
    "smaller": turning.smaller,
}
_OF_ONE = {verb: taps(verb, does) for verb, does in {**_ADDED, **_ONE_TAP}.items()}
_ANSWERED = {"notice": Action.NOTICE, "works": Action.WORKS, "no-need": Action.NO_NEED}
_ANSWERS = {
    verb if letter == OWN else f"{verb}-{letter}": partial(answer, action, letter)
    for verb, action in _ANSWERED.items()
    for letter in LETTERS
}

PROMISE = Ritual(
    NAME,
    commands=(
        Command(
            "promise",
            asked.typed,
            "command-promise",
            menu_room=1,
            menu_corner=1,
            needs_both=True,
            takes="corner-promise",
        ),
        Command("promises", lists.typed, "command-promises", menu_room=2, menu_corner=2),
    ),
    taps={
        "yes": saying_yes.aloud,
        "quietly": saying_yes.quietly,
        "change": asked.change,
        "other": asked.choose,
        **{f"day-{index}": asked.choose for index in range(CHOICES)},
        "mine": show_mine,
        "send": turning.send,
        "not-now": turning.not_now,
        "turn-other": turning.choose_other,
        "open": tapping.unfold,
        "back": tapping.back,
        **_ANSWERS,
        **{action: does for each in _OF_ONE.values() for action, does in each.items()},
    },
    needs_both=frozenset({"yes", *_ANSWERS}),
    on_reply=reply,
    boxes={
        MAKING: BoxKind(asked.hear, "promise-box"),
        TURN: BoxKind(turning.hear, "promise-box"),
    },
    timers={LAPSE: lapse, LOOK: watch.look, FORGET: watch.forget, own.FADE: own.fade},
    forgets=own.forget,
    gathers=own.gather,
    shows=frozenset({"yes", "send", *_ANSWERS, *_OF_ONE["done"], *_OF_ONE["let-go"]}),
)
