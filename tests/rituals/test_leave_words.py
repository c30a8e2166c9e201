"""After a leaving nobody reads the leaver's words: not in the tables, the log, freed pages, or any copy ever made."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.messages import Kind, Line, Say, Words
from domain.questions import Box, Token
from storage.backup import back_up
from storage.keys import KeyGone
from storage.schema import metadata
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone
from tests.operator.places import url_of
from tests.postgres import Postgres
from tests.rituals.corners import last, taps, types

Sealed = tuple[str, bytes, str]


@pytest.fixture
def ever_sealed(kept_on_both: Kept) -> list[Sealed]:
    """Everything that is ever sealed in this house, wherever it goes: more than any thief could have copied."""
    found: list[Sealed] = []
    vault = kept_on_both.storage.vault
    seal = vault.seal

    def seal_and_tell(key_id: str, text: str | bytes, context: str) -> bytes:
        sealed = seal(key_id, text, context)
        found.append((key_id, sealed, context))
        return sealed

    vault.seal = seal_and_tell  # type: ignore[method-assign]
    return found


def opens(kept: Kept, sealed: list[Sealed]) -> Iterator[str]:
    """What can still be read of it with the operator's key and all keys there are now."""
    for key_id, body, context in sealed:
        try:
            yield kept.storage.vault.unseal_bytes(key_id, body, context).decode()
        except KeyGone:
            continue


def lies_open(kept: Kept, folder: Path, server: Postgres | None) -> bytes:
    """The bytes of the database, its log and all that was freed in it, and of the backup."""
    files = [path for path in folder.glob("*.db*") if path.is_file()]
    files += [path for path in (server.folder / "data").rglob("*") if path.is_file()] if server else []
    return b"".join(path.read_bytes() for path in files)


async def speaks(kept: Kept, someone: Someone, word: str) -> None:
    """Words of theirs wherever words can be: a name, a box, a link, what is owed, held, sent, and yet to be heard."""
    person, day = someone.person.id, kept.clock.now() + timedelta(days=1)

    async def write(uow: UnitOfWork) -> None:
        member = await uow.couples.joined(person)
        assert member is not None
        await uow.couples.change(replace(member, name=f"{word}-name"))
        line = (Line("lunch-says-hello", {"name": Words(person, f"{word}-sent")}),)
        await uow.say(Say(kept.room.id, "lunch", line, couple=kept.couple.id))
        other = next(one.person for one in kept.couple.members if one.person != person)
        await uow.say(Say(other, "lunch", (Words(person, f"{word}-held"),), Kind.NOTICE, person=other))
        box = Box(f"box-of-{person}", person, "lunch", "line", day, closed_at=uow.now, body={"said": f"{word}-boxed"})
        await uow.remember(box)
        await uow.invite(Token("lunch", "go", day, person=person, body={"said": f"{word}-linked"}), author=person)

    await kept.storage.transact(write)
    someone.person.writes(someone.person.corner, f"{word}-written")
    await kept.hears()


async def test_none_of_the_leavers_words_can_be_read_by_anybody(
    kept_on_both: Kept, ever_sealed: list[Sealed], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kept = kept_on_both
    server = None if kept.storage.database.is_sqlite else request.getfixturevalue("postgres")
    for someone in (kept.ana, kept.ben):
        await types(someone, "/start")
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    for someone, word in ((kept.ana, "her-canary"), (kept.ben, "his-canary")):
        await speaks(kept, someone, word)
    await back_up(url_of(kept), tmp_path / "copy.db")
    assert "her-canary-boxed" in "".join(opens(kept, ever_sealed))
    kept.ana.person.taps(last(kept.ana), "Leave now")
    await kept.hears()
    await kept.works()
    left = "".join(opens(kept, ever_sealed))
    assert "her-canary" not in left
    assert all(f"his-canary-{where}" in left for where in ("name", "sent", "held", "boxed", "linked", "written"))
    await kept.settles()
    assert not any("her-canary" in message.text for message in kept.room.messages)
    if server:
        server._sql("CHECKPOINT;")
    rows = str([await kept.rows(table) for table in metadata.sorted_tables])
    found = lies_open(kept, tmp_path, server) + rows.encode()
    assert b"her-canary" not in found
    assert b"his-canary" not in found
    if not server:
        hers = [body for key_id, body, _ in ever_sealed if key_id not in kept.storage.vault.keys.list()]
        assert not any(body in (tmp_path / "kept.db").read_bytes() for body in hers)
