"""A message lies in the outbox with its words sealed, and comes back as it was, in its own row alone."""

import tempfile
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Button, Line, Link, Moment, Part, Rows, Words
from storage.keys import KeyGone, KeyStore, Unreadable
from storage.parts import Packer, Unpacker, authors
from storage.schema import outbox
from storage.storage import Storage
from storage.vault import OperatorKeys, Vault
from tests.storage.room import ANA, BEN, CLEO, claim, owe, row, rows

TEXT = st.text(st.characters(exclude_categories=()))
PEOPLE = st.sampled_from([ANA, BEN, CLEO])
SPOTS = st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), max_size=3).map(tuple)
WORDS = st.builds(Words, PEOPLE, TEXT, spoiler=st.booleans(), underlined=SPOTS)
MOMENTS = st.builds(Moment, st.datetimes(timezones=st.just(UTC)))
FLAT = st.dictionaries(TEXT, TEXT | st.integers() | WORDS | MOMENTS, max_size=3)
PARAMS = st.dictionaries(TEXT, TEXT | WORDS | MOMENTS | st.builds(Line, TEXT, FLAT), max_size=3) | FLAT
PARTS = st.lists(WORDS | st.builds(Line, TEXT, PARAMS, spoiler=st.booleans()), max_size=4).map(tuple)
BUTTONS = st.builds(Button, TEXT, TEXT, PARAMS) | st.builds(Link, TEXT, TEXT)
ROWS = st.lists(st.lists(BUTTONS, max_size=3).map(tuple), max_size=3).map(tuple)
CANARY = "I was afraid to say it"


@pytest.fixture(scope="module")
def vault() -> Iterator[Vault]:
    with tempfile.TemporaryDirectory() as directory:
        yield Vault(KeyStore(Path(directory) / "keys", OperatorKeys(bytes(32))))


@pytest.fixture(scope="module")
def keys(vault: Vault) -> dict[int, str]:
    return {person: vault.keys.make("p") for person in (ANA, BEN, CLEO)}


@given(parts=PARTS, buttons=ROWS)
def test_any_message_comes_back_as_it_was(
    vault: Vault, keys: dict[int, str], parts: tuple[Part, ...], buttons: Rows
) -> None:
    payload = Packer(vault, keys, "outbox:a").pack(parts, buttons)
    assert Unpacker(vault, "outbox:a").unpack(payload) == (parts, buttons)


@given(text=TEXT, author=PEOPLE)
def test_no_word_of_anybody_stands_in_the_payload(vault: Vault, keys: dict[int, str], text: str, author: int) -> None:
    words = Words(author, CANARY + text)
    button = Button("yes", "go", {"name": words})
    payload = Packer(vault, keys, "outbox:a").pack((words, Line("said", {"text": words})), ((button,),))
    assert CANARY not in payload
    assert b64encode(CANARY.encode()).decode()[:24] not in payload


@given(parts=PARTS, buttons=ROWS)
def test_every_author_of_a_message_is_known_before_it_is_packed(
    vault: Vault, keys: dict[int, str], parts: tuple[Part, ...], buttons: Rows
) -> None:
    just_these = {author: keys[author] for author in authors(parts, buttons)}
    Packer(vault, just_these, "outbox:a").pack(parts, buttons)


async def test_a_persons_words_lie_under_their_own_key_and_a_strangers_under_the_days(met: Storage) -> None:
    theirs = await met.transact(lambda uow: uow.couples.rows([ANA, BEN]))
    today = await met.day_key()
    line = Line("said", {"name": Words(BEN, CANARY), "text": Words(CLEO, CANARY)})
    await owe(met, ref="a", parts=(Words(ANA, CANARY), line))
    found = await row(met, "a")
    assert set(found["key_ids"].split()) == {theirs[ANA].key_id, theirs[BEN].key_id, today}
    assert CANARY not in str(found)
    [owed] = await claim(met)
    assert met.unpack(owed)[0] == (Words(ANA, CANARY), line)


async def test_a_message_without_words_needs_no_key_at_all(storage: Storage) -> None:
    await owe(storage, ref="a")
    assert (await row(storage, "a"))["key_ids"] == ""


async def test_a_payload_moved_to_another_row_does_not_open(met: Storage) -> None:
    await owe(met, ref="a", parts=(Words(ANA, CANARY),), chat=1)
    await owe(met, ref="b", parts=(Words(ANA, "soup"),), chat=2)
    moved = (await row(met, "a"))["payload"]
    swap = outbox.update().where(outbox.c.ref == "b").values(payload=moved)
    await met.transact(lambda uow: uow.connection.execute(swap))
    first, second = await claim(met)
    assert met.unpack(first)[0] == (Words(ANA, CANARY),)
    with pytest.raises(Unreadable):
        met.unpack(second)


async def test_what_was_forgotten_or_whose_key_is_gone_says_so(met: Storage) -> None:
    await owe(met, ref="a", parts=(Words(CLEO, CANARY),), chat=1)
    await owe(met, ref="b", chat=2)
    forget = outbox.update().where(outbox.c.ref == "b").values(payload=None)
    await met.transact(lambda uow: uow.connection.execute(forget))
    met.vault.keys.destroy(await met.day_key())
    for owed in await claim(met):
        with pytest.raises(KeyGone):
            met.unpack(owed)


@pytest.mark.parametrize(
    ("parts", "buttons"),
    [
        ((Line("no such line"),), ()),
        ((Line("said", {"name": "Ana"}),), ()),
        ((Line("hello"),), ((Button("no such label", "go"),),)),
        ((Line("hello"),), ((Button("said", "go", {"text": "x"}),),)),
        ((Line("hello"),), ((Link("no such label", "https://example.org"),),)),
    ],
)
async def test_a_gap_in_the_catalogue_fails_in_the_transaction_and_leaves_nothing(
    storage: Storage, parts: tuple[Part, ...], buttons: Rows
) -> None:
    with pytest.raises(KeyError):
        await owe(storage, parts=parts, buttons=buttons)
    assert await rows(storage, outbox) == []
    assert not storage.outgoing.is_set()


def test_a_moment_keeps_its_microseconds(vault: Vault) -> None:
    moment = Line("hello", {"at": Moment(datetime(2026, 3, 2, 12, 0, 0, 1, tzinfo=UTC))})
    payload = Packer(vault, {}, "outbox:a").pack((moment,), ())
    assert Unpacker(vault, "outbox:a").unpack(payload) == ((moment,), ())
