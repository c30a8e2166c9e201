"""A new secret key of the operator's: every key is wrapped anew under it, one after the other, while the bot runs."""

from dataclasses import dataclass

from storage.keys import KeyGone, KeyStore, Unreadable, WrongKey


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How many keys were wrapped anew, how many were so already, and the ids of those that nothing given opens."""

    anew: int
    already: int
    damaged: tuple[str, ...]
    foreign: tuple[str, ...]  # whole, perhaps, but wrapped under a third key


def rekey(store: KeyStore) -> Rekeyed:
    """Wraps under the present key what the one before it opens; killed anywhere it may simply be run again."""
    done: list[bool] = []
    damaged: list[str] = []
    foreign: list[str] = []
    for key_id in sorted(store.list()):
        try:
            done.append(store.rewrap(key_id))
        except WrongKey:
            foreign.append(key_id)
        except Unreadable:
            damaged.append(key_id)
        except KeyGone:  # it is just being destroyed
            continue
    return Rekeyed(sum(done), len(done) - sum(done), tuple(damaged), tuple(foreign))
