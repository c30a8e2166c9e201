"""Words at rest: sealed under their author's key, itself wrapped by the operator's, so that erasing is final."""

import os
from base64 import b64decode
from contextlib import suppress
from pathlib import Path
from secrets import token_urlsafe

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from platformdirs import user_config_path

from storage.keys import KEY_BYTES, KeyGone, KeyStore, Unreadable, Wrapped, WrongKey, holds_keys
from storage.private import KeysUnusable, OpenToOthers, private_directory, read_private, write_once

__all__ = [
    "KeyGone",
    "KeyStore",
    "KeysUnusable",
    "OpenToOthers",
    "OperatorKeyMissing",
    "OperatorKeys",
    "Unreadable",
    "Vault",
    "WrongKey",
    "decode_operator_key",
    "found_operator_key",
    "operator_key",
]

VERSION = b"\x01"
NONCE_BYTES = 12  # NIST SP 800-38D 8.2.2: random nonces of 96 bits, fewer than 2**32 messages under one key

log = structlog.get_logger(__name__)


class OperatorKeyMissing(KeysUnusable):
    """Wrapped keys exist, but not the operator's key that opens them; a new one would never fit."""


class OperatorKeys:
    """The operator's key, and the one before it: new keys are wrapped under `current`, both are opened.

    AES-256-GCM with the key id as associated data, rather than RFC 3394: plain AES key wrap cannot bind a key to its
    name, and one person's file copied over another's would open. Raises ValueError unless each has 32 bytes.
    """

    def __init__(self, current: bytes, old: bytes | None = None) -> None:
        given = [current] if old is None else [current, old]
        if any(len(key) != KEY_BYTES for key in given):
            raise ValueError("an operator's key has 32 bytes")
        self._ciphers = {_derived(key, b"fingerprint")[:8].hex(): AESGCM(_derived(key, b"wrap")) for key in given}
        self._current = next(iter(self._ciphers))

    @property
    def current(self) -> str:
        """The fingerprint of the present key."""
        return self._current

    @property
    def known(self) -> frozenset[str]:
        """The fingerprints of all keys that are given."""
        return frozenset(self._ciphers)

    def wrap(self, key_id: str, key: bytes) -> Wrapped:
        return Wrapped(self._current, _sealed(self._ciphers[self._current], key, key_id.encode()))

    def unwrap(self, key_id: str, wrapped: Wrapped) -> bytes:
        """Raises WrongKey where neither key has this fingerprint, Unreadable where the body was changed."""
        cipher = self._ciphers.get(wrapped.operator)
        if cipher is None:
            raise WrongKey("KEPT_SECRET_KEY is not the key under which the people's keys were wrapped")
        key = _unsealed(cipher, wrapped.body, key_id.encode())
        if key is None:
            raise Unreadable(f"the file of key {key_id} was changed")
        return key


class Vault:
    """Seals and opens words; `keys` makes, destroys and lists the keys. Both are quick, and ask the disk each time."""

    def __init__(self, keys: KeyStore) -> None:
        self.keys = keys

    def seal(self, key_id: str, text: str | bytes, context: str) -> bytes:
        """AES-256-GCM; what is sealed for one `context` (say, a table and its row) opens in no other.

        Lone surrogates, which JSON may carry, survive. Raises KeyGone, Unreadable, WrongKey.
        """
        body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        return VERSION + _sealed(AESGCM(self.keys.open(key_id)), body, _bound(key_id, context))

    def unseal(self, key_id: str, sealed: bytes, context: str) -> str:
        """The text. Raises KeyGone where its key was destroyed, Unreadable (or WrongKey) for everything else."""
        text = _text(self.unseal_bytes(key_id, sealed, context))
        if text is None:
            raise Unreadable(f"what was sealed under {key_id} is no text")
        return text

    def unseal_bytes(self, key_id: str, sealed: bytes, context: str) -> bytes:
        """As `unseal`, for what was sealed as bytes."""
        cipher = AESGCM(self.keys.open(key_id))
        body = _unsealed(cipher, sealed[1:], _bound(key_id, context)) if sealed[:1] == VERSION else None
        if body is None:
            raise Unreadable(f"what was sealed under {key_id} was changed, or moved from where it was written")
        return body

    def check(self) -> None:
        """Raises WrongKey where any key was wrapped by a secret key that is not given: nobody's words are missed.

        It opens them all, 4,000 in a tenth of a second; damaged files are left to their own words.
        """
        tried = [self._foreign(key_id) for key_id in self.keys.list()]
        if all(tried) and tried:
            raise WrongKey("KEPT_SECRET_KEY is not the key under which the people's keys were wrapped")
        if foreign := sum(tried):
            raise WrongKey(
                f"{foreign} of {len(tried)} keys were wrapped under another secret key: "
                "give it, too, in KEPT_SECRET_KEY_OLD, and run `kept rekey`"
            )

    def _foreign(self, key_id: str) -> bool:
        try:
            self.keys.open(key_id)
        except WrongKey:
            return True
        except (KeyGone, Unreadable):
            return False
        return False


def found_operator_key(given: str | None, home: Path | None = None) -> bytes | None:
    """The operator's 32 bytes: `given` (base64url), else `secret.key` in `home`, else None.

    `home` is `kept` in the user's config directory. Raises OpenToOthers, or KeysUnusable for what is no key.
    """
    path = _secret_key(home)
    if given is not None:
        return _decoded(given, "KEPT_SECRET_KEY")
    with suppress(FileNotFoundError):
        return _decoded(read_private(path).decode("ascii", "replace"), str(path))
    return None


def operator_key(given: str | None, keys_dir: Path, home: Path | None = None) -> bytes:
    """As `found_operator_key`; where there is none, `secret.key` is made in `home`, once, and said aloud.

    Raises OperatorKeyMissing where keys wrapped by a lost one lie in `keys_dir`.
    """
    if found := found_operator_key(given, home):
        return found
    path = _secret_key(home)
    if holds_keys(keys_dir):
        raise OperatorKeyMissing(f"{keys_dir} holds wrapped keys, but there is no KEPT_SECRET_KEY and no {path}")
    private_directory(path.parent)
    if write_once(path, f"{token_urlsafe(KEY_BYTES)}\n".encode()):
        log.warning("a new secret key was made: copy it somewhere safe, apart from the data", path=str(path))
    return _decoded(read_private(path).decode("ascii", "replace"), str(path))


def _secret_key(home: Path | None) -> Path:
    return (home or user_config_path("kept")) / "secret.key"


def decode_operator_key(text: str) -> bytes:
    """32 bytes from base64url or base64, padded or not. Raises ValueError, with a text that never quotes the key."""
    plain = text.strip().rstrip("=").replace("+", "-").replace("/", "_")
    try:
        key = b64decode(plain + "=" * (-len(plain) % 4), altchars=b"-_", validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("must be 32 random bytes in base64url, as `openssl rand -base64 32` prints them")
    return key


def _decoded(text: str, where: str) -> bytes:
    try:
        return decode_operator_key(text)
    except ValueError as wrong:
        line = f"{where} {wrong}"
    raise KeysUnusable(line)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"kept/1/" + purpose).derive(key)


def _bound(key_id: str, context: str) -> bytes:
    return b"|".join((VERSION, key_id.encode(), context.encode("utf-8", "surrogatepass")))


def _sealed(cipher: AESGCM, body: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, body, bound)


def _unsealed(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytes | None:
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        return None


def _text(body: bytes) -> str | None:
    # An error raised in here would carry the words along, as its context.
    try:
        return body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
