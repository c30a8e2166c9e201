"""One damaged key costs its own couple their hours, and nobody else's."""

from tests.house import Kept


async def test_a_damaged_key_keeps_no_other_couple_from_its_hours(kept: Kept) -> None:
    dan = (await kept.storage.transact(lambda uow: uow.couples.rows([kept.dan.person.id])))[kept.dan.person.id]
    (kept.storage.vault.keys.directory / dan.key_id).write_text("{")
    await kept.house.due.recompute()
    prompt = await kept.lunch()
    assert prompt.buttons == ["Just say hello", "Not today"]
