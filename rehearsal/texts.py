"""Text as Telegram takes it: counted in UTF-16, cleaned, trimmed, marked by entities or Telegram's own parser."""

import re
from typing import Any

from rehearsal import tdlib
from rehearsal.things import Json, bad

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
COMMAND = re.compile(r"(?<![\w/@])/([A-Za-z0-9_]{1,64})(@[A-Za-z0-9_]{3,32})?(?![\w/])")
LINK = re.compile(r"(?<![\w/.])(?:https?://|t\.me/)[^\s<>]*[\w/=&-]")
PLAIN = {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code"}
DETAILED = {"pre": "language", "text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
FROM_TDLIB = {
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "PreCode": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "BotCommand": "bot_command",
}


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The stretch of `text` that an entity names (UTF-16 code units)."""
    raw = text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)]
    return raw.decode("utf-16-le", "replace")


def formatted(text: str, parse_mode: str = "", entities: list[Json] | None = None) -> tuple[str, list[Json]]:
    """The text and entities Telegram would keep. Raises Refused with its words."""
    _checked_encoding(text)
    if parse_mode and parse_mode.lower() != "none":
        text, marks = parsed(text, parse_mode)
    else:
        marks = [mark for one in entities or [] if (mark := _checked(one)) is not None]
    text, marks = _trimmed(*_cleaned(text, marks))
    return text, _sorted([*_joined(marks), *_found_beside(text, marks)])


def parsed(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    """`text` read by Telegram's own parser (TDLib's parseTextEntities). Raises Refused with its words."""
    modes = {"html": ("HTML", 0), "markdown": ("Markdown", 1), "markdownv2": ("Markdown", 2)}
    if parse_mode.lower() not in modes:
        raise bad("unsupported parse_mode")
    if not tdlib.HERE:
        raise bad("can't parse entities: this rehearsal has no parser (install tdjson)")
    name, version = modes[parse_mode.lower()]
    mode = {"@type": f"textParseMode{name}", "version": version}
    answer = tdlib.asked({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if answer["@type"] == "error":
        raise bad(answer["message"][:1].lower() + answer["message"][1:])
    return answer["text"], [_from_tdlib(entity) for entity in answer["entities"]]


def commands(text: str) -> list[Json]:
    """The bot commands in `text`, as entities."""
    return [
        {"type": "bot_command", "offset": units(text[: hit.start()]), "length": units(hit.group())}
        for hit in COMMAND.finditer(text)
    ]


def links(text: str) -> list[Json]:
    """The addresses in `text` that nobody could miss, as entities; Telegram's own parser finds more."""
    return [
        {"type": "url", "offset": units(text[: hit.start()]), "length": units(hit.group())}
        for hit in LINK.finditer(text)
    ]


def _checked_encoding(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None


def _found_beside(text: str, marks: list[Json]) -> list[Json]:
    if not tdlib.HERE:
        found = [*commands(text), *links(text)]
    else:
        found = [_from_tdlib(one) for one in tdlib.asked({"@type": "getTextEntities", "text": text})["entities"]]
    solid = [mark for mark in marks if mark["type"] in {"code", "pre", "text_link", "text_mention", "date_time"}]
    return [one for one in found if not any(_overlap(one, mark) for mark in solid)]


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def _from_tdlib(entity: Json) -> Json:
    kind = entity["type"]
    name = kind["@type"].removeprefix("textEntityType")
    mark = {"type": FROM_TDLIB.get(name, name.lower()), "offset": entity["offset"], "length": entity["length"]}
    if name == "MentionName":
        mark["user"] = {"id": kind["user_id"]}
    if name == "DateTime":
        mark["unix_time"] = kind["unix_time"]
        mark |= {"date_time_format": form} if (form := _date_time_format(kind.get("formatting_type"))) else {}
    return mark | {key: str(kind[key]) for key in ("url", "language", "custom_emoji_id") if kind.get(key)}


def _date_time_format(kind: Json | None) -> str:
    """https://core.telegram.org/bots/api#date-time-entity-formatting"""
    if kind is None:
        return ""
    if kind["@type"].endswith("Relative"):
        return "r"
    letters = "w" if kind.get("show_day_of_week") else ""
    for part, short in (("date_precision", "d"), ("time_precision", "t")):
        precision = kind.get(part, {}).get("@type", "None").removeprefix("dateTimePartPrecision")
        letters += {"Short": short, "Long": short.upper()}.get(precision, "")
    return letters


def _checked(entity: Any) -> Json | None:
    """One entity of a request, cleaned of what does not belong; None for what Telegram finds or drops by itself."""
    if not isinstance(entity, dict):
        raise bad("can't parse MessageEntity: expected an Object")
    kind, offset, length = entity.get("type"), entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad('can\'t parse MessageEntity: Field "offset" must be of type Number')
    base: Json = {"type": kind, "offset": offset, "length": length}
    if kind in PLAIN:
        return base
    if kind in FOUND:
        return None
    if kind == "date_time":
        return _date_time(base, entity)
    if kind not in DETAILED:
        raise bad("can't parse MessageEntity: Unsupported type specified")
    detail = entity.get(DETAILED[kind])
    return base | {DETAILED[kind]: detail} if detail else (base if kind == "pre" else None)


def _date_time(base: Json, entity: Json) -> Json | None:
    moment, form = entity.get("unix_time"), entity.get("date_time_format") or ""
    if not isinstance(moment, int) or moment <= 0:
        return None
    if not re.fullmatch(r"r|w?[dD]?[tT]?", form):
        raise bad("can't parse MessageEntity: Invalid date-time format specified")
    return base | {"unix_time": moment} | ({"date_time_format": form} if form else {})


def _cleaned(text: str, marks: list[Json]) -> tuple[str, list[Json]]:
    """Drops what Telegram never keeps (CR, U+2028-202E) and blanks control characters; entities follow the text."""
    kept: list[str] = []
    shift = [0]  # UTF-16 position in the old text -> in the new one
    at = 0
    for char in text:
        new = "" if char == "\r" or "\u2028" <= char <= "\u202e" else char
        new = " " if new and ord(new) < 32 and new not in "\n\t" else new
        kept.append(new)
        step = units(char)
        shift += [at + (step if new else 0)] * step
        at += step if new else 0
    return "".join(kept), [moved for mark in marks if (moved := _moved(mark, shift)) is not None]


def _moved(mark: Json, shift: list[int]) -> Json | None:
    """An entity after a change of its text, clipped to it; None when nothing of it is left."""
    if mark["offset"] < 0 or mark["length"] <= 0 or mark["offset"] >= len(shift):
        return None
    start = shift[mark["offset"]]
    end = shift[min(mark["offset"] + mark["length"], len(shift) - 1)]
    return mark | {"offset": start, "length": end - start} if end > start else None


def _trimmed(text: str, marks: list[Json]) -> tuple[str, list[Json]]:
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    total = units(text)
    kept = []
    for mark in marks:
        start = max(mark["offset"] - lead, 0)
        end = min(mark["offset"] + mark["length"] - lead, total)
        if end > start and (cut(text, start, end - start).strip() or mark["type"] in {"code", "pre"}):
            kept.append(mark | {"offset": start, "length": end - start})
    return text, kept


def _joined(marks: list[Json]) -> list[Json]:
    """Marks of one plain kind that touch or overlap become one, as TDLib makes them."""
    kept: list[Json] = []
    open_marks: dict[str, Json] = {}
    for mark in _sorted(marks):
        last = open_marks.get(mark["type"]) if mark["type"] in PLAIN else None
        if last is not None and mark["offset"] <= last["offset"] + last["length"]:
            last["length"] = max(last["length"], mark["offset"] + mark["length"] - last["offset"])
            continue
        kept.append(dict(mark))
        open_marks[mark["type"]] = kept[-1]
    return kept


def _sorted(marks: list[Json]) -> list[Json]:
    return sorted(marks, key=lambda mark: (mark["offset"], -mark["length"]))


def checked_length(text: str, *, caption: bool) -> None:
    """Raises Refused when `text` is longer than a message or a caption may be."""
    if units(text) > (LONGEST_CAPTION if caption else LONGEST_TEXT):
        raise bad("message caption is too long" if caption else "message is too long")
