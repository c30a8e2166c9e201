"""Keys that nothing names: a kill between making a key and committing its row leaves one, with nothing under it."""

import json
from datetime import datetime, timedelta

from storage.look import living_keys, named_keys
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

SEEN = "orphans"
PATIENCE = timedelta(days=7)


async def sweep_orphans(storage: Storage) -> int:
    """Destroys the keys that this very database has seen without a row for a week; gives back how many.

    They harm nothing, so there is no hurry: a database that is an older copy, or not the one of these keys, would take
    the keys of living people for orphans. It has a week in which somebody notices, and none goes before it has been
    seen twice.
    """
    here = frozenset(storage.vault.keys.list())

    async def note(uow: UnitOfWork) -> int:
        if here.isdisjoint(await living_keys(uow.connection)):
            return 0
        before: dict[str, str] = json.loads(await uow.facts.get(SEEN) or "{}")
        orphans = sorted(here - await named_keys(uow.connection))
        seen = {key_id: before.get(key_id, uow.now.isoformat()) for key_id in orphans}
        over = [key_id for key_id, since in seen.items() if uow.now - datetime.fromisoformat(since) >= PATIENCE]
        for key_id in over:
            await uow.erase_key(key_id)
        await uow.facts.put(SEEN, json.dumps({key_id: seen[key_id] for key_id in orphans if key_id not in over}))
        return len(over)

    return await storage.transact(note)
