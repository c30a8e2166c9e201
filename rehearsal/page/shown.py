"""What the page is told: messages, people and phones as plain values, without a word of markup."""

from typing import Any

from rehearsal.files import FOLDERS
from rehearsal.page.stage import PLACES, Stage
from rehearsal.page.where import CITIES
from rehearsal.people import Person
from rehearsal.phone import Notice, shown
from rehearsal.things import Chat, Json, Message

NOTICES = 4  # so many lie on a phone's table


def scene(stage: Stage) -> Json:
    """Everything, for a page that has just been opened or lost its line."""
    return {
        "scene": stage.scene,
        "zone": stage.zone,
        "cities": [one.city for one in CITIES],
        "bot": {"id": stage.world.bot.id, "name": stage.world.bot.name},
        "left": stage.left.id,
        "right": stage.right.id,
        "messages": [message(one, place) for place in PLACES for one in stage.messages(place)],
        "company": company(stage),
    }


def company(stage: Stage) -> Json:
    """Who is where, what lies on their phones, and what can be said there."""
    room = stage.room
    return {
        "people": [_person(stage, one) for one in stage.people],
        "title": room.title,
        "shares": stage.shares,
        "members": [one.user.name for one in room.inside],
        "bot_inside": stage.bot_inside,
        "third_inside": stage.third in stage.people,
        "outage": stage.world.trouble.outage,
        "phones": {"left": _phone(stage.left), "right": _phone(stage.right)},
        "menus": {place: _menus(stage, place) for place in PLACES},
        "keyboards": {place: keyboard(stage.chat(place)) for place in PLACES},
        "blocked": [one.id for one in stage.people if one.id in stage.world.bot.blocked_by],
        "profile": _profile(stage),
    }


def _person(stage: Stage, one: Person) -> Json:
    where = stage.where(one)
    inside = stage.room.member(one).inside
    return {"id": one.id, "name": one.name, "zone": where.zone, "city": where.city, "inside": inside}


def message(one: Message, place: str) -> Json:
    """A message; `key` is its name on the page, `at` milliseconds since 1970, `entities` count as JavaScript does."""
    media = None if one.service else _media(one)
    base: Json = {
        "key": key(one),
        "place": place,
        "by": one.sender.id if one.sender else 0,
        "who": one.sender_chat.title if one.sender_chat else one.sender.name if one.sender else "",
        "at": int(one.date.timestamp() * 1000),
        "text": _written(one),
        "entities": one.entities,
        "rows": (one.markup or {}).get("inline_keyboard", []),
        "asks": bool((one.markup or {}).get("force_reply")),
        "edited": one.edited is not None,
        "silent": one.silent and not one.service,
        "service": told(one) if one.service else None,
        "reactions": _reactions(one),
    }
    return base | ({"media": media} if media else {}) | ({"reply": _above(one.reply_to)} if one.reply_to else {})


def _written(one: Message) -> str:
    """As a phone shows it: what a link to the bot brought along stays out of sight."""
    began = one.chat.type == "private" and one.text.startswith("/start ")
    return "/start" if began else one.text


def key(one: Message) -> str:
    """Numbers of messages begin anew in a group that was upgraded, so the chat is part of the name."""
    return f"{one.chat.id}:{one.id}"


def told(one: Message) -> str:
    """A line of Telegram's own, as its clients word it; empty for what they do not show."""
    by = one.sender.name if one.sender else "Somebody"
    content = one.content
    if joined := content.get("new_chat_members"):
        names = " and ".join(user["first_name"] for user in joined)
        return f"{by} joined" if joined[0]["id"] == (one.sender and one.sender.id) else f"{by} added {names}"
    if gone := content.get("left_chat_member"):
        return f"{by} left" if gone["id"] == (one.sender and one.sender.id) else f"{by} removed {gone['first_name']}"
    if "new_chat_title" in content:
        return f"{by} named the chat {content['new_chat_title']}"
    if "group_chat_created" in content:
        return f"{by} began the chat"
    return "The chat became a supergroup" if "migrate_to_chat_id" in content else ""


def keyboard(chat: Chat) -> list[list[str]]:
    """The labels a bot put in place of the letters; empty when it put none, or they were for one use."""
    answered = False
    for one in reversed(chat.messages):
        markup: Json = one.markup or {}
        if "remove_keyboard" in markup:
            return []
        if "keyboard" in markup:
            if answered and markup.get("one_time_keyboard"):
                return []
            return [[_label(button) for button in row] for row in markup["keyboard"]]
        answered = answered or not (one.service or (one.sender is not None and one.sender.is_bot))
    return []


def _label(button: Any) -> str:
    return str(button["text"] if isinstance(button, dict) else button)


def _above(one: Message) -> Json:
    who = one.sender.name if one.sender else ""
    return {"key": key(one), "who": who, "text": "Deleted message" if one.deleted else shown(one)}


def _reactions(one: Message) -> list[Json]:
    given: dict[str, list[int]] = {}
    for user, emoji in one.reactions.items():
        for each in emoji:
            given.setdefault(each, []).append(user)
    return [{"emoji": emoji, "by": users} for emoji, users in given.items()]


def _media(one: Message) -> Json | None:
    kind = one.media
    if kind is None:
        return None
    base: Json = {"kind": kind, "hidden": bool(one.extra.get("has_media_spoiler"))}
    if kind == "location":
        place: Json = one.content["location"]
        return base | place
    if kind not in FOLDERS:
        return base
    held = one.content[kind]
    largest = held[-1] if isinstance(held, list) else held
    told = ("width", "height", "duration", "file_size", "file_name")
    size = {name: largest[name] for name in told if name in largest}
    return base | size | {"url": f"/page/files/{largest['file_id']}"}


def _phone(person: Person) -> list[Json]:
    return [_notice(one) for one in reversed(person.phone[-NOTICES:])]


def _notice(one: Notice) -> Json:
    return {"at": int(one.at.timestamp() * 1000), "title": one.title, "text": one.text, "silent": one.silent}


def _menus(stage: Stage, place: str) -> dict[int, list[Json]]:
    """The commands shown there, by the id of who reads them."""
    if place == "room":
        return {one.id: _menu(stage, one, f"@{stage.world.bot.username}") for one in stage.people}
    owner = stage.right if place == "right" else stage.left
    return {owner.id: _menu(stage, owner)}


def _menu(stage: Stage, reader: Person, named: str = "") -> list[Json]:
    if named and not (stage.bot_inside and stage.room.member(reader).inside):
        return []
    found = reader.menu(stage.room if named else reader.corner)
    return [{"command": f"/{one['command'].lstrip('/')}{named}", "about": one["description"]} for one in found]


def _profile(stage: Stage) -> str:
    """What stands in an empty chat with the bot, above the start button."""
    return stage.world.bot.profile.get(("description", ""), "")
