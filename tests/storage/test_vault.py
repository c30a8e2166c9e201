"""Sealed words open for whom and where they were sealed, and nowhere else."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.vault import KeyGone, KeyStore, OperatorKeys, Unreadable, Vault, WrongKey

CANARY = "I was afraid to say it"
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.fixture(scope="module")
def vault() -> Iterator[Vault]:
    with tempfile.TemporaryDirectory() as directory:
        yield Vault(KeyStore(Path(directory) / "keys", OperatorKeys(bytes(range(32)))))


@pytest.fixture(scope="module")
def key(vault: Vault) -> str:
    return vault.keys.make("p")


@given(text=ANY_TEXT, context=ANY_TEXT)
@example(text="\ud83d\ude00 \udc00\0\u202e", context="\ud800")
def test_any_text_comes_back_as_it_was_with_lone_surrogates_too(
    vault: Vault, key: str, text: str, context: str
) -> None:
    assert vault.unseal(key, vault.seal(key, text, context), context) == text


@given(body=st.binary())
def test_any_bytes_come_back_as_they_were(vault: Vault, key: str, body: bytes) -> None:
    assert vault.unseal_bytes(key, vault.seal(key, body, "photo:1"), "photo:1") == body


@given(text=ANY_TEXT, ours=ANY_TEXT, other=ANY_TEXT)
def test_words_moved_to_another_context_never_open(vault: Vault, key: str, text: str, ours: str, other: str) -> None:
    sealed = vault.seal(key, text, ours)
    if ours != other:
        with pytest.raises(Unreadable):
            vault.unseal(key, sealed, other)


@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_found(vault: Vault, key: str, place: int, bit: int) -> None:
    sealed = bytearray(vault.seal(key, CANARY, "lines:1"))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(Unreadable):
        vault.unseal(key, bytes(sealed), "lines:1")


@pytest.mark.parametrize("length", [0, 1, 12, 13, 28, 29, 50])
def test_truncated_words_are_unreadable(vault: Vault, key: str, length: int) -> None:
    with pytest.raises(Unreadable):
        vault.unseal(key, vault.seal(key, CANARY, "lines:1")[:length], "lines:1")


def test_words_under_anothers_key_never_open(vault: Vault, key: str) -> None:
    with pytest.raises(Unreadable):
        vault.unseal(vault.keys.make("p"), vault.seal(key, CANARY, "lines:1"), "lines:1")


def test_a_key_id_cannot_run_into_the_context(vault: Vault, key: str) -> None:
    sealed = vault.seal(key, CANARY, "lines|1")
    with pytest.raises(Unreadable):
        vault.unseal(key, sealed, "1")


def test_the_same_words_are_never_sealed_alike(vault: Vault, key: str) -> None:
    sealed = {vault.seal(key, CANARY, "lines:1") for _ in range(200)}
    assert len(sealed) == 200
    assert len({each[1:13] for each in sealed}) == 200
    assert all(CANARY.encode() not in each for each in sealed)


def test_once_the_key_is_destroyed_nothing_opens_or_is_sealed(vault: Vault) -> None:
    key = vault.keys.make("p")
    sealed = vault.seal(key, CANARY, "lines:1")
    vault.keys.destroy(key)
    with pytest.raises(KeyGone):
        vault.unseal(key, sealed, "lines:1")
    with pytest.raises(KeyGone):
        vault.seal(key, CANARY, "lines:1")


def test_under_a_wrong_operators_key_nothing_opens_and_the_check_says_so(vault: Vault, key: str) -> None:
    sealed = vault.seal(key, CANARY, "lines:1")
    stranger = Vault(KeyStore(vault.keys.directory, OperatorKeys(bytes(32))))
    with pytest.raises(Unreadable):
        stranger.unseal(key, sealed, "lines:1")
    with pytest.raises(WrongKey, match=r"^KEPT_SECRET_KEY is not the key"):
        stranger.check()
    vault.check()


def test_one_damaged_or_gone_key_does_not_keep_everybody_else_from_starting(tmp_path: Path) -> None:
    store = KeyStore(tmp_path, OperatorKeys(bytes(32)))
    damaged, gone = store.make("p"), store.make("p")
    (tmp_path / damaged).write_bytes(b"{")
    (tmp_path / gone).write_bytes(bytes(300))
    Vault(store).check()
    store.make("p")
    stranger = Vault(KeyStore(tmp_path, OperatorKeys(bytes(31) + b"1")))
    with pytest.raises(WrongKey):
        stranger.check()


def test_one_key_of_many_that_needs_another_secret_keeps_everything_from_starting(tmp_path: Path) -> None:
    old, new = OperatorKeys(bytes(32)), OperatorKeys(bytes(31) + b"1")
    for _ in range(120):
        KeyStore(tmp_path, new).make("p")
    KeyStore(tmp_path, old).make("p")
    with pytest.raises(WrongKey, match=r"^1 of 121 keys .* in KEPT_SECRET_KEY_OLD"):
        Vault(KeyStore(tmp_path, new)).check()
    Vault(KeyStore(tmp_path, OperatorKeys(bytes(31) + b"1", bytes(32)))).check()


def test_no_error_or_name_of_ours_carries_words_or_keys(vault: Vault, key: str) -> None:
    sealed = vault.seal(key, b"\xff" + CANARY.encode(), "photo:1")
    with pytest.raises(Unreadable) as no_text:
        vault.unseal(key, sealed, "photo:1")
    with pytest.raises(Unreadable) as moved:
        vault.unseal(key, sealed, "photo:2")
    for error in (no_text.value, moved.value):
        assert error.__context__ is None
        assert CANARY not in repr(error)
    secret = vault.keys.open(key)
    for thing in (vault, vault.keys, OperatorKeys(bytes(range(32)))):
        assert secret.hex() not in repr(vars(thing))
        assert bytes(range(32)).hex() not in repr(vars(thing))
        assert repr(bytes(range(32))) not in repr(vars(thing))


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_operator_keys_of_another_length_are_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        OperatorKeys(bytes(length))
    with pytest.raises(ValueError, match="32 bytes"):
        OperatorKeys(bytes(32), old=bytes(length))
