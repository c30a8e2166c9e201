"""What the visitor does on the page, done by the person whose part they play."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from rehearsal.page.props import PHOTO, STICKER
from rehearsal.page.stage import Stage
from rehearsal.people import Person
from rehearsal.things import Chat, Json, Message

MEDIA = {
    "photo": ("lunch.png", PHOTO),
    "voice": ("voice.oga", b"OggS"),
    "sticker": ("cup.png", STICKER),
    "document": ("shopping list.txt", b"Bread, milk, something nice\n"),
}
LONGEST = 4096
SOMEBODY = "Cleo"


def act(stage: Stage, body: Json) -> Json:
    """Does what `body` says: `{"person", "does", ...}` (see ACTS).

    Answers with what the page alone has to do, such as `{"link": an address}`. Raises KeyError, LookupError,
    PermissionError, TypeError or ValueError for what a person could not do.
    """
    if body["does"] in COMPANY:
        COMPANY[body["does"]](stage)
        return {}
    return ACTS[body["does"]](stage, stage.person(body["person"]), body) or {}


def follow(stage: Stage, person: Person, link: str) -> Json:
    """Opens a link to a bot, or one that shares words, as a phone would; any other is only named."""
    words, address = _shared(link)
    if words and not stage.shares:
        return _sent_to_the_other(stage, person, address)
    if words and stage.room.member(person).inside:
        person.writes(stage.room, words)
        return {"opened": "room"}
    try:
        person.opens(link, group=stage.group)
    except LookupError:
        return {"link": link}
    if "startgroup" in parse_qs(urlsplit(link).query, keep_blank_values=True):
        return {"opened": "room"}
    place = stage.place(person.corner)
    return {"opened": place} if place else {"says": f"{person.name} opens a chat with the bot, elsewhere."}


def _shared(link: str) -> tuple[str, str]:
    """The words and the address of https://core.telegram.org/widgets/share, for a chat that nobody need choose."""
    parts = urlsplit(link)
    if (parts.netloc, parts.path) != ("t.me", "/share/url"):
        return "", ""
    query = parse_qs(parts.query)
    return "\n".join(query.get("text", []) + query.get("url", [])), "".join(query.get("url", []))


def _sent_to_the_other(stage: Stage, person: Person, address: str) -> Json:
    """Where the two have no chat that is played, the other gets it somewhere else, and opens it there."""
    other = stage.other(person)
    return {"says": f"{other.name} gets it elsewhere, and opens it."} | follow(stage, other, address)


def _chat(stage: Stage, body: Json) -> Chat:
    return stage.chat(body["place"])


def _reply(stage: Stage, body: Json) -> Message | None:
    return stage.message(str(body["reply_to"])) if body.get("reply_to") else None


def _writes(stage: Stage, person: Person, body: Json) -> None:
    text = str(body["text"])
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        raise ValueError(f"A message is at most {LONGEST} characters long.")
    if text.strip():
        person.writes(_chat(stage, body), text, reply_to=_reply(stage, body))


def _sends(stage: Stage, person: Person, body: Json) -> None:
    chat, kind, reply_to = _chat(stage, body), str(body["kind"]), _reply(stage, body)
    if kind == "location":
        person.sends(chat, kind, reply_to=reply_to, at=stage.where(person).at)
    elif kind in MEDIA:
        name, data = MEDIA[kind]
        person.sends(chat, kind, reply_to=reply_to, name=name, data=data)
    else:
        raise ValueError(f"Nobody here can send a {kind}.")


def _taps(stage: Stage, person: Person, body: Json) -> Json | None:
    message = stage.message(str(body["message"]))
    tap = person.taps(message, str(body.get("label", "")), data=body.get("data"))
    return follow(stage, person, tap.url) if tap.url else None


def _presses(stage: Stage, person: Person, body: Json) -> None:
    """A key of the keyboard that a bot put in place of the letters."""
    holders = [one for one in _chat(stage, body).messages if "keyboard" in (one.markup or {})]
    if not holders:
        raise LookupError("There is no such key.")
    person.taps(holders[-1], str(body["label"]))


def _reacts(stage: Stage, person: Person, body: Json) -> None:
    person.reacts(stage.message(str(body["message"])), body.get("emoji"))


def _edits(stage: Stage, person: Person, body: Json) -> None:
    person.edits(stage.message(str(body["message"])), str(body["text"]))


def _deletes(stage: Stage, person: Person, body: Json) -> None:
    person.deletes(stage.message(str(body["message"])))


def _passes_on(stage: Stage, person: Person, body: Json) -> None:
    """Into the shared chat, such as an invitation that is meant for the other one."""
    person.forwards(stage.message(str(body["message"])), stage.room)


def _starts(_: Stage, person: Person, __: Json) -> None:
    person.starts()


def _opens(stage: Stage, person: Person, body: Json) -> Json:
    return follow(stage, person, str(body["link"]))


def _blocks(_: Stage, person: Person, __: Json) -> None:
    person.blocks()


def _leaves(stage: Stage, person: Person, _: Json) -> None:
    person.leaves(stage.group)


def _comes_back(stage: Stage, person: Person, _: Json) -> None:
    stage.comes_back(person)


def _goes(stage: Stage, person: Person, body: Json) -> None:
    stage.goes(person, str(body["city"]))


ACTS: dict[str, Callable[[Stage, Person, Json], Json | None]] = {
    "writes": _writes,
    "sends": _sends,
    "taps": _taps,
    "presses": _presses,
    "reacts": _reacts,
    "edits": _edits,
    "deletes": _deletes,
    "passes_on": _passes_on,
    "starts": _starts,
    "opens": _opens,
    "blocks": _blocks,
    "leaves": _leaves,
    "comes_back": _comes_back,
    "goes": _goes,
}
COMPANY: dict[str, Callable[[Stage], None]] = {
    "adds_bot": Stage.adds_bot,
    "removes_bot": Stage.removes_bot,
    "third_joins": lambda stage: stage.third_joins(SOMEBODY),
    "third_leaves": Stage.third_leaves,
    "cuts_off": Stage.cuts_off,
    "reaches": Stage.reaches,
}
