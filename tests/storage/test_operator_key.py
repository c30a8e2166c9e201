"""The operator's key is found, or made exactly once, and never made anew over keys that it could not open."""

import base64
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage.vault import KeyStore, KeysUnusable, OperatorKeyMissing, OperatorKeys, decode_operator_key, operator_key

KEY = bytes(range(224, 256))  # its base64 has - and _, or + and /


@pytest.mark.parametrize(
    "text",
    [
        base64.urlsafe_b64encode(KEY).decode(),
        base64.urlsafe_b64encode(KEY).decode().rstrip("="),
        base64.b64encode(KEY).decode(),
        f" {base64.b64encode(KEY).decode()}\n",
    ],
)
def test_a_given_key_is_read_in_every_usual_base64(text: str, tmp_path: Path) -> None:
    assert operator_key(text, tmp_path / "keys", tmp_path / "home") == KEY
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("bad", ["", "hunter2", "A" * 42, "A" * 44, "é" * 43, "A" * 42 + "!", KEY.hex()])
def test_what_is_no_key_is_refused_in_one_line_that_does_not_quote_it(bad: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 random bytes") as refused:
        decode_operator_key(bad)
    with pytest.raises(KeysUnusable, match=r"^KEPT_SECRET_KEY must be 32 random bytes") as at_start:
        operator_key(bad, tmp_path / "keys", tmp_path)
    for error in (refused.value, at_start.value):
        assert "\n" not in str(error)
        assert not bad or bad not in str(error)


def test_without_one_a_key_is_made_once_and_the_operator_is_told_to_copy_it(tmp_path: Path) -> None:
    home = tmp_path / "config" / "kept"
    with capture_logs() as said:
        key = operator_key(None, home / "keys", home)
        assert operator_key(None, home / "keys", home) == key
    assert len(key) == 32
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
    assert [line["log_level"] for line in said] == ["warning"]
    assert "copy it somewhere safe" in said[0]["event"]
    assert said[0]["path"] == str(home / "secret.key")
    assert (home / "secret.key").read_text().strip() not in str(said)


def test_a_made_key_keeps_opening_once_keys_exist(tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "keys", OperatorKeys(operator_key(None, tmp_path / "keys", tmp_path)))
    key_id = store.make("p")
    again = KeyStore(tmp_path / "keys", OperatorKeys(operator_key(None, tmp_path / "keys", tmp_path)))
    assert again.open(key_id) == store.open(key_id)


def test_no_key_is_ever_made_where_wrapped_keys_exist(tmp_path: Path) -> None:
    KeyStore(tmp_path / "keys", OperatorKeys(KEY)).make("p")
    with pytest.raises(OperatorKeyMissing, match="holds wrapped keys"):
        operator_key(None, tmp_path / "keys", tmp_path / "home")
    assert not (tmp_path / "home").exists()
    given = base64.b64encode(KEY).decode()
    assert operator_key(given, tmp_path / "keys", tmp_path / "home") == KEY


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"half a k"])
def test_a_damaged_key_file_is_named_and_left_alone(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(content)
    with pytest.raises(KeysUnusable, match=r"secret\.key must be 32 random bytes"):
        operator_key(None, tmp_path / "keys", tmp_path)
    assert (tmp_path / "secret.key").read_bytes() == content


def test_a_key_file_that_others_could_read_is_closed(tmp_path: Path) -> None:
    operator_key(None, tmp_path / "keys", tmp_path)
    (tmp_path / "secret.key").chmod(0o644)
    operator_key(None, tmp_path / "keys", tmp_path)
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_several_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from storage.vault import operator_key; home = Path(sys.argv[1]);"
        "sys.stdin.read(); sys.stderr.write(operator_key(None, home / 'keys', home).hex())"
    )
    line, gate = os.pipe()
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            stdin=line,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(4)
    ]
    os.close(line)
    os.close(gate)
    keys = {process.communicate(timeout=60)[1] for process in started}
    assert keys == {decode_operator_key((tmp_path / "secret.key").read_text()).hex().encode()}
