"""People's acts by name, so that somebody in another process can play them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rehearsal.people import Person
from rehearsal.things import Bot, Chat, Json, Message

if TYPE_CHECKING:
    from rehearsal.world import World

Act = Callable[["World", Person, Json], Any]


def act(world: "World", body: Json) -> Json:
    """Lets a person do what `body` says (see rehearsal/control.py). Raises KeyError for what is not there."""
    person = world.users[body["person"]]
    if not isinstance(person, Person):
        raise TypeError("only people act")
    done = ACTS[body["does"]](world, person, body)
    if isinstance(done, Message):
        return {"message": done.json()}
    return {"tap": {"id": done.id, "url": done.url, "data": done.data}} if hasattr(done, "answered") else {}


def _place(world: "World", person: Person, body: Json) -> Chat | Bot:
    wanted = body["chat"]
    if wanted in ("bot", person.id):
        return world.bot
    return world.chats[wanted]


def _message(world: "World", person: Person, body: Json, name: str = "message") -> Message:
    place = _place(world, person, body)
    chat = world.private(person, place) if isinstance(place, Bot) else place
    return chat.history[body[name]]


def _reply(world: "World", person: Person, body: Json) -> Message | None:
    return _message(world, person, body, "reply_to") if body.get("reply_to") else None


def _writes(world: "World", person: Person, body: Json) -> Any:
    return person.writes(_place(world, person, body), body["text"], reply_to=_reply(world, person, body))


def _sends(world: "World", person: Person, body: Json) -> Any:
    reply_to, caption = _reply(world, person, body), body.get("caption", "")
    return person.sends(_place(world, person, body), body["kind"], reply_to=reply_to, caption=caption)


def _taps(world: "World", person: Person, body: Json) -> Any:
    return person.taps(_message(world, person, body), body.get("label", ""), data=body.get("data"))


def _opens(world: "World", person: Person, body: Json) -> Any:
    return person.opens(body["link"], group=world.chats[body["group"]] if "group" in body else None)


def _on_another(verb: str) -> Act:
    def done(world: "World", person: Person, body: Json) -> Any:
        return getattr(person, verb)(world.users[body["user"]], world.chats[body["chat"]])

    return done


def _in_a_chat(verb: str) -> Act:
    def done(world: "World", person: Person, body: Json) -> Any:
        return getattr(person, verb)(world.chats[body["chat"]])

    return done


ACTS: dict[str, Act] = {
    "writes": _writes,
    "sends": _sends,
    "taps": _taps,
    "opens": _opens,
    "starts": lambda world, person, body: person.starts(world.bot, body.get("payload", "")),
    "edits": lambda world, person, body: person.edits(_message(world, person, body), body["text"]),
    "deletes": lambda world, person, body: person.deletes(_message(world, person, body)),
    "reacts": lambda world, person, body: person.reacts(_message(world, person, body), body.get("emoji")),
    "permits": lambda world, person, body: person.permits(world.chats[body["chat"]], *body["rights"]),
    "blocks": lambda world, person, _: person.blocks(world.bot),
    "unblocks": lambda world, person, _: person.unblocks(world.bot),
    "deletes_account": lambda _, person, __: person.deletes_account(),
}
ACTS |= {verb: _in_a_chat(verb) for verb in ("joins", "leaves", "dissolves")}
ACTS |= {verb: _on_another(verb) for verb in ("adds", "kicks", "promotes", "demotes", "restricts")}
