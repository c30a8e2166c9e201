"""What a partner wrote, their name, the room's title, the token and the keys stand nowhere but where they belong."""

import json
import signal
from base64 import b64encode, urlsafe_b64encode
from pathlib import Path

import structlog

from rehearsal.things import Json
from rehearsal.world import TOKEN
from storage.keys import KeyStore
from storage.vault import OperatorKeys, decode_operator_key
from tests.crash.houses import Houses
from tests.crash.real import SECRET_KEY, Place, settle_in, telegram
from tests.discretion import Ear

NAMES = ("Zuzana-Kanárek", "Bořivoj-Kanárek")
TITLE = "Kanárkova klec"
WORDS = ("I was afraid to say it", "mluvím čím dál tišeji", "vezmi to zpátky", "under the picture")


def phrases() -> list[bytes]:
    """Everything a person wrote, as UTF-8 and as JSON may escape it."""
    written = [*NAMES, TITLE, *WORDS]
    return [one.encode() for one in {*written, *(json.dumps(one).strip('"') for one in written)}]


def forms(key: bytes) -> list[bytes]:
    """A key as it might be written down."""
    return [key, key.hex().encode(), b64encode(key).rstrip(b"="), urlsafe_b64encode(key).rstrip(b"=")]


def data_keys(place: Place) -> list[bytes]:
    """The people's own keys, opened."""
    store = KeyStore(place.folder / "keys", OperatorKeys(decode_operator_key(SECRET_KEY)))
    return [store.open(key_id) for key_id in store.list()]


def leaks(place: Place, log: Path) -> list[tuple[str, bytes]]:
    """Where something stands that must not: the log, the database and all beside it, the key store."""
    folders = [*(place.folder / "data").iterdir(), *(place.folder / "keys").iterdir()]
    secrets = [*data_keys(place), decode_operator_key(SECRET_KEY)]
    sought = [*phrases(), TOKEN.encode(), *(form for key in secrets for form in forms(key))]
    return [(path.name, what) for path in [log, *folders] for what in sought if what in path.read_bytes()]


def poison(sender: Json) -> Json:
    """An update that python-telegram-bot cannot read, with words in it."""
    return {
        "message_id": 7,
        "date": 1,
        "chat": {"id": sender["id"], "type": "private"},
        "from": sender,
        "text": [WORDS],
    }


async def a_conversation(place: Place, houses: Houses) -> Path:
    """Everything that can be said to Kept today, on a bad day for the line; killed at its end: all lies open."""
    one, other, room = await settle_in(place, *NAMES, TITLE)
    trouble = place.world.trouble
    trouble.flood(1, method="sendMessage")
    trouble.next("garbage", method="getMe")
    trouble.next("refuse", method="answerCallbackQuery", description="Bad Request: query is too old")
    trouble.next("lost_answer", method="setMyCommands")
    async with houses.kept("run", **place.settings) as running:
        await place.until(lambda: any(message.buttons for message in room.messages))
        prompt = next(message for message in room.messages if message.buttons)
        line = one.writes(room, WORDS[0], reply_to=prompt)
        other.sends(place.world.bot, "photo", caption=WORDS[3])
        one.writes(place.world.bot, WORDS[1])
        one.edits(line, WORDS[2])
        place.world.bot.updates.push("message", poison(one.json()), place.world.now())
        other.taps(prompt, "Just say hello")
        tap = one.taps(prompt, "Not today")
        await place.until(lambda: tap.answered and any(NAMES[1] in message.text for message in room.messages))
        await place.until(lambda: bool(line.reactions))
        found = leaks(place, running.log)
        assert not found
        running.signal(signal.SIGKILL)
        await running.end()
    return running.log


async def test_a_whole_conversation_at_debug_leaves_no_word_and_no_key_in_the_open(
    houses: Houses, tmp_path: Path
) -> None:
    async with telegram(tmp_path) as place:
        log = await a_conversation(place, houses)
        assert (place.folder / "data" / "kept.db-wal").stat().st_size > 0
        assert place.ask("SELECT count(*) FROM inbox WHERE state = 'aside'") == [(1,)]
        assert "update_failed" in log.read_text()
        assert leaks(place, log) == []


async def test_the_search_finds_what_lies_open(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        await settle_in(place, *NAMES, TITLE)
        log = tmp_path / "log"
        key = data_keys(place)[0]
        for line in (NAMES[0], json.dumps(TITLE), TOKEN, urlsafe_b64encode(key).decode(), key.hex()):
            log.write_text(f"a line with {line} in it", "utf-8")
            assert {name for name, _ in leaks(place, log)} == {"log"}
        log.write_text("a line", "utf-8")
        assert leaks(place, log) == []


def test_a_word_or_a_token_in_any_line_of_ours_is_heard(discretion: Ear) -> None:
    log = structlog.get_logger()
    log.debug("an update", text="soup")
    log.debug("asked", address=f"/bot{TOKEN}/getMe")
    log.debug("done", seq=1)
    assert len(discretion.indiscreet) == 2
    discretion.indiscreet.clear()
